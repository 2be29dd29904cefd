"""The steps planned at acceptance, each with its own deadline inside the promised date. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from motcua.procedures.rules import Channel, RouteStep
from motcua.workdays.rules import Limit, LimitUnit, WorkCalendar, due


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
    planned, spent = [], Decimal(0)
    for position, step in enumerate(route, start=1):
        spent += step.hours_online if channel is Channel.ONLINE else step.hours_counter
        last = position == len(route)
        ends = due_at if last else _ends(calendar, start, spent, due_at)
        planned.append(PlannedStep(position, step.name, str(step.role), str(step.tier), step.effect, ends))
    return planned


def _ends(
    calendar: WorkCalendar, start: datetime, hours: Decimal, due_at: datetime | None
) -> datetime | None:
    if due_at is None:
        return None
    if hours <= 0:
        return min(start, due_at)
    return min(due(calendar, start, Limit(hours, LimitUnit.HOUR)).at, due_at)
