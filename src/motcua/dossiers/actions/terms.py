"""What changes the promise or ends it early: apology, financial obligation, stop, withdrawal."""

from datetime import datetime

from django.db import transaction

from motcua.fees.actions import cancel_waiting
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.staff.rules import Hat
from motcua.units.queries import calendar_of
from motcua.workdays.rules import extend as extend_clock
from motcua.workdays.rules import why_not_extend

from ..models import Dossier, SupplementRequest
from ..rules import Act, Holder, Status, Supplement
from .deadlines import move_steps, moved_by
from .intake import why_no_reason
from .writing import Change, Doing, Place, check, write


@transaction.atomic
def extend(
    *, dossier: Dossier, new_due_at: datetime, reason: str, by: Hat, at: datetime, seen: int | None = None
) -> Dossier:
    """Apologise and set a new date (Form 04). The first promised date stays beside it."""
    doing = Doing(by, at, seen)
    check(dossier, Act.EXTEND, doing)
    refuse_if(why_no_reason(reason))
    refuse_if(_why_not_until(dossier, new_due_at, at))
    assert dossier.due_at is not None
    old = dossier.due_at
    promised = extend_clock(calendar_of(dossier.competent), old, new_due_at)
    values = {"due_at": promised.at, "due_explained": promised.explanation.to_json()}
    data = {"reason": reason, "old": old.isoformat(), "new": new_due_at.isoformat()}
    moved = moved_by(dossier, lambda due_at: new_due_at if due_at == old else due_at, new_due_at)
    if dossier.step in moved:
        values["step_due_at"] = moved[dossier.step]
    write(dossier, Change(Act.EXTEND, dossier.current, values, None, data), doing)
    move_steps(dossier, moved)
    return dossier


@transaction.atomic
def ask_obligation(
    *, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None
) -> Dossier:
    """Ask the applicant to meet a financial obligation, such as land tax (status 6); the clock pauses."""
    doing = Doing(by, at, seen)
    check(dossier, Act.ASK_OBLIGATION, doing)
    refuse_if(why_no_reason(reason))
    place = Place(Holder.CITIZEN, None, dossier.step, None)
    change = Change(Act.ASK_OBLIGATION, Status.OBLIGATION_ASKED, {"paused_at": at}, place, {"reason": reason})
    write(dossier, change, doing)
    return dossier


@transaction.atomic
def stop(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Stop the processing (Form 05, status 8), with the reason in writing."""
    doing = Doing(by, at, seen)
    check(dossier, Act.STOP, doing)
    refuse_if(why_no_reason(reason))
    _end(dossier, Act.STOP, Status.STOPPED, reason, doing)
    return dossier


@transaction.atomic
def withdraw(
    *, dossier: Dossier, reason: str, by: ActsInUnit, at: datetime, seen: int | None = None
) -> Dossier:
    """Close the dossier because its applicant withdraws it (status 7), by an officer for them or by
    themselves. What is unpaid is no longer asked."""
    doing = Doing(by, at, seen)
    check(dossier, Act.WITHDRAW, doing)
    refuse_if(why_no_reason(reason))
    _end(dossier, Act.WITHDRAW, Status.WITHDRAWN, reason, doing)
    cancel_waiting(subject=dossier.pk, by=by, at=at)
    return dossier


def _end(dossier: Dossier, act: Act, to: Status, reason: str, doing: Doing) -> None:
    values = {"paused_at": None, "supplement": Supplement.NONE.value}
    place = Place(Holder.NOBODY, None, dossier.step)
    write(dossier, Change(act, to, values, place, {"reason": reason}), doing)
    SupplementRequest.objects.filter(dossier=dossier, closed_at=None).update(closed_at=doing.at)


def _why_not_until(dossier: Dossier, new_due_at: datetime, at: datetime) -> Refusal | None:
    assert dossier.due_at is not None
    if new_due_at <= at:
        return Refusal("not_later", gettext_noop("The new date must be later than now. Choose a later one."))
    return why_not_extend(calendar_of(dossier.competent), dossier.due_at, new_due_at)
