from django.urls import URLPattern, path

from . import looking, signing_in

urlpatterns: list[URLPattern] = [
    path("my/", looking.home, name="own"),
    path("my/in/", signing_in.sign_in, name="own-in"),
    path("my/out/", signing_in.sign_out, name="own-out"),
    path("my/dossiers/<uuid:dossier_id>/", looking.dossier, name="own-dossier"),
]
