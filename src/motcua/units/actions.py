from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.clock import local_day
from motcua.kernel.ids import new_id, reference_id
from motcua.kernel.refusal import refuse_if
from motcua.kernel.text import tidy

from .loading import LoadReport, load, read_directory, read_parts
from .models import ServicePoint, Unit, UnitCode, UnitName
from .permissions import why_not_add_service_point, why_not_add_unit, why_not_give_code, why_not_rename
from .rules import CodeSystem, Span, Tier, UnitKind, path_below, search_text

LOADING = reference_id("units", "load")


@transaction.atomic
def load_units(
    *,
    at: datetime,
    by: ActsInUnit | None = None,
    report: Callable[[str], None] | None = None,
    directory: Path | None = None,
) -> LoadReport:
    """Bring the shipped units, names and codes into the database; again with the same files changes nothing.

    What an installation entered itself stays: a shipped code that would collide with one given here is left
    out and named in the report's `kept`. Names and kinds shown are those in force on the day of `at`.
    """
    _queue_writers()
    done = load(read_directory(directory or settings.DATA / "units"), local_day(at))
    if done.changed:
        append(
            subject_kind="units",
            subject=LOADING,
            kind="units.loaded",
            by=by or System(),
            at=at,
            data=done.counts(),
        )
    if report:
        for line in done.lines():
            report(line)
    return done


@transaction.atomic
def add_unit(
    *,
    parent: Unit | None,
    tier: Tier,
    kind: UnitKind,
    name: str,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    identity: UUID | None = None,
) -> Unit:
    """A new body of the state below `parent`. Refused when tier, kind, parent or day do not fit."""
    name = tidy(name)
    refuse_if(why_not_add_unit(parent=parent, tier=tier, kind=kind, name=name, valid_from=valid_from))
    identity = identity or new_id()
    unit = Unit.objects.create(
        id=identity,
        parent=parent,
        path=path_below(parent.path if parent else "", identity),
        tier=tier.value,
        kind=kind.value,
        name=name,
        valid_from=valid_from,
    )
    _name(unit, name, kind, valid_from)
    stated = {"tier": tier.value, "kind": kind.value, "name": name, "from": valid_from.isoformat()}
    _record(unit, "unit.added", by, at, {**stated, "parent": str(parent.pk) if parent else None}, first=True)
    return unit


def add_usual_parts(*, unit: Unit, valid_from: date, by: ActsInUnit, at: datetime) -> list[Unit]:
    """Give a province its usual departments, or a commune its divisions, from shipped templates.

    The templates are unverified. Parts added so before stay as they are; the answer holds the new ones.
    """
    with transaction.atomic():
        _queue_writers()
        here = set(Unit.objects.filter(parent=unit).values_list("pk", flat=True))
        return [
            add_unit(
                parent=unit,
                tier=part.tier,
                kind=part.kind,
                name=part.name,
                valid_from=valid_from,
                by=by,
                at=at,
                identity=part.identity_in(unit.pk),
            )
            for part in read_parts(settings.DATA / "units")
            if unit.kind in part.of and part.identity_in(unit.pk) not in here
        ]


@transaction.atomic
def rename(
    *,
    unit: Unit,
    name: str,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    kind: UnitKind | None = None,
    source: str = "",
) -> Unit:
    """Another name, or another kind, from a day up to the present one; the old one stays in the history."""
    _queue_writers()
    name, kind = tidy(name), kind or UnitKind(unit.kind)
    refuse_if(why_not_rename(unit=unit, name=name, kind=kind, valid_from=valid_from, today=local_day(at)))
    unit.names.filter(valid_to__isnull=True).update(valid_to=valid_from)
    _name(unit, name, kind, valid_from, source)
    unit.name, unit.kind = name, kind.value
    unit.save(update_fields=["name", "kind"])
    _record(unit, "unit.renamed", by, at, {"name": name, "kind": kind.value, "from": valid_from.isoformat()})
    return unit


@transaction.atomic
def give_code(
    *,
    unit: Unit,
    code: str,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    system: CodeSystem = CodeSystem.OFFICIAL,
    valid_to: date | None = None,
) -> UnitCode:
    """Let a unit carry a code for a time. An open code of the same system ends when the new one begins.

    Refused when the code is malformed, or carried by another unit on any of these days.
    """
    _queue_writers()
    span = Span(valid_from, valid_to)
    refuse_if(why_not_give_code(unit=unit, system=system, code=code, span=span))
    unit.codes.filter(system=system.value, valid_to__isnull=True, valid_from__lt=valid_from).update(
        valid_to=valid_from
    )
    given = UnitCode.objects.create(
        unit=unit, system=system.value, code=code, valid_from=valid_from, valid_to=valid_to
    )
    stated = {"system": system.value, "code": code, "from": valid_from.isoformat()}
    _record(unit, "unit.code_given", by, at, {**stated, "to": valid_to and valid_to.isoformat()})
    return given


@transaction.atomic
def choose_calendar(*, unit: Unit, calendar: UUID | None, by: ActsInUnit, at: datetime) -> Unit:
    """Let a unit, and all below it without one of their own, follow a calendar; None to inherit again."""
    unit.calendar_id = calendar
    unit.save(update_fields=["calendar"])
    _record(unit, "unit.calendar_chosen", by, at, {"calendar": str(calendar) if calendar else None})
    return unit


@transaction.atomic
def add_service_point(
    *,
    unit: Unit,
    name: str,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    address: str = "",
    calendar: UUID | None = None,
    identity: UUID | None = None,
) -> ServicePoint:
    """A place with counters where the unit receives people. Refused without a name of its own in the unit."""
    _queue_writers()
    name = tidy(name)
    refuse_if(why_not_add_service_point(unit=unit, name=name, valid_from=valid_from))
    point = ServicePoint.objects.create(
        id=identity or new_id(),
        unit=unit,
        name=name,
        address=tidy(address),
        calendar_id=calendar,
        valid_from=valid_from,
    )
    append(
        subject_kind="service_point",
        subject=point.pk,
        kind="service_point.added",
        by=by,
        at=at,
        data={"unit": str(unit.pk), "name": name, "from": valid_from.isoformat()},
        first=True,
    )
    return point


def _queue_writers() -> None:
    """Writers of the tree wait for each other at its root: no portable constraint forbids overlaps."""
    list(Unit.objects.select_for_update().filter(parent__isnull=True).values_list("pk"))


def _name(unit: Unit, name: str, kind: UnitKind, valid_from: date, source: str = "") -> None:
    UnitName.objects.create(
        unit=unit,
        name=name,
        kind=kind.value,
        folded=search_text(name),
        source=source,
        valid_from=valid_from,
    )


def _record(
    unit: Unit, kind: str, by: ActsInUnit, at: datetime, data: dict[str, Any], first: bool = False
) -> None:
    append(subject_kind="unit", subject=unit.pk, kind=kind, by=by, at=at, data=data, first=first)
