"""Days that are not like their weekday, and the weekly hours of a season; both as stored in JSON."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import Any

from motcua.kernel.words import gettext_noop as _

from .hours import Span, hours_of, written
from .told import BadCalendar, shown

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MonthDay = tuple[int, int]
WeekHours = Mapping[int, tuple[Span, ...]]

_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")
_MONTH_DAY = re.compile(r"(0[1-9]|1[0-2])-([0-3][0-9])")


class DayKind(StrEnum):
    WORKING = "working"
    HOLIDAY = "holiday"
    COMPENSATION = "compensation"
    MAKE_UP = "make_up"


@dataclass(frozen=True)
class SpecialDay:
    """A day with its own rule. `hours` replace the usual ones (a half day has one span); without them a
    make-up day has the hours of the week's first working day. `open_for_reception` None means: whenever there
    is work. `verified` False means that the day is expected, not announced."""

    kind: DayKind
    name: str
    hours: tuple[Span, ...] | None = None
    open_for_reception: bool | None = None
    verified: bool = False

    @classmethod
    def from_json(cls, given: Any) -> "SpecialDay":
        """Read `{"kind", "name", "hours"?, "open_for_reception"?, "verified"?}`. Raises BadCalendar."""
        day = as_mapping(given)
        hours = day.get("hours")
        return cls(
            kind=_kind(day.get("kind")),
            name=str(day.get("name", "")),
            hours=None if hours is None else spans_from_json(hours),
            open_for_reception=_flag(day.get("open_for_reception"), None),
            verified=bool(_flag(day.get("verified"), False)),
        )

    def to_json(self) -> dict[str, Any]:
        plain: dict[str, Any] = {"kind": self.kind.value, "name": self.name, "verified": self.verified}
        if self.hours is not None:
            plain["hours"] = spans_to_json(self.hours)
        if self.open_for_reception is not None:
            plain["open_for_reception"] = self.open_for_reception
        return plain


@dataclass(frozen=True)
class Season:
    """Weekly hours (0 is Monday) from one day of the year to another, both included; it may pass New Year."""

    from_month_day: MonthDay
    to_month_day: MonthDay
    hours: WeekHours

    def covers(self, day: date) -> bool:
        month_day = (day.month, day.day)
        if self.from_month_day <= self.to_month_day:
            return self.from_month_day <= month_day <= self.to_month_day
        return month_day >= self.from_month_day or month_day <= self.to_month_day

    def usual_hours(self) -> tuple[Span, ...]:
        """Those of the week's first working day: what a make-up day makes up for."""
        return next((self.hours[weekday] for weekday in range(7) if self.hours.get(weekday)), ())

    @classmethod
    def from_json(cls, given: Any) -> "Season":
        season = as_mapping(given)
        return cls(
            month_day_from_json(season.get("from")),
            month_day_from_json(season.get("to")),
            week_from_json(season.get("hours")),
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "from": "{:02d}-{:02d}".format(*self.from_month_day),
            "to": "{:02d}-{:02d}".format(*self.to_month_day),
            "hours": week_to_json(self.hours),
        }


def as_mapping(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, Mapping):
        raise BadCalendar(_("{given} stands where an object with names was expected."), given=shown(given))
    return given


def day_from_json(given: Any) -> date:
    try:
        return date.fromisoformat(given)
    except (TypeError, ValueError):
        raise BadCalendar(_("{given} is no date: write it as 2026-09-02."), given=shown(given)) from None


def clock_from_json(given: Any) -> time:
    found = _CLOCK.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise BadCalendar(_("{given} is no time of day: write it as 07:30."), given=shown(given))
    return time(int(found[1]), int(found[2]))


def month_day_from_json(given: Any) -> MonthDay:
    found = _MONTH_DAY.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise BadCalendar(_("{given} is no day of a year: write month and day as 04-16."), given=shown(given))
    return int(found[1]), int(found[2])


def spans_from_json(given: Any) -> tuple[Span, ...]:
    if not isinstance(given, list) or not all(isinstance(span, list) and len(span) == 2 for span in given):
        raise BadCalendar(
            _("{given} are no working hours: write a list such as [['07:30', '11:30']]."), given=shown(given)
        )
    return hours_of((clock_from_json(start), clock_from_json(end)) for start, end in given).spans


def spans_to_json(spans: tuple[Span, ...]) -> list[list[str]]:
    return [[written(start), written(end)] for start, end in spans]


def week_from_json(given: Any) -> dict[int, tuple[Span, ...]]:
    week = as_mapping(given)
    for name in week:
        if name not in WEEKDAYS:
            raise BadCalendar(
                _("{given} is no weekday: write mon, tue, wed, thu, fri, sat or sun."), given=shown(name)
            )
    return {WEEKDAYS.index(name): spans_from_json(spans) for name, spans in week.items()}


def week_to_json(week: WeekHours) -> dict[str, Any]:
    return {WEEKDAYS[weekday]: spans_to_json(week[weekday]) for weekday in sorted(week)}


def _kind(given: Any) -> DayKind:
    try:
        return DayKind(given)
    except ValueError:
        raise BadCalendar(
            _("{given} is no kind of day: write working, holiday, compensation or make_up."),
            given=shown(given),
        ) from None


def _flag(given: Any, absent: bool | None) -> bool | None:
    if given is None:
        return absent
    if not isinstance(given, bool):
        raise BadCalendar(_("{given} stands where true or false was expected."), given=shown(given))
    return given
