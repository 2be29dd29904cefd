"""What an applicant is told: how the dossier stands, who has it, what is promised, what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.dossiers.queries import rating_of
from motcua.dossiers.queries.handovers import held_since, last_asked, last_said
from motcua.dossiers.rules import ENDED, Delivery, Status, Supplement, Timing
from motcua.fees.queries import owes
from motcua.fees.rules import Collect
from motcua.pages.words import dong
from motcua.procedures.queries import content
from motcua.procedures.rules import ReturnChannel
from motcua.workdays.rules import Explanation

from .days import moment_said
from .demands import Asked, demands_of
from .sentences import Where, place_sentence, promise_sentence
from .timeline import Happened, timeline

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Rating

_OVER = (Status.RETURNED, Status.WITHDRAWN, Status.REFUSED, Status.STOPPED)


@dataclass(frozen=True)
class Standing:
    """One page for an applicant. `to_do` is what only they can do now, the most urgent first; `asked` what is
    to be mended; `late` and `paused` how the clock stands."""

    dossier: Dossier
    procedure: str
    initials: str
    sentence: str
    promise: str
    asked: list[Asked]
    answer_by: str
    reason: str
    to_do: list[str]
    first_due_at: datetime | None
    timing: Timing
    explanation: str
    where: Where
    happened: list[Happened]
    rating: Rating | None

    @property
    def status(self) -> Status:
        return self.dossier.current

    @property
    def late(self) -> bool:
        return self.timing is Timing.OVERDUE

    @property
    def chip(self) -> str:
        """The state of the clock as `due_chip` knows it."""
        return _CHIPS[self.timing]

    @property
    def over(self) -> bool:
        """Whether everything is over, so that the service can be rated."""
        return self.status in _OVER

    @property
    def may_withdraw(self) -> bool:
        return self.status not in ENDED

    @property
    def may_correct(self) -> bool:
        return self.status not in _OVER


_CHIPS = {
    Timing.NO_DATE: "on_time",
    Timing.IN_TIME: "on_time",
    Timing.DUE_SOON: "soon",
    Timing.OVERDUE: "overdue",
    Timing.PAUSED: "paused",
    Timing.ENDED_IN_TIME: "done",
    Timing.ENDED_LATE: "late",
}


def standing(dossier: Dossier, at: datetime) -> Standing:
    """Everything the page of a dossier tells its owner, without a name of anybody. A handful of queries."""
    request = last_asked(dossier) if dossier.supplement == Supplement.ASKED else None
    procedure = content(dossier.procedure_version_id)
    moved = dossier.due_at != dossier.original_due_at
    answer_by = request.answer_by if request else None
    return Standing(
        dossier=dossier,
        procedure=procedure.plain_name or procedure.name,
        initials=initials(dossier.owner.name),
        sentence=place_sentence(dossier, held_since(dossier), at),
        promise=promise_sentence(dossier, at),
        asked=demands_of(dossier, request) if request else [],
        answer_by=moment_said(answer_by, at) if answer_by else "",
        reason=_reason(dossier),
        to_do=list(_to_do(dossier)),
        first_due_at=dossier.original_due_at if moved else None,
        timing=dossier.timing(at),
        explanation=str(Explanation.from_json(dossier.due_explained)) if dossier.due_explained else "",
        where=where_to_ask(dossier),
        happened=timeline(dossier, at),
        rating=rating_of(dossier) if dossier.current in _OVER else None,
    )


def initials(name: str) -> str:
    """`Trần Thị Thử` → `T. T. T.`: enough to know one's own slip, too little for anybody else."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word)


def where_to_ask(dossier: Dossier) -> Where:
    """The counter that received the dossier, and the telephone if there is one."""
    point = dossier.service_point
    return Where(
        point.name if point else dossier.served_by.name,
        point.address if point else "",
        settings.HELP_LINE,
    )


def _reason(dossier: Dossier) -> str:
    kinds = {
        Status.REFUSED: ("dossier.refused", "dossier.closed_unsupplemented"),
        Status.STOPPED: ("dossier.stopped",),
        Status.SUPPLEMENT_ASKED: ("dossier.supplement_asked",),
        Status.OBLIGATION_ASKED: ("dossier.obligation_asked",),
    }.get(dossier.current, ())
    if dossier.supplement == Supplement.SUPPLIED:
        return ""
    said = last_said(dossier, *kinds) if kinds else None
    return said.reason if said else ""


def _to_do(dossier: Dossier) -> Iterator[str]:
    if dossier.current is Status.OBLIGATION_ASKED:
        yield _("Pay what the notice asks for, then show the receipt at the counter.")
    if dossier.current is Status.REFUSED:
        yield _("Mend what the reason says, then you can file again.")
    if dossier.current is Status.STOPPED:
        yield _("Ask the centre what the reason means for you. You have the right to complain.")
    yield from _to_pay(dossier)
    if dossier.current is Status.FINISHED and dossier.delivery == Delivery.AT_DESK:
        yield _fetch(dossier)


def _to_pay(dossier: Dossier) -> Iterator[str]:
    if dossier.current in _OVER:
        return
    before = owes(dossier.pk, Collect.BEFORE)
    after = owes(dossier.pk) - before
    if before:
        yield _("Pay %(sum)s at the counter.") % {"sum": dong(before)}
    if after:
        yield _("Have %(sum)s ready when you fetch the result.") % {"sum": dong(after)}


def _fetch(dossier: Dossier) -> str:
    if dossier.return_by == ReturnChannel.POST:
        return _("The post brings the result to you. Keep your ID card at hand.")
    if dossier.return_by == ReturnChannel.ONLINE:
        return _("Fetch the result online, from your account on the national portal.")
    return _("Fetch the result at the counter of %(where)s, with this slip and your ID card.") % {
        "where": where_to_ask(dossier).name
    }
