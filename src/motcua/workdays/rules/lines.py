"""One case as a line of JSON, and its answer: what `motcua due` reads and writes.

`{"id", "accepted_at", "limit": {"amount", "unit", "cutoff"}, "supplement_mode", "pauses": [{"from", "to"}]}`
is answered by `{"id", "due_at", "explanation"}`, or by `{"id", "error"}` with a sentence.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from motcua.kernel.words import gettext_noop as _

from .calendar import WorkCalendar
from .counting import due_after_pauses
from .limits import Limit, Pause, SupplementMode
from .told import Told, shown

LONGEST = 1_000_000


class BadLine(Told):
    """A line that states no case."""


@dataclass(frozen=True)
class Case:
    """What a line asks."""

    accepted_at: datetime
    limit: Limit
    pauses: tuple[Pause, ...]
    mode: SupplementMode

    @classmethod
    def from_json(cls, given: Mapping[str, Any]) -> "Case":
        """Raises a Told (BadLine, BadLimit) with a sentence for the first thing that cannot be read."""
        return cls(
            accepted_at=_time(given.get("accepted_at"), "accepted_at"),
            limit=Limit.from_json(given.get("limit")),
            pauses=_pauses(given.get("pauses")),
            mode=_mode(given.get("supplement_mode")),
        )


def answer(calendar: WorkCalendar, line: bytes) -> dict[str, Any]:
    """The answer to one line, whatever it holds; explanation and error in the reader's language."""
    name: str | int | None = None
    try:
        given = _object(line)
        name = _name(given.get("id"))
        case = Case.from_json(given)
        found = due_after_pauses(calendar, case.accepted_at, case.limit, case.pauses, case.mode)
    except Told as problem:
        return {"id": name, "error": str(problem)}
    return {"id": name, "due_at": found.at.isoformat(), "explanation": str(found.explanation)}


def _object(line: bytes) -> Mapping[str, Any]:
    if len(line) > LONGEST:
        raise BadLine(_("The line is longer than a million bytes: write one case a line."))
    try:
        given = json.loads(line.decode("utf-8-sig"), parse_float=_decimal, parse_constant=_refused)
    except UnicodeDecodeError:
        raise BadLine(_("The line is not UTF-8 text: save the file as UTF-8.")) from None
    except (ValueError, RecursionError):
        raise BadLine(_("The line is not JSON: write one object in braces a line.")) from None
    if not isinstance(given, dict):
        raise BadLine(_("The line is not an object: write one object in braces a line."))
    return given


def _name(given: Any) -> str | int:
    if isinstance(given, str) or type(given) is int:
        return given
    raise BadLine(_("The case has no id: give it a text or a whole number, so that its answer can be found."))


def _time(given: Any, field: str) -> datetime:
    if given is None:
        raise BadLine(
            _("{field} is missing: write a date and time such as 2026-08-11T10:20+07:00."), field=field
        )
    try:
        at = datetime.fromisoformat(given)
    except (TypeError, ValueError):
        raise BadLine(
            _("{field} is {given}: write a date and time such as 2026-08-11T10:20+07:00."),
            field=field,
            given=shown(given),
        ) from None
    if at.tzinfo is None:
        raise BadLine(
            _("{field} is {given}, without a time zone: write +07:00 at its end."),
            field=field,
            given=shown(given),
        )
    return at


def _pauses(given: Any) -> tuple[Pause, ...]:
    if given is None:
        return ()
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise BadLine(_("The pauses are no list: write a list of objects with from and to."))
    return tuple(_pause(one) for one in given)


def _pause(given: Mapping[str, Any]) -> Pause:
    start = _time(given.get("from"), "pauses.from")
    return Pause(start, None if given.get("to") is None else _time(given["to"], "pauses.to"))


def _mode(given: Any) -> SupplementMode:
    if given is None:
        return SupplementMode.ADD
    try:
        return SupplementMode(given)
    except ValueError:
        raise BadLine(_("supplement_mode is {given}: write add or restart."), given=shown(given)) from None


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except ArithmeticError:  # an exponent beyond all reason
        return Decimal("Infinity")


def _refused(text: str) -> float:
    raise ValueError(text)
