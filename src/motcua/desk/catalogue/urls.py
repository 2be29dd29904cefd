from django.urls import URLPattern, path

from . import (
    beginning,
    comparing,
    copying,
    doubts,
    editing,
    ending,
    form_editing,
    home,
    publishing,
    switching,
)

urlpatterns: list[URLPattern] = [
    path("catalogue/", home.home, name="catalogue"),
    path("catalogue/doubts/", doubts.doubts, name="catalogue_doubts"),
    path("catalogue/new/", beginning.new, name="catalogue_new"),
    path("catalogue/<str:code>/", home.procedure, name="catalogue_procedure"),
    path("catalogue/<str:code>/compare/", comparing.compare, name="catalogue_compare"),
    path("catalogue/<str:code>/copy/", copying.overview, name="catalogue_copy"),
    path("catalogue/<str:code>/copy/begin/", copying.begin, name="catalogue_begin"),
    path("catalogue/<str:code>/copy/cases/", copying.cases, name="catalogue_cases"),
    path("catalogue/<str:code>/copy/remove-case/", copying.remove_case, name="catalogue_remove_case"),
    path("catalogue/<str:code>/copy/form/", form_editing.form, name="catalogue_form"),
    path("catalogue/<str:code>/copy/form/preview/", form_editing.preview, name="catalogue_preview"),
    path("catalogue/<str:code>/copy/part/<slug:name>/", editing.part, name="catalogue_part"),
    path("catalogue/<str:code>/copy/preview/", beginning.preview, name="catalogue_copy_preview"),
    path("catalogue/<str:code>/end/", ending.end, name="catalogue_end"),
    path("catalogue/<str:code>/end/take-back/", ending.take_back, name="catalogue_take_end_back"),
    path("catalogue/<str:code>/publish/", publishing.publish, name="catalogue_publish"),
    path("catalogue/<str:code>/follow/", publishing.follow, name="catalogue_follow"),
    path("catalogue/<str:code>/give-up/", publishing.give_up, name="catalogue_give_up"),
    path("catalogue/<str:code>/dossiers/", switching.dossiers, name="catalogue_dossiers"),
]
