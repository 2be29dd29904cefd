from django.urls import URLPattern

from .filing.urls import urlpatterns as filing
from .finding.urls import urlpatterns as finding
from .helping.urls import urlpatterns as helping
from .own.urls import urlpatterns as own
from .tracking.urls import urlpatterns as tracking

app_name = "citizen"
urlpatterns: list[URLPattern] = [*filing, *finding, *helping, *own, *tracking]
