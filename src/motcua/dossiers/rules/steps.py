"""The steps planned at acceptance, each with its own deadline inside the promised date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import accumulate

from motcua.procedures.rules import Channel, RouteStep
from motcua.workdays.rules import WorkCalendar

_HOUR = 3600 * 1_000_000  # microseconds


@dataclass(frozen=True)
class PlannedStep:
    """One step of the route of one dossier. `due_at` None where nothing was promised."""

    position: int
    name: str
    role: str
    tier: str
    effect: str
    due_at: datetime | None


def plan(
    route: Sequence[RouteStep],
    channel: Channel,
    calendar: WorkCalendar,
    start: datetime,
    due_at: datetime | None,
) -> list[PlannedStep]:
    """The steps with their deadlines: hours of working time added up from `start`, none after `due_at`.

    The last step ends with the promised date itself, however the hours of the route add up.
    """
    hours = accumulate(one.hours_online if channel is Channel.ONLINE else one.hours_counter for one in route)
    ends = _ends(calendar, start, list(hours), due_at)
    return [
        PlannedStep(position, step.name, str(step.role), str(step.tier), step.effect, end)
        for position, (step, end) in enumerate(zip(route, ends, strict=True), start=1)
    ]


def _ends(
    calendar: WorkCalendar, start: datetime, hours: list[Decimal], due_at: datetime | None
) -> Sequence[datetime | None]:
    """The deadline of each step, by the hours that it and those before it take."""
    if due_at is None or not hours:
        return [None] * len(hours)
    works = [timedelta(microseconds=int(one * _HOUR)) for one in hours[:-1]]
    counted = calendar.add_working_times(start, works)
    ends = [end if work else start for work, end in zip(works, counted, strict=True)]
    return [*(min(end, due_at) for end in ends), due_at]
