"""What an applicant is told: how the dossier stands, who has it, what is promised, what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext as _

from motcua.dossiers.queries import rating_of
from motcua.dossiers.queries.handovers import held_since, last_asked
from motcua.dossiers.rules import ENDED, Delivery, Status, Supplement, Timing
from motcua.fees.queries import owed
from motcua.fees.rules import Collect
from motcua.journal.queries import facts_about
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refused
from motcua.pages.words import dong
from motcua.procedures.queries import content, standing_for
from motcua.procedures.rules import ReturnChannel
from motcua.workdays.rules import Explanation

from .days import moment_said
from .demands import Asked, demands_of
from .sentences import Where, new_date_sentence, place_sentence, promise_sentence, stopped_sentence
from .timeline import Happened, timeline

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Rating
    from motcua.journal.models import Fact

_OVER = (Status.RETURNED, Status.WITHDRAWN, Status.REFUSED, Status.STOPPED)
_LATEST = 3


@dataclass(frozen=True)
class Standing:
    """One page for an applicant. `procedure_code` leads to the procedure's page, while there is one. `to_do`
    is what only they can do now, the most urgent first; `asked` what is to be mended; `stopped` since when
    the clock stands still (empty: it runs), `new_date` what becomes of the date then."""

    dossier: Dossier
    procedure: str
    procedure_code: str
    initials: str
    sentence: str
    promise: str
    stopped: str
    new_date: str
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
    def dated(self) -> bool:
        """Whether the promised day still means something. Of what was withdrawn, refused or stopped it would
        say "in time"; and who has the result waits for nothing any more."""
        return self.dossier.due_at is not None and self.status not in _OVER

    @property
    def may_file_again(self) -> bool:
        """Whether the way back to the procedure is the next thing wanted."""
        return self.status is Status.REFUSED and bool(self.procedure_code)

    @property
    def latest(self) -> list[Happened]:
        """The last steps: the whole way of a dossier would be a long list of officers."""
        return self.happened[:_LATEST]

    @property
    def earlier(self) -> list[Happened]:
        return self.happened[_LATEST:]

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
    facts = facts_about("dossier", dossier.pk)
    moved = dossier.due_at != dossier.original_due_at
    answer_by = request.answer_by if request else None
    return Standing(
        dossier=dossier,
        procedure=procedure.plain_name or procedure.name,
        procedure_code=procedure.code if _still_in_force(dossier, at) else "",
        initials=initials(dossier.owner.name),
        sentence=place_sentence(dossier, held_since(dossier), at),
        promise=promise_sentence(dossier, at),
        stopped=stopped_sentence(dossier, at),
        new_date=new_date_sentence(dossier, at),
        asked=demands_of(dossier, request) if request else [],
        answer_by=moment_said(answer_by, at) if answer_by else "",
        reason=_reason(dossier, facts),
        to_do=list(_to_do(dossier)),
        first_due_at=dossier.original_due_at if moved else None,
        timing=dossier.timing(at),
        explanation=str(Explanation.from_json(dossier.due_explained)) if dossier.due_explained else "",
        where=where_to_ask(dossier),
        happened=timeline(facts, at),
        rating=rating_of(dossier) if dossier.current in _OVER else None,
    )


def _still_in_force(dossier: Dossier, at: datetime) -> bool:
    """Whether the procedure has a page today. The whole catalogue need not be asked for that."""
    try:
        return bool(standing_for(dossier.procedure_version_id, local_day(at)))
    except Refused:
        return False


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


def _reason(dossier: Dossier, facts: Sequence[Fact]) -> str:
    kinds = {
        Status.REFUSED: ("dossier.refused", "dossier.closed_unsupplemented"),
        Status.STOPPED: ("dossier.stopped",),
        Status.SUPPLEMENT_ASKED: ("dossier.supplement_asked",),
        Status.OBLIGATION_ASKED: ("dossier.obligation_asked",),
    }.get(dossier.current, ())
    if dossier.supplement == Supplement.SUPPLIED:
        return ""
    said = next((fact for fact in reversed(facts) if fact.kind in kinds), None)
    return str(said.data.get("reason", "")) if said else ""


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
    waiting = owed(dossier.pk)
    before = waiting.pop(Collect.BEFORE, 0)
    if before:
        yield _("Pay %(sum)s at the counter.") % {"sum": dong(before)}
    if after := sum(waiting.values()):
        yield _("Have %(sum)s ready when you fetch the result.") % {"sum": dong(after)}


def _fetch(dossier: Dossier) -> str:
    if dossier.return_by == ReturnChannel.POST:
        return _("The post brings the result to you. Keep your ID card at hand.")
    if dossier.return_by == ReturnChannel.ONLINE:
        return _("Fetch the result online, from your account on the national portal.")
    return _("Fetch the result at the counter of %(where)s, with this slip and your ID card.") % {
        "where": where_to_ask(dossier).name
    }
