"""Calendars and shorthands that the tests of working time share."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from motcua.kernel.clock import LOCAL
from motcua.workdays.queries import shipped_calendar
from motcua.workdays.rules import DayKind, Limit, LimitUnit, Season, Span, SpecialDay, WorkCalendar

MORNING: Span = (time(7, 30), time(11, 30))
AFTERNOON: Span = (time(13, 30), time(17))
FULL = (MORNING, AFTERNOON)
NATIONAL = shipped_calendar()


def at(text: str) -> datetime:
    """`at("2026-08-11 10:20")`: that moment in Việt Nam."""
    return datetime.fromisoformat(text).replace(tzinfo=LOCAL)


def limit(amount: Any, unit: str = "working_day", **more: Any) -> Limit:
    return Limit(Decimal(str(amount)), LimitUnit(unit), **more)


def special(kind: str, name: str = "Feast", **more: Any) -> SpecialDay:
    return SpecialDay(DayKind(kind), name, verified=more.pop("verified", True), **more)


def odd_calendar() -> WorkCalendar:
    """Two seasons, a half Friday, a late winter, a Saturday made up, a half holiday, Saturday reception."""
    summer = {**dict.fromkeys(range(4), FULL), 4: (MORNING,)}
    winter = {day: ((time(8), time(12)), (time(13), time(16, 30))) for day in range(5)}
    return WorkCalendar(
        seasons=(Season((4, 16), (10, 15), summer), Season((10, 16), (4, 15), winter)),
        days={
            date(2026, 8, 31): special("compensation"),
            date(2026, 8, 22): special("make_up"),
            date(2026, 9, 2): special("holiday", hours=(MORNING,)),
        },
        reception_hours={5: (MORNING,)},
        known_years=frozenset({2026}),
    )
