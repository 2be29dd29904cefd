"""A Django project with a single view that does the bare transaction, for the production server to run."""

import os
from pathlib import Path

from django.conf import settings

from motcua import config

if not settings.configured:
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": config.database(os.environ["BENCH_DATABASE"], Path(os.environ["BENCH_HOME"]))},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    )

from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

from bench.bare import three_inserts


def case(request: HttpRequest) -> HttpResponse:
    """Record a case of whoever was posted."""
    return HttpResponse(three_inserts(request.POST["owner"], request.POST["number"]))


def hello(request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


urlpatterns = [path("case/", case), path("", hello)]
application = get_wsgi_application()
