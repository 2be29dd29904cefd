"""The working hours of one day, in microseconds since its midnight."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import time
from itertools import pairwise

from motcua.kernel.words import gettext_noop as _

from .told import BadCalendar

Span = tuple[time, time]

SECOND = 1_000_000
DAY = 24 * 3600 * SECOND


def clock_of(clock: time) -> int:
    """A wall clock as microseconds since midnight."""
    return ((clock.hour * 60 + clock.minute) * 60 + clock.second) * SECOND + clock.microsecond


def written(clock: time) -> str:
    """`07:30`: how a clock is stored and shown."""
    return clock.strftime("%H:%M")


@dataclass(frozen=True)
class DayHours:
    """Spans of work, in order and apart from each other; none at all on a day off."""

    spans: tuple[Span, ...] = ()
    windows: tuple[tuple[int, int], ...] = field(init=False, compare=False, repr=False)
    total: int = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        windows = tuple((clock_of(start), clock_of(end)) for start, end in self.spans)
        object.__setattr__(self, "windows", windows)
        object.__setattr__(self, "total", sum(end - start for start, end in windows))
        self._check()

    def _check(self) -> None:
        for start, end in self.spans:
            if start >= end:
                raise BadCalendar(
                    _("Working hours from {start} to {end} run backwards: write the earlier time first."),
                    start=written(start),
                    end=written(end),
                )
        if any(before[1] > after[0] for before, after in pairwise(self.windows)):
            raise BadCalendar(_("Working hours of one day overlap or are out of order: write them in order."))

    def __bool__(self) -> bool:
        return bool(self.windows)

    @property
    def opening(self) -> int:
        return self.windows[0][0]

    @property
    def closing(self) -> int:
        return self.windows[-1][1]

    def worked_by(self, clock: int) -> int:
        """How much of the day's work lies before a clock."""
        return sum(min(clock, end) - start for start, end in self.windows if clock > start)

    def clock_after(self, worked: int) -> int:
        """The earliest clock by which that much has been worked (0 < worked ≤ total)."""
        for start, end in self.windows:
            if worked <= end - start:
                return start + worked
            worked -= end - start
        return self.closing

    def next_open(self, clock: int) -> int | None:
        """The first clock, from this one on, at which work goes on; the last moment of a span is not one."""
        for start, end in self.windows:
            if clock < end:
                return max(start, clock)
        return None

    def fit(self, clock: int) -> int:
        """The clock itself if it lies in the hours, else the next opening, else the closing time."""
        for start, end in self.windows:
            if clock <= end:
                return max(start, clock)
        return self.closing

    def holds(self, clock: int) -> bool:
        """Whether a result may be due at this clock: inside a span, its two ends included."""
        return any(start <= clock <= end for start, end in self.windows)

    def opens_at(self, clock: int) -> bool:
        return any(start == clock for start, _end in self.windows)


def hours_of(spans: Iterable[Span]) -> DayHours:
    return DayHours(tuple(spans))
