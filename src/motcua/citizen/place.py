"""The commune a citizen chose: remembered by the browser, shown at the head and the foot of every page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject, cached_property
from django.utils.translation import gettext as _

from motcua.kernel.clock import local_day, now
from motcua.pages.words import moment
from motcua.units.queries import calendar_of, service_points_of, sole_receiver, unit_and_parent
from motcua.units.rules import Tier, UnknownUnit
from motcua.workdays.rules import WorkCalendar

if TYPE_CHECKING:
    from motcua.units.models import Unit

COOKIE = "place"
NOT_CHOSEN = "none"
SHOWN_DOORS = 2
_SHOWN = "_place_shown"


@dataclass(frozen=True)
class Day:
    """The hours of a day for the public, written; empty when closed."""

    on: date
    hours: str


@dataclass(frozen=True)
class Door:
    """A place with counters: where it is, and when it is open."""

    name: str
    address: str
    calendar: WorkCalendar
    at: datetime

    @property
    def today(self) -> str:
        """`Open today: 07:30–11:30, 13:00–17:00`, or when it opens next."""
        hours = hours_of(self.calendar, local_day(self.at))
        if hours and self.calendar.next_working_moment(self.at).date() == local_day(self.at):
            return _("Open today: %(hours)s") % {"hours": hours}
        opens = moment(self.calendar.next_working_moment(self.at))
        return _("Closed now. Opens again at %(moment)s") % {"moment": opens}

    @property
    def week(self) -> list[Day]:
        """Today and the six days after it."""
        days = (local_day(self.at) + timedelta(days=ahead) for ahead in range(7))
        return [Day(day, hours_of(self.calendar, day)) for day in days]


@dataclass(frozen=True)
class Place:
    """A commune with its counters. Doors and province are looked up when shown."""

    unit: Unit
    at: datetime

    @property
    def name(self) -> str:
        return self.unit.name

    @cached_property
    def province(self) -> str:
        above = self.unit.parent
        return above.name if above and above.tier == Tier.PROVINCE else ""

    @cached_property
    def calendar(self) -> WorkCalendar:
        return calendar_of(self.unit)

    @cached_property
    def doors(self) -> list[Door]:
        """The service points of the unit; itself where none is entered."""
        points = service_points_of(self.unit, local_day(self.at))
        return [
            Door(
                point.name,
                point.address,
                calendar_of(self.unit, point) if point.calendar_id else self.calendar,
                self.at,
            )
            for point in points
        ] or [Door(self.unit.name, "", self.calendar, self.at)]

    @property
    def first_doors(self) -> list[Door]:
        return self.doors[:SHOWN_DOORS]


def hours_of(calendar: WorkCalendar, day: date) -> str:
    """`07:30–11:30, 13:00–17:00`: when the public is received on a day; nothing on a day off."""
    spans = calendar.spans(day)
    if day not in calendar.days:
        spans = (*spans, *calendar.reception_hours.get(day.weekday(), ()))
    return ", ".join(f"{_clock(start)}–{_clock(end)}" for start, end in sorted(set(spans)))


def _clock(clock: time) -> str:
    return f"{clock:%H:%M}"


def place_of(request: HttpRequest) -> Place | None:
    """The place this reader chose; the only one that receives here, if they chose none; else None."""
    if not hasattr(request, _SHOWN):
        setattr(request, _SHOWN, _chosen(request.COOKIES.get(COOKIE, ""), now()))
    found: Place | None = getattr(request, _SHOWN)
    return found


def _chosen(text: str, at: datetime) -> Place | None:
    found = place_at(text, at)
    if found or text == NOT_CHOSEN:
        return found
    only = sole_receiver(local_day(at))
    return place_at(str(only), at) if only else None


def place_at(text: str, at: datetime) -> Place | None:
    """The commune with this identity, when it stands on that day."""
    try:
        found = unit_and_parent(UUID(text))
    except (ValueError, UnknownUnit):
        return None
    gone = found.valid_to is not None and found.valid_to <= local_day(at)
    return None if gone or found.tier != Tier.COMMUNE else Place(found, at)


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template: `place`. Nothing is asked of the database before it is shown."""
    return {"place": SimpleLazyObject(lambda: place_of(request))}
