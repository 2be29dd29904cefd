"""Step by step from acceptance to the end of processing."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from motcua.files.actions import store
from motcua.files.rules import Upload
from motcua.journal.queries import last_fact
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.staff.rules import Hat

from ..models import Dossier, Result, Step
from ..permissions import next_step
from ..queries.load import eligible_posts, least_loaded, person_or_pool
from ..rules import Act, Delivery, Holder, Status, holder_of
from .intake import why_no_reason
from .writing import Change, Doing, Place, check, write


@dataclass(frozen=True)
class ResultWritten:
    """What a dossier led to. `granted` False: the answer is no, with its reasons, in a signed paper."""

    title: str
    granted: bool = True
    number: str = ""
    signed_on: date | None = None
    signed_by: UUID | None = None
    scan: Upload | None = None


@transaction.atomic
def forward(
    *, dossier: Dossier, by: Hat, at: datetime, to_officer: UUID | None = None, seen: int | None = None
) -> Dossier:
    """Pass the dossier on to the next step of its route: to this officer, else to the least loaded one who
    may do it, else to the step's pool, from which somebody takes it on."""
    doing = Doing(by, at, seen)
    check(dossier, Act.FORWARD, doing)
    step = next_step(dossier)
    assert step is not None
    officer = _chosen(dossier, step.role, to_officer, at)
    _go_to(dossier, step, officer, Change(Act.FORWARD, Status.IN_PROCESS), doing)
    return dossier


