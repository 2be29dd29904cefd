from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, IntegerField, Q, Value, When

from motcua.kernel.refusal import Refusal
from motcua.kernel.text import fold, tidy
from motcua.kernel.words import gettext_noop
from motcua.rows import first_of, read, statement
from motcua.workdays.queries import calendar, calendar_at, shipped_calendar
from motcua.workdays.rules import WorkCalendar

from .models import ServicePoint, Unit, UnitCode, UnitName, UnitQuerySet
from .rules import AUTHORITIES, CodeSystem, Tier, UnknownUnit, bare_name, bare_search_text, paths_above

_UNKNOWN = Refusal("unknown_unit", gettext_noop("There is no such unit here. Choose a unit from the list."))


def unit(id: UUID) -> Unit:
    """The unit of that identity, whether it still exists or not. Raises UnknownUnit."""
    found = read(Unit, "id = %s", [id])
    if not found:
        raise UnknownUnit(_UNKNOWN)
    return found[0]


def unit_and_parent(id: UUID) -> Unit:
    """The same with the unit to which it belongs, in one query. Raises UnknownUnit."""
    found = _with_parent(id)
    if not found:
        raise UnknownUnit(_UNKNOWN)
    return found[0]


@statement
def _with_parent(id: Value) -> UnitQuerySet:
    return Unit.objects.select_related("parent").filter(pk=id)


def unit_by_code(code: str, on: date, system: CodeSystem = CodeSystem.OFFICIAL) -> Unit:
    """The unit that carried the code on that day; a code alone is ambiguous. Raises UnknownUnit."""
    carried = UnitCode.objects.in_force(on).filter(system=system, code=code).select_related("unit").first()
    if carried is None:
        text = gettext_noop("No unit carries the code {code} on {day}. Check the code, or search by name.")
        raise UnknownUnit(Refusal("unknown_unit_code", text, {"code": code, "day": f"{on:%d/%m/%Y}"}))
    return carried.unit


def code_of(unit: Unit, on: date, system: CodeSystem = CodeSystem.OFFICIAL) -> str | None:
    """The code that the unit carried on that day, or None."""
    return (
        UnitCode.objects.in_force(on).filter(unit=unit, system=system).values_list("code", flat=True).first()
    )


def codes_of(units: Iterable[Unit], on: date, system: CodeSystem = CodeSystem.OFFICIAL) -> dict[UUID, str]:
    """The codes of many units by their id, for lists; units without one are absent."""
    carried = UnitCode.objects.in_force(on).filter(unit__in=list(units), system=system)
    return dict(carried.values_list("unit_id", "code"))


def name_on(unit: Unit, on: date) -> str:
    """What a document of that day calls the unit; its present name for a day before its first."""
    return UnitName.objects.in_force(on).filter(unit=unit).values_list("name", flat=True).first() or unit.name


def ancestors(unit: Unit) -> list[Unit]:
    """The unit and all above it, nearest first, in one query."""
    return list(Unit.objects.filter(path__in=paths_above(unit.path)).order_by("-path"))


def ancestor(unit: Unit, tier: Tier) -> Unit | None:
    """The nearest of that tier, from the unit itself upwards; None when there is none."""
    if unit.tier == tier:
        return unit
    return next((above for above in ancestors(unit) if above.tier == tier), None)


def authority_of(unit: Unit) -> Unit:
    """The body that decides for this unit and whose counters issue dossier codes: the unit itself or the
    nearest above it that is a commune, department, branch or province. Raises UnknownUnit for the country."""
    if unit.tier in AUTHORITIES:
        return unit
    for above in ancestors(unit):
        if above.tier in AUTHORITIES:
            return above
    text = gettext_noop("{unit} receives no dossiers itself. Choose a province, a commune or a part of one.")
    raise UnknownUnit(Refusal("unit_without_authority", text, {"unit": unit.name}))


def authority_id(unit: Unit) -> UUID | None:
    """The identity of `authority_of` without a query: a part of a unit hangs directly below the body for
    which it acts. None for the country."""
    return unit.pk if unit.tier in AUTHORITIES else unit.parent_id


def calendar_of(unit: Unit, point: ServicePoint | None = None) -> WorkCalendar:
    """The calendar by which the unit works: the service point's own, else the nearest from the unit upwards,
    else the default one. One small query."""
    if point and point.calendar_id:
        return calendar(point.calendar_id)
    paths = paths_above(unit.path)
    with connection.cursor() as cursor:
        cursor.execute(_CALENDAR.format(", ".join(["%s"] * len(paths))), paths)
        row = cursor.fetchone()
    return calendar_at(Unit._meta.pk.to_python(row[0]), row[1]) if row else shipped_calendar()


_CALENDAR = """
    SELECT id, revision FROM workdays_calendar k WHERE k.id = COALESCE(
        (SELECT calendar_id FROM units_unit WHERE calendar_id IS NOT NULL AND path IN ({})
            ORDER BY path DESC LIMIT 1),
        (SELECT id FROM workdays_calendar WHERE is_default)
    )
"""


@dataclass(frozen=True)
class Office:
    """A unit as its counter knows it on a day: its name, agency code (None without one) and calendar."""

    name: str
    agency: str | None
    calendar: WorkCalendar


