"""Asking for papers, getting them, going on. The specialist asks through the desk, never directly.

The clock stands still from the request to the applicant until work goes on; what then becomes of the date
(add the time, or count afresh) is the procedure's `supplement_mode`.
"""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.rules import Hat
from motcua.units.queries import calendar_of, unit
from motcua.workdays.rules import Due, Limit, LimitUnit, SupplementMode, due
from motcua.workdays.rules import resume as resume_clock

from ..models import Dossier, DossierPaper, Holding, SupplementRequest
from ..permissions import open_request
from ..queries.load import person_or_pool
from ..rules import Act, Holder, Mark, PaperBrought, Status, Supplement
from .acceptance import promise
from .deadlines import Moved, as_planned, move_steps, moved_by
from .demands import Demand, demand_of
from .intake import why_no_reason
from .writing import Change, Doing, Place, check, write


@transaction.atomic
def propose_supplement(
    *,
    dossier: Dossier,
    papers: Sequence[str],
    reason: str,
    by: Hat,
    at: datetime,
    marks: Sequence[Mark] = (),
    seen: int | None = None,
) -> Dossier:
    """The examining officer asks for papers; the dossier goes to the desk, which passes the request on.

    `papers` are names as printed on Form 02, `marks` what exactly is wrong; either may be left out, the other
    then says it.
    """
    doing = Doing(by, at, seen)
    check(dossier, Act.PROPOSE_SUPPLEMENT, doing)
    demand = demand_of(dossier, papers, marks)
    refuse_if(_why_not_ask(demand, reason))
    place = Place(Holder.RECEPTION, None, dossier.step, dossier.step_due_at)
    values = {"supplement": Supplement.PROPOSED.value}
    write(dossier, Change(Act.PROPOSE_SUPPLEMENT, dossier.current, values, place, {"reason": reason}), doing)
    _new_request(dossier, demand, reason, proposed_at=at, proposed_by_id=by.account)
    return dossier


@transaction.atomic
def ask_supplement(
    *,
    dossier: Dossier,
    by: Hat,
    at: datetime,
    papers: Sequence[str] = (),
    reason: str = "",
    marks: Sequence[Mark] = (),
    seen: int | None = None,
) -> Dossier:
    """Ask the applicant for papers (Form 02, status 5); the clock pauses now. What an examining officer has
    proposed is passed on as it is, unless the desk words it anew."""
    doing = Doing(by, at, seen)
    check(dossier, Act.ASK_SUPPLEMENT, doing)
    request = open_request(dossier)
    demand = demand_of(dossier, papers, marks)
    anew = request is None or bool(demand.papers) or bool(reason)
    if anew:
        refuse_if(_why_not_ask(demand, reason))
    place = Place(Holder.CITIZEN, None, dossier.step, None)
    values: dict[str, Any] = {"supplement": Supplement.ASKED.value, "paused_at": at}
    data = {"reason": reason or (request.reason if request else "")}
    write(dossier, Change(Act.ASK_SUPPLEMENT, Status.SUPPLEMENT_ASKED, values, place, data), doing)
    request = request or _new_request(dossier, demand, reason)
    if anew:
        request.papers, request.marks, request.reason = demand.papers, demand.stored, reason[:1000]
    request.asked_at, request.asked_by_id, request.answer_by = at, by.account, _answer_by(dossier, at)
    request.save()
    return dossier


@transaction.atomic
def record_supplement(
    *, dossier: Dossier, papers: Sequence[PaperBrought], by: ActsInUnit, at: datetime, seen: int | None = None
) -> Dossier:
    """The applicant has brought or sent papers (status stays 5 until somebody looks and work goes on)."""
    doing = Doing(by, at, seen)
    check(dossier, Act.SUPPLEMENT, doing)
    if not papers:
        raise Refused(Refusal("no_papers", gettext_noop("Tick at least one paper that was brought.")))
    place = Place(Holder.RECEPTION, None, dossier.step, None)
    values = {"supplement": Supplement.SUPPLIED.value}
    data = {"papers": len(papers)}
    write(dossier, Change(Act.SUPPLEMENT, Status.SUPPLEMENT_ASKED, values, place, data), doing)
    SupplementRequest.objects.filter(dossier=dossier, closed_at=None).update(supplied_at=at)
    for paper in papers:
        bring(dossier, paper)
    return dossier


