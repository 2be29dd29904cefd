"""Addresses of daily work."""

from django.urls import URLPattern, path

from . import dossier, finding, home, load, payments, reassign, scans, set_aside, worklists
from .acts import views as acts

urlpatterns: list[URLPattern] = [
    path("", home.show, name="home"),
    path("worklist/<slug:code>/", worklists.show, name="worklist"),
    path("search/", finding.show, name="search"),
    path("dossier/<uuid:id>/", dossier.show, name="dossier"),
    path("dossier/<uuid:id>/act/<slug:act>/", acts.show, name="act"),
    path("dossier/<uuid:id>/payment/<uuid:payment_id>/", payments.take, name="pay"),
    path("dossier/<uuid:id>/paper/<uuid:paper>/scan/", scans.add, name="scan"),
    path("dossier/<uuid:id>/file/<uuid:file_id>/", scans.show, name="file"),
    path("reassign/", reassign.show, name="reassign"),
    path("load/", load.show, name="load"),
    path("set-aside/", set_aside.show, name="set_aside"),
]
