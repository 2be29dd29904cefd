from django.urls import URLPattern, path

from . import catalogue, hats, staff, staff_acts

urlpatterns: list[URLPattern] = [
    path("hats/", hats.hats, name="hats"),
    path("hats/language/", hats.language, name="language"),
    path("staff/", staff.staff, name="staff"),
    path("staff/new/", staff_acts.new, name="staff_new"),
    path("staff/roles/", staff.roles, name="roles"),
    path("staff/<uuid:account_id>/", staff.officer, name="officer"),
    path("staff/<uuid:account_id>/post/", staff_acts.give_post, name="give_post"),
    path("staff/<uuid:account_id>/password/", staff_acts.password, name="reset_password"),
    path("staff/<uuid:account_id>/account/", staff_acts.account_state, name="account_state"),
    path("staff/posts/<uuid:post_id>/end/", staff_acts.end_post, name="end_post"),
    path("staff/posts/<uuid:post_id>/stand-in/", staff_acts.stand_in, name="stand_in"),
    path("staff/stand-ins/<uuid:stand_in_id>/end/", staff_acts.end_stand_in, name="end_stand_in"),
    path("procedures/", catalogue.procedures, name="procedures"),
    path("procedures/<str:code>/", catalogue.procedure, name="procedure"),
    path("procedures/<str:code>/<int:number>/", catalogue.procedure, name="procedure_version"),
]
