"""A Django project of three bare pages over the program's own tables: one query and one template each.

What any program must at least do that answers these pages: look for words among the procedures and list
twenty, read one procedure with its papers, read one dossier by its code and key.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings

from motcua import config

if not settings.configured:
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        DATABASES={"default": config.database(os.environ["BENCH_DATABASE"], Path(os.environ["BENCH_HOME"]))},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
    )

from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

ROWS = 20
_FIND = """
    SELECT p.code, v.name, v.field_name FROM procedures_procedureversion v
    JOIN procedures_procedure p ON p.id = v.procedure_id
    WHERE v.search_text LIKE %s ORDER BY v.name LIMIT 20
"""
_PROCEDURE = """
    SELECT v.name, v.content FROM procedures_procedureversion v
    JOIN procedures_procedure p ON p.id = v.procedure_id WHERE p.code = %s
"""
_DOSSIER = """
    SELECT code, filed_at, accepted_at, due_at, status FROM dossiers_dossier
    WHERE code = %s AND track_key = %s
"""
_LIST = (
    "<html><head><title>{{ title }}</title></head><body><h1>{{ title }}</h1><ul>{% for one in rows %}"
    '<li><a href="/{{ one.0 }}/">{{ one.1 }}</a> <span>{{ one.2 }}</span></li>{% endfor %}</ul></body></html>'
)


def find(request: HttpRequest) -> HttpResponse:
    """Twenty procedures whose text has these words."""
    words = request.GET["q"]
    return _listed(words, _rows(_FIND, [f"%{words}%"]))


def procedure(request: HttpRequest) -> HttpResponse:
    """One procedure and its papers."""
    name, content = _rows(_PROCEDURE, [request.GET["code"]])[0]
    told = json.loads(content) if isinstance(content, str) else content
    papers = [(one.get("key"), one.get("name"), one.get("note", "")) for one in told.get("papers", ())]
    return _listed(name, papers)


def dossier(request: HttpRequest) -> HttpResponse:
    """How one dossier stands."""
    found = _rows(_DOSSIER, [request.GET["code"], request.GET["k"]])[0]
    return _listed(found[0], [(str(one), one, "") for one in found])


def hello(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("hello")


def _rows(statement: str, given: list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return list(cursor.fetchall())


def _listed(title: object, rows: list[tuple[Any, ...]]) -> HttpResponse:
    return HttpResponse(_template.render({"title": title, "rows": rows[:ROWS]}))


urlpatterns = [
    path("find/", find),
    path("procedure/", procedure),
    path("dossier/", dossier),
    path("", hello),
]
application = get_wsgi_application()
_template = engines["django"].from_string(_LIST)
