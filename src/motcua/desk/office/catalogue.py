"""The catalogue of procedures, for officers to read: search, one field, one procedure in one version."""

from collections import Counter
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.kernel.clock import local_day, now
from motcua.kernel.text import fold
from motcua.procedures import queries
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission
from motcua.units.queries import unit

from .reading import told
from .shell import show

DOOR = "desk:procedures"
MOST = 100


@needs(Permission.SEE_DOSSIERS)
def procedures(request: OfficerRequest) -> HttpResponse:
    """Search, or the procedures of one field; all of the catalogue, or what one's own unit offers."""
    at = now()
    day = local_day(at)
    text = request.GET.get("q", "").strip()[:200]
    field = request.GET.get("field", "")
    every = request.GET.get("all") == "1"
    found = _found(request.hat, day, text, field, every)
    offered = offered_here(request.hat, day, found)
    context = {
        "text": text,
        "field": field,
        "tabs": _tabs(text, field, every),
        "fields": [] if text or field else _fields(request.hat, day, every),
        "rows": [{"version": one, "offered": one.pk in offered} for one in found[:MOST]],
        "too_many": len(found) > MOST,
        "every": every,
        "asked": bool(text or field),
        "most": MOST,
    }
    return show(request, "desk/office/procedures.html", at, DOOR, context)


@needs(Permission.SEE_DOSSIERS)
def procedure(request: OfficerRequest, code: str, number: int | None = None) -> HttpResponse:
    """All that is known of a procedure, in the version in force or in another one."""
    at = now()
    day = local_day(at)
    versions = queries.versions_of(code)
    version = _version(versions, number, day)
    content = queries.content(version.pk)
    context = {
        "version": version,
        "in_force": _holds(version, day),
        "content": content,
        "told": told(content),
        "versions": versions if len(versions) > 1 else [],
        "offered": version.pk in offered_here(request.hat, day, [version]),
        "keeps": request.hat.may(Permission.MANAGE_CATALOGUE),
    }
    return show(request, "desk/office/procedure.html", at, DOOR, context)


def offered_here(hat: Hat, day: date, versions: list[Any]) -> set[Any]:
    """Which of these versions the authority of the hat offers to the public."""
    offered = queries.procedures_for(unit(hat.authority), day)
    return set(offered.filter(pk__in=[one.pk for one in versions]).values_list("pk", flat=True))


def _found(hat: Hat, day: date, text: str, field: str, every: bool) -> list[Any]:
    where = None if every else unit(hat.authority)
    if text:
        found = queries.search(text, day, where, limit=MOST + 1)
        return [one for one in found if not field or one.field_name == field]
    if field:
        return list(queries.in_field(field, day, where)[: MOST + 1])
    return []


def _fields(hat: Hat, day: date, every: bool) -> list[dict[str, Any]]:
    """Each field once, by name, with the number of its procedures offered here or in all the catalogue."""
    numbers: Counter[str] = Counter()
    if every:
        for field in queries.fields(day):
            numbers[field.name] += field.procedures
    else:
        numbers.update(queries.procedures_for(unit(hat.authority), day).values_list("field_name", flat=True))
    return [{"name": name, "number": numbers[name]} for name in sorted(filter(None, numbers), key=fold)]


def _tabs(text: str, field: str, every: bool) -> list[dict[str, Any]]:
    asked = {name: given for name, given in (("q", text), ("field", field)) if given}
    url = reverse(DOOR)
    return [
        {"label": _("Offered here"), "url": f"{url}?{urlencode(asked)}", "current": not every},
        {
            "label": _("The whole catalogue"),
            "url": f"{url}?{urlencode(asked | {'all': 1})}",
            "current": every,
        },
    ]


def _version(versions: list[Any], number: int | None, day: date) -> Any:
    """The version asked for; else the one in force; else the newest there is."""
    wanted = [one for one in versions if (one.number == number if number else _holds(one, day))]
    found = next(iter(wanted or ([] if number else versions)), None)
    if found is None:
        raise Http404
    return found


def _holds(version: Any, day: date) -> bool:
    return version.in_force_from <= day and (version.in_force_to is None or day < version.in_force_to)
