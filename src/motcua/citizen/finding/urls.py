from django.urls import URLPattern, path

from . import asking, choosing, procedure, searching

urlpatterns: list[URLPattern] = [
    path("find/", searching.find, name="find"),
    path("find/place/", choosing.place, name="find-place"),
    path("find/place/set/", choosing.set_place, name="find-place-set"),
    path("find/life/<slug:key>/", searching.life_event, name="find-life"),
    path("find/fields/", searching.fields, name="find-fields"),
    path("find/fields/<slug:slug>/", searching.field, name="find-field"),
    path("procedures/<str:code>/", procedure.show, name="find-procedure"),
    path("procedures/<str:code>/ask/", asking.ask, name="find-ask"),
]
