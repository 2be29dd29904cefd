"""Procedures: what may be filed where, and what each version says."""

from typing import Annotated, Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from ninja import Path, Query, Router

from motcua.clients.rules import Scope
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.procedures import queries
from motcua.units.queries import unit as unit_of

from . import told
from .answers import read
from .cursors import cursor as cursor_of
from .cursors import place
from .documents import IF_NONE_MATCH, headers, reads
from .entrance import Bearer, ClientRequest
from .paging import Cursor, Limit, On, day, words

router = Router(tags=["procedures"], auth=Bearer(Scope.PROCEDURES_READ))
Code = Annotated[str, Path(max_length=40, pattern=r"^[^\x00-\x1f\x7f/]+$", description="1.001193")]


@router.get("procedures", response=reads(told.Procedures), openapi_extra=headers(IF_NONE_MATCH))
def procedures(
    request: ClientRequest,
    search: Annotated[str, words(200, "Words as people type them: one page, the best first.")] = "",
    unit: Annotated[UUID | None, Query(description="Only what this unit offers.")] = None,
    field: Annotated[str, words(300, "Only those of this field, by its name.")] = "",
    on: On = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> HttpResponse:
    """The procedures in force on a day: those found by words, else all of a unit or a field by name."""
    asked, offering = day(on), unit_of(unit) if unit else None
    if search:
        found = queries.search(search, asked, offering, limit)
        return read(request, {"items": [_told(one) for one in found], "next": None})
    if field:
        return read(request, _page(queries.in_field(field, asked, offering), cursor, limit))
    if offering is None:
        text = gettext_noop("Say what is wanted: words to search for, a unit, or a field.")
        raise Refused(Refusal("nothing_wanted", text))
    return read(request, _page(queries.procedures_for(offering, asked), cursor, limit))


@router.get(
    "procedures/{code}", response=reads(told.ProcedureWhole, 404), openapi_extra=headers(IF_NONE_MATCH)
)
def procedure(request: ClientRequest, code: Code, on: On = None) -> HttpResponse:
    """What a procedure says on a day: cases, papers, time limits, fees, form, route, legal basis."""
    return read(request, _whole(code, on))


@router.get(
    "procedures/{code}/versions", response=reads(told.Procedures, 404), openapi_extra=headers(IF_NONE_MATCH)
)
def versions(request: ClientRequest, code: Code) -> HttpResponse:
    """All versions of a procedure, the newest first."""
    found = queries.versions_of(code)
    if not found:
        raise Refused(_no_procedure(code))
    return read(request, {"items": [_told(one) for one in found], "next": None})


def _whole(code: str, on: Any) -> dict[str, Any]:
    try:
        version = queries.version_in_force(code, day(on))
    except Refused as refused:
        known = refused.refusal
        raise Refused(Refusal("not_found", known.text, known.params)) from None
    return _told(version) | {"content": queries.content(version.pk).to_json()}


def _no_procedure(code: str) -> Refusal:
    text = gettext_noop("There is no procedure {code} here. Check the code, or search by its name.")
    return Refusal("not_found", text, {"code": code})


def _page(found: Any, after: str, limit: int) -> dict[str, Any]:
    """A page by name, behind a cursor."""
    if after:
        name, last = place("procedures", after, 2)
        found = found.filter(Q(name__gt=name) | Q(name=name, pk__gt=last))
    page = list(found[: limit + 1])
    behind = page[limit - 1] if len(page) > limit else None
    more = cursor_of("procedures", behind.name, str(behind.pk)) if behind else None
    return {"items": [_told(one) for one in page[:limit]], "next": more}


def _told(version: Any) -> dict[str, Any]:
    return {
        "code": version.procedure.code,
        "version": str(version.pk),
        "number": version.number,
        "name": version.name,
        "field": version.field_name,
        "online_level": version.online_level,
        "in_force_from": version.in_force_from.isoformat(),
        "in_force_to": version.in_force_to.isoformat() if version.in_force_to else None,
    }
