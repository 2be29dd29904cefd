"""What a citizen is told about a dossier: how it stands, who has it, what is promised, what to do now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.dossiers.queries.handovers import held_since, last_asked, last_said
from motcua.dossiers.rules import Delivery, Holder, Status, Supplement, Timing
from motcua.fees.queries import owes
from motcua.fees.rules import Collect
from motcua.pages.words import day, dong
from motcua.procedures.queries import content
from motcua.procedures.rules import ReturnChannel
from motcua.workdays.rules import Explanation

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Standing:
    """One page for a citizen. `to_do` is what only the citizen can do now, the most urgent first."""

    code: str
    procedure: str
    initials: str
    status: Status
    sentence: str
    holder: str
    since: datetime | None
    due_at: datetime | None
    first_due_at: datetime | None
    timing: Timing
    explanation: str
    papers: list[str]
    reason: str
    to_do: list[str]


def standing(dossier: Dossier, at: datetime) -> Standing:
    """Everything the page of a dossier tells its owner, without a name of anybody. A handful of queries."""
    asked = last_asked(dossier) if dossier.supplement == Supplement.ASKED else None
    procedure = content(dossier.procedure_version_id)
    moved = dossier.due_at != dossier.original_due_at
    return Standing(
        code=dossier.code or "",
        procedure=procedure.plain_name or procedure.name,
        initials=initials(dossier.owner.name),
        status=dossier.current,
        sentence=_sentence(dossier),
        holder=_holder(dossier),
        since=held_since(dossier),
        due_at=dossier.due_at,
        first_due_at=dossier.original_due_at if moved else None,
        timing=dossier.timing(at),
        explanation=str(Explanation.from_json(dossier.due_explained)) if dossier.due_explained else "",
        papers=list(asked.papers) if asked else [],
        reason=_reason(dossier),
        to_do=list(_to_do(dossier, asked.answer_by if asked else None)),
    )


def initials(name: str) -> str:
    """`Trần Thị Thử` → `T. T. T.`: enough to know one's own slip, too little for anybody else."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word)


def _sentence(dossier: Dossier) -> str:
    if dossier.current is Status.SUPPLEMENT_ASKED and dossier.supplement == Supplement.SUPPLIED:
        return _("Your papers have come. The centre looks at them and then goes on.")
    if dossier.current is Status.FINISHED and dossier.delivery == Delivery.AT_DESK:
        return _("Your result is ready.")
    return {
        Status.FILED: _("Your dossier has come in. The centre has not accepted it yet."),
        Status.ACCEPTED: _("The centre has accepted your dossier and passes it on to be examined."),
        Status.REFUSED: _(
            "Your dossier was not accepted. The reason stands below and on the paper you were given."
        ),
        Status.IN_PROCESS: _("Your dossier is being worked on."),
        Status.SUPPLEMENT_ASKED: _("Papers are missing. The clock stands still until you bring them."),
        Status.OBLIGATION_ASKED: _(
            "You are asked to pay something to the state. The clock stands still until then."
        ),
        Status.WITHDRAWN: _("This dossier was withdrawn."),
        Status.STOPPED: _("The work on this dossier was stopped. The reason stands below."),
        Status.FINISHED: _("The work is finished. The result is on its way to the return desk."),
        Status.RETURNED: _("The result was returned. Nothing more is to be done."),
    }[dossier.current]


def _holder(dossier: Dossier) -> str:
    """Role and unit, never a name."""
    holder = Holder(dossier.holder)
    if holder is Holder.NOBODY or (dossier.ended_at and dossier.current is not Status.FINISHED):
        return ""
    if holder is Holder.CITIZEN:
        return _("You")
    return f"{holder.label}, {dossier.holder_unit.name}"


def _reason(dossier: Dossier) -> str:
    kinds = {
        Status.REFUSED: ("dossier.refused", "dossier.closed_unsupplemented"),
        Status.STOPPED: ("dossier.stopped",),
        Status.SUPPLEMENT_ASKED: ("dossier.supplement_asked",),
        Status.OBLIGATION_ASKED: ("dossier.obligation_asked",),
    }.get(dossier.current, ())
    said = last_said(dossier, *kinds) if kinds else None
    return said.reason if said else ""


def _to_do(dossier: Dossier, answer_by: datetime | None) -> Iterator[str]:
    where = dossier.service_point.name if dossier.service_point else dossier.served_by.name
    if dossier.supplement == Supplement.ASKED:
        words = {"where": where, "day": day(answer_by)}
        yield _("Bring the papers below to the counter of %(where)s by %(day)s.") % words
    if dossier.current is Status.OBLIGATION_ASKED:
        yield _("Pay what the notice asks for, then show the receipt at the counter.")
    yield from _to_pay(dossier)
    if dossier.current is Status.FINISHED and dossier.delivery == Delivery.AT_DESK:
        yield _fetch(dossier, where)


def _to_pay(dossier: Dossier) -> Iterator[str]:
    if dossier.current in (Status.RETURNED, Status.WITHDRAWN, Status.REFUSED, Status.STOPPED):
        return
    before = owes(dossier.pk, Collect.BEFORE)
    after = owes(dossier.pk) - before
    if before:
        yield _("Pay %(sum)s at the counter.") % {"sum": dong(before)}
    if after:
        yield _("Have %(sum)s ready when you fetch the result.") % {"sum": dong(after)}


def _fetch(dossier: Dossier, where: str) -> str:
    if dossier.return_by == ReturnChannel.POST:
        return _("The post brings the result to you. Keep your ID card at hand.")
    if dossier.return_by == ReturnChannel.ONLINE:
        return _("Fetch the result online, from your account on the national portal.")
    return _("Fetch the result at the counter of %(where)s, with this slip and your ID card.") % {
        "where": where
    }
