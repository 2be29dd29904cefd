"""The calendar of an office: weekly hours by season, special days, reception hours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from motcua.kernel.clock import LOCAL, local
from motcua.kernel.words import gettext_noop as _

from .days import (
    DayKind,
    Season,
    SpecialDay,
    WeekHours,
    as_mapping,
    day_from_json,
    week_from_json,
    week_to_json,
)
from .hours import DayHours, Span
from .timeline import Moment, Timeline
from .told import BadCalendar, shown

_MICROSECOND = timedelta(microseconds=1)
_DAYS_OFF = {DayKind.HOLIDAY, DayKind.COMPENSATION}


@dataclass(frozen=True)
class WorkCalendar:
    """When an office works. All moments are aware; the clock is that of Việt Nam (no summer time).

    `known_years` are those whose special days were entered; other years have only their weekly hours, and
    explanations say so. `reception_hours` are open to the public and do not count for time limits.
    Raises BadCalendar when a day of the year belongs to no season or a season has no working hours.
    """

    seasons: tuple[Season, ...]
    days: Mapping[date, SpecialDay] = field(default_factory=dict, hash=False)
    reception_hours: WeekHours = field(default_factory=dict, hash=False)
    known_years: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        leap_year = date(2024, 1, 1)
        for number in range(366):
            day = leap_year + timedelta(days=number)
            if self._season(day) is None:
                raise BadCalendar(
                    _("No season covers {day} (month-day): let the seasons cover the whole year."),
                    day=f"{day:%m-%d}",
                )
        if not all(season.usual_hours() for season in self.seasons):
            raise BadCalendar(_("A season has no working hours: give at least one weekday its hours."))

    def is_working_day(self, day: date) -> bool:
        """Whether any hour of the day counts for time limits."""
        return bool(self.timeline.hours(day.toordinal()))

    def spans(self, day: date) -> tuple[Span, ...]:
        """The working hours of a day, in order; none on a day off."""
        return self.timeline.hours(day.toordinal()).spans

    def is_open_for_reception(self, at: datetime) -> bool:
        """Whether the public is received then: in working hours and in the reception hours beside them."""
        day, clock = moment_of(at)
        return any(start <= clock < end for start, end in self._reception(date.fromordinal(day)))

    def next_working_moment(self, at: datetime) -> datetime:
        """The first moment, from this one on, at which work goes on. Closing time is not such a moment."""
        return datetime_of(self.timeline.next_open(moment_of(at)))

    def is_working_time(self, at: datetime) -> bool:
        """Whether a result may be due then: in working hours, closing time included."""
        day, clock = moment_of(at)
        return self.timeline.hours(day).holds(clock)

    def working_time_between(self, start: datetime, end: datetime) -> timedelta:
        """Working hours between two moments; negative when the second lies before the first."""
        return timedelta(microseconds=self.timeline.between(moment_of(start), moment_of(end)))

    def add_working_time(self, at: datetime, work: timedelta) -> datetime:
        """The earliest moment at which that much has been worked; the next working moment for none."""
        return self.add_working_times(at, [work])[0]

    def add_working_times(self, at: datetime, works: Sequence[timedelta]) -> list[datetime]:
        """`add_working_time` for several amounts, each counted from the same moment."""
        start = self.timeline.next_open(moment_of(at))
        amounts = [work // _MICROSECOND for work in works]
        ends = [self.timeline.add(start, amount) if amount > 0 else start for amount in amounts]
        return [datetime_of(end) for end in ends]

    @cached_property
    def timeline(self) -> Timeline:
        """The calendar laid out for counting, year by year on first use."""
        known: dict[tuple[Span, ...], DayHours] = {}

        def hours_of(day: date) -> DayHours:
            spans = self._worked(day)
            return known.get(spans) or known.setdefault(spans, DayHours(spans))

        return Timeline(hours_of)

    @cached_property
    def changed_days(self) -> tuple[tuple[int, ...], tuple[SpecialDay, ...]]:
        """Day numbers, in order, and rules of the special days that change what their weekday would be."""
        found = [
            (day, rule) for day, rule in sorted(self.days.items()) if self._worked(day) != self._usual(day)
        ]
        return tuple(day.toordinal() for day, _rule in found), tuple(rule for _day, rule in found)

    @classmethod
    def from_json(cls, given: Any) -> "WorkCalendar":
        """Read `{"seasons": […], "days": {…}, "reception": {…}, "years": […]}`. Raises BadCalendar."""
        content = as_mapping(given)
        seasons = content.get("seasons")
        if not isinstance(seasons, list):
            raise BadCalendar(_("The calendar has no list of seasons: write at least one with its hours."))
        days = as_mapping(content.get("days", {}))
        return cls(
            seasons=tuple(Season.from_json(season) for season in seasons),
            days={day_from_json(day): SpecialDay.from_json(rule) for day, rule in days.items()},
            reception_hours=week_from_json(content.get("reception", {})),
            known_years=_years(content.get("years", [])),
        )

    def to_json(self) -> dict[str, Any]:
        return {
            "seasons": [season.to_json() for season in self.seasons],
            "days": {day.isoformat(): rule.to_json() for day, rule in sorted(self.days.items())},
            "reception": week_to_json(self.reception_hours),
            "years": sorted(self.known_years),
        }

    def _season(self, day: date) -> Season | None:
        return next((season for season in self.seasons if season.covers(day)), None)

    def _usual(self, day: date) -> tuple[Span, ...]:
        season = self._season(day)
        return season.hours.get(day.weekday(), ()) if season else ()

    def _worked(self, day: date) -> tuple[Span, ...]:
        rule = self.days.get(day)
        if rule is None:
            return self._usual(day)
        if rule.hours is not None:
            return rule.hours
        if rule.kind in _DAYS_OFF:
            return ()
        season = self._season(day)
        return season.usual_hours() if season and rule.kind is DayKind.MAKE_UP else self._usual(day)

    def _reception(self, day: date) -> tuple[tuple[int, int], ...]:
        rule = self.days.get(day)
        beside = DayHours(self.reception_hours.get(day.weekday(), ())).windows
        work = self.timeline.hours(day.toordinal()).windows
        if rule is None:
            return work + beside
        if rule.open_for_reception is None:
            return work
        usual = DayHours(self._usual(day)).windows
        return (work + beside or usual) if rule.open_for_reception else ()


def moment_of(at: datetime) -> Moment:
    """An aware time as day number and clock in Việt Nam."""
    here = local(at)
    clock = ((here.hour * 60 + here.minute) * 60 + here.second) * 1_000_000 + here.microsecond
    return here.toordinal(), clock


def datetime_of(moment: Moment) -> datetime:
    """The aware time of a day number and clock; plain arithmetic, since the clock never jumps."""
    midnight = datetime.fromordinal(moment[0]).replace(tzinfo=LOCAL)
    return midnight + timedelta(microseconds=moment[1])


def _years(given: Any) -> frozenset[int]:
    if not isinstance(given, list) or not all(type(year) is int for year in given):
        raise BadCalendar(_("{given} is no list of years: write such as [2026, 2027]."), given=shown(given))
    return frozenset(given)
