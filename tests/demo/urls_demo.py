"""The addresses of an installation that shows the demonstration, for the tests of its front door."""

from django.urls import include, path

from motcua.urls import urlpatterns as usual

urlpatterns = [*usual, path("demo/", include("motcua.demo.urls"))]
