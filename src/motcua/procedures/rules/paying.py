"""What a filing costs, counted by what was asked for. Pure. An amount that is not known is never zero."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from .content import ProcedureContent
from .parts import FeeRule, Rate
from .vocabulary import Channel

COPIES, PAGES = "copies", "pages"
"""The questions of a form that say how much is wanted: at its top, or in each row of a list of documents."""
MOST_COPIES = 500


@dataclass(frozen=True, slots=True)
class ToPay:
    """One fee of a filing. `copies`: how many are wanted, None while that is not said or not what is counted.
    `total`: the sum in đồng; None while amount or number is not known, 0 when nothing is to be paid."""

    rule: FeeRule
    copies: int | None
    total: int | None


def to_pay(
    procedure: ProcedureContent,
    case: str | None,
    channel: Channel,
    *,
    answers: Mapping[str, Any] | None = None,
    copies: int | None = None,
) -> list[ToPay]:
    """Every fee of a case filed by a channel. Copies are counted by the form where it asks for them; else by
    the number given beside it."""
    stated = answers or {}
    wanted = _on_form(procedure, stated) if form_asks_copies(procedure) else copies
    rows = documents_in(stated)
    return [_one(rule, wanted, rows) for rule in procedure.fees_for(case, channel)]


def asks_copies(procedure: ProcedureContent, case: str | None, channel: Channel) -> bool:
    """Whether the number of copies is to be asked beside the form: a fee is so much a copy, and the form says
    nothing of them."""
    by_copy = any(_per(rule) == "copy" and not rule.is_free for rule in procedure.fees_for(case, channel))
    return by_copy and not form_asks_copies(procedure)


def form_asks_copies(procedure: ProcedureContent) -> bool:
    """Whether the procedure's own form asks how many copies are wanted."""
    return bool(_question(procedure))


def copies_in(text: str) -> int | None:
    """A typed number of copies; None for what is not one."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else None
    return None if number is None or number > MOST_COPIES else number


def _one(rule: FeeRule, copies: int | None, rows: list[tuple[int, int]]) -> ToPay:
    if rule.is_free or rule.amount is None or rule.rate is None:
        return ToPay(rule, None, rule.total())
    if _per(rule) == "copy":
        return ToPay(rule, copies, None if copies is None else rule.total(copies))
    if _per(rule) == "page" and rows:
        return ToPay(rule, None, sum(rule.total(pages, wanted) or 0 for pages, wanted in rows))
    return ToPay(rule, None, None)


def _per(rule: FeeRule) -> str:
    return (rule.rate or Rate("")).per


def _question(procedure: ProcedureContent) -> Mapping[str, Any]:
    part: Mapping[str, Any] = (procedure.form or {}).get("properties", {}).get(COPIES, {})
    return part if part.get("type") == "integer" else {}


def _on_form(procedure: ProcedureContent, stated: Mapping[str, Any]) -> int | None:
    """What the form says. An optional question left open means that none are wanted."""
    needed = COPIES in (procedure.form or {}).get("required", ())
    said = stated.get(COPIES, None if needed else 0)
    return said if isinstance(said, int) and said >= 0 else None


def documents_in(answers: Mapping[str, Any]) -> list[tuple[int, int]]:
    """Pages and copies of each document that is listed on the form."""
    return list(_rows(answers))


def _rows(stated: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for rows in stated.values():
        for row in rows if isinstance(rows, list) else ():
            pages, copies = (row.get(PAGES), row.get(COPIES)) if isinstance(row, Mapping) else (None, None)
            if isinstance(pages, int) and isinstance(copies, int) and pages > 0 and copies > 0:
                yield pages, copies
