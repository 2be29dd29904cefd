from django.urls import path

from . import look, views

urlpatterns = [
    path("style/", views.styleguide, name="styleguide"),
    path("look/", look.change, name="look"),
]
