"""What a filing costs, in words: counted by the copies asked for; what is not known is never called free."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.drafts.rules import Filled
from motcua.kernel.clock import local_day
from motcua.pages.words import dong
from motcua.procedures.rules import Channel, Collect, Known, ToPay

if TYPE_CHECKING:
    from .gate import Filing


@dataclass(frozen=True)
class Paid:
    """One thing to pay: what, how much, in the source's own words, and when."""

    name: str
    words: str
    note: str
    when: str


@dataclass(frozen=True)
class Bill:
    """Everything to pay. `total` is empty when nothing was counted; `more` says that it is not the whole."""

    lines: list[Paid]
    total: str
    more: bool


def filled_of(filing: Filing) -> Filled:
    """The draft as far as its costs ask about it."""
    day, channel = local_day(filing.at), Channel(filing.draft.channel)
    return Filled(filing.procedure, filing.typed, day, channel)


def bill(filing: Filing) -> Bill:
    """The fees of the case chosen, for the way this is filed."""
    found = filled_of(filing).to_pay
    where = filing.draft.unit.name
    known = [one.total for one in found if one.total is not None]
    lines = [Paid(one.rule.name, _words(one, where), one.rule.note_for_people, _when(one)) for one in found]
    total = dong(sum(known)) if sum(known) else ""
    return Bill(lines or [Paid(_("Fees"), _not_known(where), "", "")], total, len(known) < len(found))


def _words(one: ToPay, where: str) -> str:
    rule = one.rule
    if rule.is_free:
        return _("Nothing to pay")
    if rule.known is Known.SET_BY_PROVINCE:
        return _("Your province sets the amount. %(where)s tells you before you pay.") % {"where": where}
    if rule.amount is None:
        return _not_known(where)
    return _counted(one, dong(rule.amount))


def _counted(one: ToPay, each: str) -> str:
    """An amount that stands by itself, or one that is counted."""
    per = one.rule.rate.per if one.rule.rate else ""
    if per == "copy" and one.copies:
        words = _("%(each)s a copy × %(copies)s = %(sum)s")
        return words % {"each": each, "copies": one.copies, "sum": dong(one.total or 0)}
    if per == "copy" and one.copies == 0:
        return _("%(each)s a copy. You asked for none.") % {"each": each}
    if per == "page" and one.total:
        return dong(one.total)
    shown = {"copy": _("%(sum)s a copy"), "page": _("%(sum)s a page")}.get(per, "%(sum)s")
    return shown % {"sum": each}


def _not_known(where: str) -> str:
    return _("Not known yet. %(where)s tells you before you pay.") % {"where": where}


def _when(one: ToPay) -> str:
    if not one.rule.amount or one.total == 0:
        return ""
    return {
        Collect.BEFORE: _("when the centre has accepted your dossier"),
        Collect.AFTER: _("when you get the result"),
        Collect.EXEMPT: "",
    }[one.rule.collect]
