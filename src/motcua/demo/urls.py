from django.urls import URLPattern, path

from . import views

app_name = "demo"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
    path("citizen/", views.be_citizen, name="citizen"),
    path("enter/<str:username>/", views.enter, name="enter"),
]