@transaction.atomic
def resume(*, dossier: Dossier, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Go on where the work stood when papers or a payment were asked for; the date is worked out anew."""
    doing = Doing(by, at, seen)
    check(dossier, Act.RESUME, doing)
    proposed_only = dossier.current is Status.IN_PROCESS
    to = dossier.current if proposed_only else Status(dossier.status_before or Status.IN_PROCESS)
    values: dict[str, Any] = {"supplement": Supplement.NONE.value, "paused_at": None}
    new_date, moved = ({}, {}) if proposed_only else _new_date(dossier, to, at)
    place = _place_before(dossier, to, moved)
    data = {"due_at": new_date["due_at"].isoformat()} if new_date else {}
    write(dossier, Change(Act.RESUME, to, values | new_date, place, data), doing)
    move_steps(dossier, moved)
    SupplementRequest.objects.filter(dossier=dossier, closed_at=None).update(closed_at=at)
    return dossier


@transaction.atomic
def close_unsupplemented(
    *, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None
) -> Dossier:
    """Close a dossier whose papers did not come in the days allowed (status 3)."""
    doing = Doing(by, at, seen)
    check(dossier, Act.CLOSE_UNSUPPLEMENTED, doing)
    refuse_if(why_no_reason(reason))
    values = {"paused_at": None, "supplement": Supplement.NONE.value}
    place = Place(Holder.NOBODY, None, dossier.step)
    write(dossier, Change(Act.CLOSE_UNSUPPLEMENTED, Status.REFUSED, values, place, {"reason": reason}), doing)
    SupplementRequest.objects.filter(dossier=dossier, closed_at=None).update(closed_at=at)
    return dossier


def _why_not_ask(demand: Demand, reason: str) -> Refusal | None:
    if not demand.papers:
        text = gettext_noop(
            "Name each paper that is missing or wrong, so that the applicant comes only once."
        )
        return Refusal("no_papers", text)
    return why_no_reason(reason)


def _new_request(dossier: Dossier, demand: Demand, reason: str, **proposed: Any) -> SupplementRequest:
    made = SupplementRequest.objects.filter(dossier=dossier).count()
    return SupplementRequest.objects.create(
        dossier=dossier,
        number=made + 1,
        reason=reason[:1000],
        papers=demand.papers,
        marks=demand.stored,
        mode=content(dossier.procedure_version_id).supplement_mode.value,
        **proposed,
    )


def _answer_by(dossier: Dossier, at: datetime) -> datetime:
    days = content(dossier.procedure_version_id).supplement_limit_days or settings.SUPPLEMENT_DAYS
    limit = Limit(Decimal(days), LimitUnit.WORKING_DAY, end_of_day=True)
    return due(calendar_of(unit(dossier.competent_id)), at, limit).at


def bring(dossier: Dossier, paper: PaperBrought) -> DossierPaper:
    """Note on the checklist that a paper was brought; one that is not on it yet gets a line."""
    line = DossierPaper.objects.filter(dossier=dossier, key=paper.key).exclude(key="").first()
    if line is None:
        line = DossierPaper(dossier=dossier, key=paper.key, name=paper.name[:500])
        line.position = DossierPaper.objects.filter(dossier=dossier).count() + 1
    line.state = paper.state.value
    line.originals, line.copies = paper.originals, paper.copies
    line.save()
    return line


def _new_date(dossier: Dossier, to: Status, at: datetime) -> tuple[dict[str, Any], Moved]:
    """The date after the pause and the steps' deadlines: the time is added, or all is counted afresh."""
    if to is Status.FILED or dossier.due_at is None or dossier.paused_at is None:
        return {}, {}
    procedure = content(dossier.procedure_version_id)
    supplemented = dossier.current is Status.SUPPLEMENT_ASKED
    if supplemented and procedure.supplement_mode is SupplementMode.RESTART:
        promised, steps = promise(dossier, at)
        return (_told(promised), as_planned(steps, dossier)) if promised else ({}, {})
    promised = _resumed(dossier, dossier.due_at, at)
    moved = moved_by(dossier, lambda due_at: _resumed(dossier, due_at, at).at, promised.at)
    return _told(promised), moved


def _resumed(dossier: Dossier, due_at: datetime, at: datetime) -> Due:
    assert dossier.paused_at is not None
    limit = content(dossier.procedure_version_id).limit_for(dossier.case, Channel(dossier.channel))
    counted_in = limit.unit if limit else LimitUnit.WORKING_DAY
    return resume_clock(calendar_of(dossier.competent), due_at, dossier.paused_at, at, counted_in)


def _told(promised: Due) -> dict[str, Any]:
    return {"due_at": promised.at, "due_explained": promised.explanation.to_json()}


def _place_before(dossier: Dossier, to: Status, moved: Moved) -> Place:
    """Back to whoever worked on it: the last stretch at this step that was neither the desk's waiting nor
    the applicant's."""
    worked = Holding.objects.filter(dossier=dossier, step=dossier.step, status=to.value)
    if to is Status.IN_PROCESS:
        worked = worked.exclude(holder__in=[Holder.RECEPTION.value, Holder.CITIZEN.value])
    last = worked.order_by("-opened_at", "-id").first()
    if last is None:
        return Place(Holder.RECEPTION, None, dossier.step)
    officer = person_or_pool(last.officer_id)
    return Place(Holder(last.holder), officer, last.step, moved.get(last.step, last.step_due_at))
