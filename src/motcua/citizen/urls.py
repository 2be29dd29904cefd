from django.urls import URLPattern, path

from . import tracking

app_name = "citizen"
urlpatterns: list[URLPattern] = [
    path("", tracking.ask, name="track"),
    path("<str:code>/", tracking.show, name="dossier"),
]
