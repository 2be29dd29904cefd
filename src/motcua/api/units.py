"""Units: by code and day, by words, or all within one, page by page."""

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from motcua.clients.rules import Scope
from motcua.kernel.refusal import Refusal, Refused
from motcua.units.queries import (
    codes_of,
    country,
    search_units,
    service_points_of,
    unit,
    unit_by_code,
    within,
)
from motcua.units.rules import CodeSystem, Tier, UnknownUnit

from . import told
from .answers import read
from .cursors import cursor, place
from .documents import IF_NONE_MATCH, headers, reads
from .entrance import Bearer, ClientRequest
from .paging import Cursor, Limit, On, day, words

router = Router(tags=["units"], auth=Bearer(Scope.UNITS_READ))


@router.get("units", response=reads(told.Units), openapi_extra=headers(IF_NONE_MATCH))
def units(
    request: ClientRequest,
    code: Annotated[str, words(40, "An official or agency code; it is another unit's on another day.")] = "",
    search: Annotated[str, words(100, "Words of the name, with or without diacritics: one page.")] = "",
    parent: Annotated[UUID | None, Query(description="This unit and all below it.")] = None,
    tier: Annotated[Tier | None, Query(description="Only units of this tier.")] = None,
    on: On = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> HttpResponse:
    """The units of a day: the one that carries a code, those found by words, or all within one."""
    asked = day(on)
    if code:
        return read(request, _page(_coded(code, asked), asked))
    if search:
        return read(request, _page(search_units(search, asked, limit, tier=tier), asked))
    return read(request, _walk(parent, tier, asked, cursor, limit))


@router.get("units/{uuid:unit_id}", response=reads(told.UnitWhole, 404), openapi_extra=headers(IF_NONE_MATCH))
def unit_whole(request: ClientRequest, unit_id: UUID, on: On = None) -> HttpResponse:
    """One unit, with its codes and service points on a day."""
    asked = day(on)
    try:
        found = unit(unit_id)
    except UnknownUnit as unknown:
        raise Refused(Refusal("not_found", unknown.refusal.text)) from None
    points = [
        {"id": str(one.pk), "name": one.name, "address": one.address}
        for one in service_points_of(found, asked)
    ]
    return read(request, _told([found], asked)[0] | {"service_points": points})


def _coded(code: str, on: date) -> list[Any]:
    for system in CodeSystem:
        try:
            return [unit_by_code(code, on, system)]
        except UnknownUnit:
            continue
    return []


def _walk(parent: UUID | None, tier: Tier | None, on: date, after: str, limit: int) -> dict[str, Any]:
    """All within one unit by their path, page by page."""
    top = unit(parent) if parent else country()
    found = within(top.path).in_force(on)
    if tier:
        found = found.of_tier(tier)
    if after:
        found = found.filter(path__gt=place("units", after, 1)[0])
    page = list(found[: limit + 1])
    more = cursor("units", page[limit - 1].path) if len(page) > limit else None
    return _page(page[:limit], on, more)


def _page(found: Iterable[Any], on: date, more: str | None = None) -> dict[str, Any]:
    return {"items": _told(list(found), on), "next": more}


def _told(found: list[Any], on: date) -> list[dict[str, Any]]:
    codes = {system: codes_of(found, on, system) for system in CodeSystem}
    return [
        {
            "id": str(one.pk),
            "name": one.name,
            "tier": one.tier,
            "kind": one.kind,
            "parent": str(one.parent_id) if one.parent_id else None,
            "codes": {
                system.value: codes[system][one.pk] for system in CodeSystem if one.pk in codes[system]
            },
            "valid_from": one.valid_from.isoformat(),
            "valid_to": one.valid_to.isoformat() if one.valid_to else None,
        }
        for one in found
    ]
