from django.urls import path

from . import views

urlpatterns = [path("style/", views.styleguide, name="styleguide")]
