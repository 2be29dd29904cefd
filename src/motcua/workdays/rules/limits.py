"""Time limits as procedures state them, and the pauses that a supplement makes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from motcua.kernel.words import gettext_noop as _

from .hours import written
from .told import BadLimit, shown

MOST = 10_000
_CLOCK = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])")


class LimitUnit(StrEnum):
    WORKING_DAY = "working_day"
    CALENDAR_DAY = "calendar_day"
    MONTH = "month"
    HOUR = "hour"
    SAME_DAY = "same_day"


CIVIL = frozenset({LimitUnit.CALENDAR_DAY, LimitUnit.MONTH})


class SupplementMode(StrEnum):
    """After a supplement: ADD what remained at the request, or RESTART the whole limit. Law knows both."""

    ADD = "add"
    RESTART = "restart"


@dataclass(frozen=True)
class Pause:
    """The clock stands still from asking for a supplement to its completion; `end` None: not yet."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class Limit:
    """How long a dossier may take. Raises BadLimit with a sentence when it cannot be counted.

    Fractions are possible for working days (17.5) and working hours. `cutoff` is the clock from which
    a same-day dossier waits for the next working day; other units do not look at it, and same-day limits do
    not look at `amount`. `end_of_day` moves the end to that day's closing time, where slips show a date only.
    """

    amount: Decimal
    unit: LimitUnit
    cutoff: time | None = None
    end_of_day: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "unit", _unit(self.unit))
        object.__setattr__(self, "amount", _amount(self.amount, self.unit))

    @classmethod
    def from_json(cls, given: Any) -> "Limit":
        """Read `{"amount": 3, "unit": "working_day", "cutoff"?: "15:00", "end_of_day"?: false}`."""
        if not isinstance(given, Mapping):
            raise BadLimit(_("The limit is missing: write an object with amount and unit."))
        end_of_day = given.get("end_of_day")
        if not isinstance(end_of_day, bool | None):
            raise BadLimit(_("end_of_day is {given}: write true or false."), given=shown(end_of_day))
        unit = _unit(given.get("unit"))
        amount = _amount(given.get("amount"), unit)
        return cls(amount, unit, _cutoff(given.get("cutoff")), bool(end_of_day))

    def to_json(self) -> dict[str, Any]:
        whole = self.amount == self.amount.to_integral_value()
        plain: dict[str, Any] = {
            "amount": int(self.amount) if whole else float(self.amount),
            "unit": self.unit.value,
        }
        if self.cutoff is not None:
            plain["cutoff"] = written(self.cutoff)
        if self.end_of_day:
            plain["end_of_day"] = True
        return plain


def _unit(given: Any) -> LimitUnit:
    if given is None:
        raise BadLimit(_("The limit has no unit: write working_day, calendar_day, month, hour or same_day."))
    try:
        return LimitUnit(given)
    except ValueError:
        raise BadLimit(
            _("The unit is {given}: write working_day, calendar_day, month, hour or same_day."),
            given=shown(given),
        ) from None


def _amount(given: Any, unit: LimitUnit) -> Decimal:
    amount = _number(0 if given is None and unit is LimitUnit.SAME_DAY else given)
    if amount < 0 or (amount == 0 and unit is not LimitUnit.SAME_DAY):
        raise BadLimit(_("The amount is {given}: write a number above zero."), given=shown(given))
    if amount > MOST:
        raise BadLimit(_("The amount is above {most}: write a smaller number."), most=MOST)
    if amount != round(amount, 4):
        raise BadLimit(_("The amount has more than four decimals: write it shorter."))
    if unit in CIVIL and amount != amount.to_integral_value():
        raise BadLimit(_("Calendar days and months are counted whole: write a number without fraction."))
    return amount


def _number(given: Any) -> Decimal:
    if given is None:
        raise BadLimit(_("The limit has no amount: write a number such as 3 or 17.5."))
    known = isinstance(given, int | float | Decimal) and not isinstance(given, bool)
    amount = Decimal(str(given) if isinstance(given, float) else given) if known else Decimal("NaN")
    if not amount.is_finite():
        raise BadLimit(_("The amount is {given}: write a number such as 3 or 17.5."), given=shown(given))
    return amount


def _cutoff(given: Any) -> time | None:
    if given is None:
        return None
    found = _CLOCK.fullmatch(given) if isinstance(given, str) else None
    if found is None:
        raise BadLimit(_("The cut-off is {given}: write a time of day such as 15:00."), given=shown(given))
    return time(int(found[1]), int(found[2]))
