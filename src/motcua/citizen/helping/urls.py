from django.urls import URLPattern, path

from . import consenting, receipts, showing, starting, team

urlpatterns: list[URLPattern] = [
    path("help/", showing.home, name="help"),
    path("help/start/", starting.start, name="help-start"),
    path("help/begin/", starting.begin, name="help-begin"),
    path("help/team/", team.team, name="help-team"),
    path("help/<uuid:draft_id>/consent/", consenting.consent, name="help-consent"),
    path("help/<uuid:draft_id>/finish/", consenting.finish, name="help-finish"),
    path("help/<uuid:draft_id>/prepared/", receipts.prepared, name="help-prepared"),
    path("help/<uuid:draft_id>/receipt/", receipts.receipt, name="help-receipt"),
]
