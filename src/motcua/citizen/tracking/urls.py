from django.urls import URLPattern, path

from . import acts, looking, mending

urlpatterns: list[URLPattern] = [
    path("track/", looking.ask, name="track"),
    path("track/leave/", looking.leave, name="track-leave"),
    path("track/<str:code>/", looking.show, name="track-dossier"),
    path("track/<str:code>/mend/", mending.mend, name="track-mend"),
    path("track/<str:code>/withdraw/", acts.withdraw_it, name="track-withdraw"),
    path("track/<str:code>/contact/", acts.contact, name="track-contact"),
    path("track/<str:code>/rate/", acts.rate_it, name="track-rate"),
]
