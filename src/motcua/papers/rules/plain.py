"""A form as the plain data its template reads: words for times and money, clean text, nothing else."""

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from motcua.kernel.clock import local

from . import wording
from .forms import FeeLine


def plain(value: Any, longest: int = 40) -> Any:
    """`value` as JSON can carry it. A time becomes its words `{"moment", "clock", "day", "short"}`,
    money `8.000 đồng`, `None` stays `None`; `longest` is the longest unbroken word (see `wording.fit`)."""
    if isinstance(value, FeeLine):
        return _fee(value, longest)
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name), longest) for each in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each, longest) for each in value]
    return _leaf(value, longest)


def _leaf(value: Any, longest: int) -> Any:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return wording.fit(value, longest)
    if isinstance(value, datetime):
        return _moment(value)
    return wording.short_day(value) if isinstance(value, date) else value


def _moment(at: datetime) -> dict[str, str]:
    return {
        "moment": wording.moment(at),
        "clock": wording.clock(at),
        "day": wording.day(local(at)),
        "short": wording.short_moment(at),
    }


def _fee(line: FeeLine, longest: int) -> dict[str, str]:
    amount = "" if line.amount is None else wording.dong(line.amount)
    name, note = wording.fit(line.name, longest), wording.fit(line.note, longest)
    return {"name": name, "amount": amount, "note": note}
