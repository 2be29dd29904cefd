"""Arithmetic of working time on whole numbers: a moment is (day number, microseconds since its midnight).

Each year is laid out once (365 days, a running total), so that every question costs one bisection,
however far apart two moments lie.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from datetime import date

from .hours import DayHours

Moment = tuple[int, int]


class Year:
    """One year laid out: hours of each day, work done before each day, and the working days' numbers."""

    __slots__ = ("before", "first", "hours", "total", "working")

    def __init__(self, year: int, hours_of: Callable[[date], DayHours]) -> None:
        self.first = date(year, 1, 1).toordinal()
        last = date(year, 12, 31).toordinal()
        self.hours = [hours_of(date.fromordinal(number)) for number in range(self.first, last + 1)]
        self.before = [0]
        for hours in self.hours:
            self.before.append(self.before[-1] + hours.total)
        self.total = self.before[-1]
        self.working = [self.first + index for index, hours in enumerate(self.hours) if hours]


class Timeline:
    """The working time of one calendar, without end in either direction."""

    def __init__(self, hours_of: Callable[[date], DayHours]) -> None:
        self._hours_of = hours_of
        self._years: dict[int, Year] = {}

    def year(self, year: int) -> Year:
        """Laid out on first use; two threads at once lay out the same."""
        known = self._years.get(year)
        if known is None:
            known = self._years[year] = Year(year, self._hours_of)
        return known

    def hours(self, day: int) -> DayHours:
        year = self.year(date.fromordinal(day).year)
        return year.hours[day - year.first]

    def working_day_after(self, day: int, count: int = 1) -> int:
        """The count-th working day after a day, which itself is not counted (count ≥ 1)."""
        number = date.fromordinal(day).year
        year = self.year(number)
        index = bisect_right(year.working, day) + count - 1
        while index >= len(year.working):
            index -= len(year.working)
            number += 1
            year = self.year(number)
        return year.working[index]

    def next_open(self, moment: Moment) -> Moment:
        """The first moment, from this one on, at which work goes on."""
        day, clock = moment
        opened = self.hours(day).next_open(clock)
        if opened is not None:
            return day, opened
        day = self.working_day_after(day)
        return day, self.hours(day).opening

    def add(self, moment: Moment, work: int) -> Moment:
        """The earliest moment by which that much work (> 0) has been done since."""
        day, clock = moment
        number = date.fromordinal(day).year
        year = self.year(number)
        target = year.before[day - year.first] + self.hours(day).worked_by(clock) + work
        while target > year.total:
            target -= year.total
            number += 1
            year = self.year(number)
        index = bisect_left(year.before, target) - 1
        return year.first + index, year.hours[index].clock_after(target - year.before[index])

    def between(self, start: Moment, end: Moment) -> int:
        """Work between two moments; negative when the second lies before the first."""
        first, last = date.fromordinal(start[0]).year, date.fromordinal(end[0]).year
        if first > last:
            return -self.between(end, start)
        whole = sum(self.year(number).total for number in range(first, last))
        return whole + self._done(end) - self._done(start)

    def _done(self, moment: Moment) -> int:
        """Work done in the moment's own year before it."""
        day, clock = moment
        year = self.year(date.fromordinal(day).year)
        index = day - year.first
        return year.before[index] + year.hours[index].worked_by(clock)
