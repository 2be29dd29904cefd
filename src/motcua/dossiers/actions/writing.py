"""The one writer: asks the rule, writes if nobody was faster, moves the folder, states the fact."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from motcua.journal.actions import append
from motcua.journal.models import Fact
from motcua.journal.queries import last_fact
from motcua.kernel.actor import ActorKind, ActsInUnit, InUnit
from motcua.kernel.clock import local
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop, translate
from motcua.rows import insert_values
from motcua.staff.queries import names_of
from motcua.staff.rules import Hat

from ..models import Dossier, Holding
from ..models.dossier import FAR
from ..permissions import why_not, why_not_in_status
from ..rules import (
    ENDED,
    FACT,
    NEXT,
    OF_APPLICANTS,
    THE_APPLICANT,
    Act,
    Holder,
    OnBehalf,
    Status,
    sentence,
)


@dataclass(frozen=True)
class Place:
    """Where the folder goes: who holds it, which officer, at which step, until when."""

    holder: Holder
    officer: UUID | None = None
    step: int = 0
    due_at: datetime | None = None


@dataclass(frozen=True)
class Doing:
    """Who does something, when, and the `version` of the dossier they were looking at (None: the newest)."""

    by: ActsInUnit
    at: datetime
    seen: int | None = None


@dataclass(frozen=True)
class Change:
    """What an act changes: the status that follows, other values, the place, and the fact's data."""

    act: Act
    to: Status
    values: Mapping[str, Any] = field(default_factory=dict)
    place: Place | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


def check(dossier: Dossier, act: Act, doing: Doing) -> None:
    """Raise `Refused` when somebody was faster, or when the act may not be done."""
    check_seen(dossier, doing)
    if isinstance(doing.by, Hat):
        refuse_if(why_not(doing.by, dossier, act, doing.at))
    else:
        refuse_if(why_not_in_status(dossier, act))


def check_seen(dossier: Dossier, doing: Doing) -> None:
    """Raise `Refused` when the dossier is no longer the version that the doer was looking at."""
    if doing.seen is not None and doing.seen != dossier.version:
        raise Refused(overtaken(dossier, doing))


def write(dossier: Dossier, change: Change, doing: Doing) -> None:
    """Write a change that was checked. Call inside the action's transaction, before its other rows.

    The row is written only if it is still the version that was read: of two officers at once the second is
    told who was faster, and nothing is overwritten.
    """
    assert change.to in NEXT[dossier.current][change.act], (dossier.current, change.act, change.to)
    put(dossier, _values(dossier, change, doing.at), doing)
    if change.place:
        turn_over(dossier, change.place, doing)
    state_fact(dossier, FACT[change.act], doing, change.data)


def put(dossier: Dossier, values: Mapping[str, Any], doing: Doing) -> None:
    """Write columns of the dossier, only if it is still the version that was read. States no fact."""
    same = Dossier.objects.filter(pk=dossier.pk, version=dossier.version)
    if not same.update(version=F("version") + 1, **values):
        raise Refused(overtaken(dossier, doing))
    dossier.version += 1
    for name, value in values.items():
        setattr(dossier, name, value)


def state_fact(
    dossier: Dossier, kind: str, doing: Doing, data: Mapping[str, Any], *, first: bool = False
) -> None:
    """Append one fact about a dossier; its status after the act is always in it, and through which system the
    applicant acted if it was another one. What is the applicant's own act, or the program's, is a fact of the
    unit where the person is served."""
    through = doing.by.data() if isinstance(doing.by, OnBehalf) else {}
    stated = {"status": dossier.status, **data, **through}
    append(
        subject_kind="dossier",
        subject=dossier.pk,
        kind=kind,
        by=_told_of(dossier, kind, doing.by),
        at=doing.at,
        data=stated,
        first=first,
    )


def _told_of(dossier: Dossier, kind: str, by: ActsInUnit) -> ActsInUnit:
    """An officer's own act is told of the officer's unit. Everything else is told of the dossier's, whatever
    the caller said of where it was done."""
    if isinstance(by, Hat) and (kind not in OF_APPLICANTS or by.authority == dossier.served_by_id):
        return by
    return InUnit(by, dossier.served_by_id, dossier.served_by.path)


def turn_over(dossier: Dossier, place: Place, doing: Doing, *, first: bool = False) -> None:
    """Close the present stretch of holding and open the next; none is opened for an ended dossier."""
    if not first:
        Holding.objects.filter(dossier=dossier, closed_at=None).update(closed_at=doing.at)
    if place.holder is Holder.NOBODY:
        return
    given_by = doing.by.account if isinstance(doing.by, Hat) else None
    holding = (
        *(dossier.pk, place.holder.value, dossier.holder_unit_id, place.officer, place.step),
        *(int(dossier.status), doing.at, place.due_at, given_by),
    )
    insert_values(Holding, _HOLDING, [holding])


_HOLDING = (
    *("dossier_id", "holder", "unit_id", "officer_id", "step"),
    *("status", "opened_at", "step_due_at", "given_by_id"),
)


def overtaken(dossier: Dossier, doing: Doing) -> Refusal:
    """The sentence for the second of two: who was faster, when, and what they did. An applicant is told no
    officer's name."""
    last = last_fact(dossier.pk)
    if last is None:
        return Refusal("overtaken", gettext_noop("Somebody was faster. Look at the dossier as it is now."))
    params = {"time": f"{local(last.at):%H:%M}", "what": sentence(last.kind)}
    if not isinstance(doing.by, Hat):
        text = gettext_noop(
            "The dossier has changed meanwhile, at {time}: {what}. "
            "Nothing you typed is lost. Look at it again."
        )
        return Refusal("overtaken", text, params)
    text = gettext_noop(
        "{name} was faster, at {time}: {what}. Nothing was overwritten. Look at the dossier as it is now."
    )
    return Refusal("overtaken", text, {"name": _doer(last), **params})


def _doer(fact: Fact) -> str:
    if fact.by_kind == ActorKind.APPLICANT:
        return translate(THE_APPLICANT)
    return names_of([fact.by_account]).get(fact.by_account, "—") if fact.by_account else "—"


def _values(dossier: Dossier, change: Change, at: datetime) -> dict[str, Any]:
    values: dict[str, Any] = dict(change.values)
    if change.to != dossier.status:
        values |= {"status": change.to.value, "status_at": at, "status_before": dossier.status}
        if change.to in ENDED and dossier.ended_at is None:
            values["ended_at"] = at
    if change.place:
        place = change.place
        values |= {
            "holder": place.holder.value,
            "officer_id": place.officer,
            "step": place.step,
            "step_due_at": place.due_at,
        }
        unit = holder_unit(dossier, place.holder)
        values |= {"holder_unit_id": unit} if unit else {}
    return values | {"urgency_at": _urgency(dossier, change.to, values)}


def holder_unit(dossier: Dossier, holder: Holder) -> UUID | None:
    """The unit in which such a holder sits: the desk where the person is served, the rest where the decision
    is made; None leaves it where it is."""
    if holder is Holder.RECEPTION:
        return dossier.served_by_id
    if holder in (Holder.SPECIALIST, Holder.LEADER, Holder.CLERK):
        return dossier.competent_id
    return None


def _urgency(dossier: Dossier, to: Status, values: dict[str, Any]) -> datetime:
    column = "accept_by" if to is Status.FILED else "due_at"
    goal: datetime | None = values.get(column, getattr(dossier, column))
    return goal or FAR