_OFFICE = """
    WITH RECURSIVE line (id, parent, calendar, far) AS (
        SELECT id, parent_id, calendar_id, 0 FROM units_unit WHERE id = %s
        UNION ALL
        SELECT a.id, a.parent_id, a.calendar_id, far + 1 FROM line JOIN units_unit a ON a.id = line.parent
            WHERE line.calendar IS NULL
    )
    SELECT u.name, (
        SELECT c.code FROM units_unitcode c
        WHERE c.unit_id = u.id AND c.system = %s
            AND c.valid_from <= %s AND (c.valid_to IS NULL OR c.valid_to > %s)
        ORDER BY c.id LIMIT 1
    ), k.id, k.revision
    FROM line JOIN units_unit u ON u.id = line.id LEFT JOIN workdays_calendar k ON k.id = COALESCE(
        (SELECT calendar FROM line WHERE calendar IS NOT NULL),
        (SELECT d.id FROM workdays_calendar d WHERE d.is_default)
    )
    WHERE line.far = 0
"""


def office(unit_id: UUID, on: date) -> Office:
    """What taking a dossier in asks about a unit, in one query, as `unit`, `code_of` and `calendar_of` would
    answer in five. Raises UnknownUnit."""
    key = Unit._meta.get_field("id")
    row = first_of(_OFFICE, [unit_id, CodeSystem.AGENCY.value, on, on])
    if row is None:
        raise UnknownUnit(_UNKNOWN)
    name, agency, calendar_id, revision = row
    return Office(name, agency, calendar_at(key.to_python(calendar_id), revision))


def reception_calendar(unit_id: UUID, on: date, point: UUID | None = None) -> WorkCalendar:
    """The calendar by which somebody looks at what came in: that of the service point named, where it has
    one of its own; for what came in at no point, that which all points open on that day share; else that of
    the unit."""
    points = service_points_of(unit_id, on)
    kept = {one.calendar_id for one in points if point in (None, one.pk)}
    own = kept.pop() if len(kept) == 1 else None
    return calendar(own) if own else office(unit_id, on).calendar


def within(scope_path: str) -> UnitQuerySet:
    """The unit of that path and everything below it; nothing for an empty path."""
    return Unit.objects.within(scope_path).order_by("path")


def country() -> Unit:
    """The root of the tree. Raises UnknownUnit before the units are loaded."""
    found = Unit.objects.of_tier(Tier.COUNTRY).first()
    if found is None:
        text = gettext_noop("No units are loaded yet. Run “motcua units load” first.")
        raise UnknownUnit(Refusal("no_units_loaded", text))
    return found


def provinces(on: date) -> list[Unit]:
    """The provinces of that day, by name."""
    return _by_name(Unit.objects.of_tier(Tier.PROVINCE).in_force(on))


def communes_of(province: Unit, on: date) -> list[Unit]:
    """The communes, wards and special zones of a province on that day, by name."""
    return _by_name(Unit.objects.of_tier(Tier.COMMUNE).within(province.path).in_force(on))


def parts_of(unit: Unit, on: date) -> list[Unit]:
    """What hangs directly below a unit on that day, by name."""
    return _by_name(Unit.objects.filter(parent=unit).in_force(on))


def service_points_of(unit: Unit | UUID, on: date) -> list[ServicePoint]:
    """The service points that the unit has open on that day, by name."""
    open_then = "unit_id = %s AND valid_from <= %s AND (valid_to IS NULL OR valid_to > %s) ORDER BY name"
    return read(ServicePoint, open_then, [unit.pk if isinstance(unit, Unit) else unit, on, on])


def search_units(
    text: str, on: date, limit: int = 20, *, tier: Tier | None = None, scope: str = ""
) -> list[Unit]:
    """Units of that day whose name has words beginning like the words of `text`, diacritics or not, or that
    carry `text` as a code; of one tier, or within one path, where that is given. Names that begin with the
    text come first; each knows its parent."""
    words = fold(text).split()
    if not words:
        return []
    named = UnitName.objects.in_force(on).filter(_named(words) | Q(unit__in=_coded(text, on)))
    standing = Q(unit__valid_to__isnull=True) | Q(unit__valid_to__gt=on)
    found = named.filter(standing, unit__valid_from__lte=on, **({"unit__tier": tier} if tier else {}))
    found = found.filter(unit__path__within=scope) if scope else found
    ranked = found.annotate(rank=_rank(text)).order_by("rank", "folded", "unit__path")
    return [name.unit for name in ranked.select_related("unit__parent")[:limit]]


def _by_name(units: UnitQuerySet) -> list[Unit]:
    return sorted(units, key=lambda unit: (fold(bare_name(unit.name)), unit.path))


def _named(words: list[str]) -> Q:
    every = Q()
    for word in words:
        every &= Q(folded__startswith=word) | Q(folded__contains=f" {word}")
    return every


def _coded(text: str, on: date) -> Any:
    return UnitCode.objects.in_force(on).filter(code=tidy(text).upper()).values("unit_id")


def _rank(text: str) -> Case:
    begins = When(folded__startswith=bare_search_text(text), then=Value(0))
    return Case(begins, default=Value(1), output_field=IntegerField())


def sole_receiver(on: date) -> UUID | None:
    """The one commune that has service points on that day; None when there are several, or none."""
    receiving = ServicePoint.objects.in_force(on).filter(unit__tier=Tier.COMMUNE)
    found = list(receiving.order_by().values_list("unit_id", flat=True).distinct()[:2])
    return found[0] if len(found) == 1 else None
