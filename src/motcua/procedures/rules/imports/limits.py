"""Time limits of outside sources: a number and a unit, several for one channel, or none."""

from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from motcua.workdays.rules import Limit, LimitUnit

from ..parts import TimeLimits
from ..route import working_hours
from ..vocabulary import Channel

MONTHS_PER_YEAR = 12


def number(value: Any) -> Decimal | None:
    """A positive number from a number or a text such as `17,5`; None for anything else."""
    try:
        found = Decimal(str(value).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return found if found.is_finite() and found > 0 else None


def limit_of(amount: Any, unit: LimitUnit | str | None) -> Limit | None:
    """A limit of so many units; `year` becomes months; None when the number or unit is unusable."""
    found = number(amount)
    if found is None or unit is None:
        return None
    if unit == "year":
        found, unit = found * MONTHS_PER_YEAR, LimitUnit.MONTH
    try:
        return Limit(found, LimitUnit(unit))
    except ValueError:
        return None


def longest(limits: Iterable[Limit]) -> Limit | None:
    """The longest of several limits, compared by the working time they leave."""
    return max(limits, key=working_hours, default=None)


def by_channel(found: Iterable[tuple[Channel, Limit]]) -> tuple[TimeLimits, bool]:
    """The longest limit of each channel, and whether a channel had different ones."""
    lists: dict[Channel, list[Limit]] = {}
    for channel, limit in found:
        lists.setdefault(channel, []).append(limit)
    varied = any(len(set(limits)) > 1 for limits in lists.values())
    kept = {channel.value: longest(limits) for channel, limits in lists.items()}
    return TimeLimits(**kept), varied
