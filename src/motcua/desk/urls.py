"""The addresses of the desk: daily work, the counter, the office."""

from django.urls import URLPattern

from .catalogue.urls import urlpatterns as catalogue
from .counter.urls import urlpatterns as counter
from .office.urls import urlpatterns as office
from .work.urls import urlpatterns as work

app_name = "desk"
urlpatterns: list[URLPattern] = [*work, *counter, *office, *catalogue]