@transaction.atomic
def send_back(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Send the dossier back to the step before, to the officer who did it, with a reason."""
    doing = Doing(by, at, seen)
    check(dossier, Act.SEND_BACK, doing)
    refuse_if(why_no_reason(reason))
    _step_back(dossier, Act.SEND_BACK, doing, {"reason": reason})
    return dossier


@transaction.atomic
def recall(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Take back what one passed on and nobody has worked on since, with a reason."""
    doing = Doing(by, at, seen)
    check(dossier, Act.RECALL, doing)
    refuse_if(why_no_reason(reason))
    _step_back(dossier, Act.RECALL, doing, {"reason": reason})
    return dossier


@transaction.atomic
def take(*, dossier: Dossier, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Take on a dossier that waits for anybody of this role and field."""
    doing = Doing(by, at, seen)
    check(dossier, Act.TAKE, doing)
    _give(dossier, Act.TAKE, by.works_for or by.account, doing, "")
    return dossier


@transaction.atomic
def reassign(
    *, dossier: Dossier, to_officer: UUID, reason: str, by: Hat, at: datetime, seen: int | None = None
) -> Dossier:
    """Give the dossier to another officer of the same step, with a reason."""
    doing = Doing(by, at, seen)
    check(dossier, Act.REASSIGN, doing)
    refuse_if(why_no_reason(reason))
    refuse_if(_why_not_for(dossier, to_officer, at))
    _give(dossier, Act.REASSIGN, to_officer, doing, reason)
    return dossier


def reassign_many(
    *, dossiers: Iterable[Dossier], to_officer: UUID, reason: str, by: Hat, at: datetime
) -> tuple[list[Dossier], list[tuple[Dossier, Refusal]]]:
    """Give several dossiers to one officer, each in a transaction of its own: those given, and those refused
    with the reason for each."""
    given: list[Dossier] = []
    refused: list[tuple[Dossier, Refusal]] = []
    for dossier in dossiers:
        try:
            given.append(reassign(dossier=dossier, to_officer=to_officer, reason=reason, by=by, at=at))
        except Refused as refusal:
            refused.append((dossier, refusal.refusal))
    return given, refused


@transaction.atomic
def finish(
    *, dossier: Dossier, result: ResultWritten, by: Hat, at: datetime, seen: int | None = None
) -> Dossier:
    """End the processing with a result (status 9). The clock stops."""
    doing = Doing(by, at, seen)
    check(dossier, Act.FINISH, doing)
    if not result.title.strip():
        text = gettext_noop("Name the paper that is the result, as it stands on its first page.")
        raise Refused(Refusal("no_result", text))
    place = Place(_keeper(dossier), None, dossier.step, None)
    values = {"delivery": Delivery.READY.value}
    data = {"granted": result.granted, "number": result.number}
    ended_step = dossier.step
    write(dossier, Change(Act.FINISH, Status.FINISHED, values, place, data), doing)
    _end_step(dossier, ended_step, at)
    _record(dossier, result, doing)
    return dossier


def _keeper(dossier: Dossier) -> Holder:
    """With whom a finished result waits: one made where the person is not served stays with the clerk who is
    to hand it over, or it would vanish from that unit's lists."""
    return Holder.RECEPTION if dossier.competent_id == dossier.served_by_id else Holder.CLERK


def _record(dossier: Dossier, result: ResultWritten, doing: Doing) -> None:
    scan = store(upload=result.scan, subject=dossier.pk, by=doing.by, at=doing.at) if result.scan else None
    Result.objects.create(
        dossier=dossier,
        granted=result.granted,
        title=result.title[:300],
        number=result.number[:60],
        signed_on=result.signed_on,
        signed_by_id=result.signed_by,
        file=scan,
    )


def _go_to(dossier: Dossier, step: Step, officer: UUID | None, change: Change, doing: Doing) -> None:
    left = dossier.step
    holder = holder_of(Status.IN_PROCESS, step.role)
    place = Place(holder, officer, step.position, step.due_at)
    data = {"step": step.position, "to": str(officer) if officer else None, **change.data}
    write(dossier, Change(change.act, change.to, change.values, place, data), doing)
    _end_step(dossier, left, doing.at)
    begun = {"officer_id": officer, "started_at": doing.at, "ended_at": None}
    Step.objects.filter(pk=step.pk).update(**begun)


def _step_back(dossier: Dossier, act: Act, doing: Doing, data: dict[str, str]) -> None:
    before = Step.objects.filter(dossier=dossier, position__lt=dossier.step).order_by("-position").first()
    to_reception = before is None or before.role == "receptionist"
    status = Status.ACCEPTED if to_reception else Status.IN_PROCESS
    officer = person_or_pool(before.officer_id if before else _acceptor(dossier))
    position, due_at = (before.position, before.due_at) if before else (0, None)
    place = Place(holder_of(status, before.role if before else ""), officer, position, due_at)
    left = dossier.step
    write(dossier, Change(act, status, {}, place, {"step": position, **data}), doing)
    Step.objects.filter(dossier=dossier, position=left).update(started_at=None, ended_at=None, officer=None)
    Step.objects.filter(dossier=dossier, position=position).update(ended_at=None)


def _acceptor(dossier: Dossier) -> UUID | None:
    accepted = last_fact(dossier.pk, "dossier.accepted")
    return accepted.by_account if accepted else None


def _give(dossier: Dossier, act: Act, officer: UUID, doing: Doing, reason: str) -> None:
    place = Place(Holder(dossier.holder), officer, dossier.step, dossier.step_due_at)
    data = {"to": str(officer), **({"reason": reason} if reason else {})}
    write(dossier, Change(act, dossier.current, {}, place, data), doing)
    if dossier.current in (Status.ACCEPTED, Status.IN_PROCESS):
        Step.objects.filter(dossier=dossier, position=dossier.step).update(officer_id=officer)


def _end_step(dossier: Dossier, position: int, at: datetime) -> None:
    ended = Step.objects.filter(dossier=dossier, position=position, started_at__isnull=False)
    ended.update(ended_at=at)


def _chosen(dossier: Dossier, role: str, officer: UUID | None, at: datetime) -> UUID | None:
    if officer is None:
        return least_loaded(dossier, role, local_day(at))
    able = {post.account_id for post in eligible_posts(dossier, role, local_day(at))}
    if officer not in able:
        raise Refused(_NOT_ABLE)
    return officer


_NOT_ABLE = Refusal(
    "not_able", gettext_noop("This officer has no post for that step and field today. Choose another one.")
)


def _why_not_for(dossier: Dossier, officer: UUID, at: datetime) -> Refusal | None:
    if officer == dossier.officer_id:
        return Refusal("already_theirs", gettext_noop("This officer already has it. Choose another one."))
    role = "receptionist" if dossier.holder == Holder.RECEPTION else dossier.holder
    able = {post.account_id for post in eligible_posts(dossier, role, local_day(at))}
    return None if officer in able else _NOT_ABLE
