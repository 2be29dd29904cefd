"""Everything about one dossier, for its page: timeline, five clear, papers, clock, allowed acts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from motcua.fees.models import PaymentRequest
from motcua.fees.queries import payments_of
from motcua.journal.models import Fact
from motcua.journal.queries import facts_about
from motcua.kernel.actor import ActorKind
from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.queries import content
from motcua.procedures.rules import ProcedureContent, effect_name, step_name
from motcua.staff.queries import names_of
from motcua.staff.rules import Hat, role
from motcua.units.queries import calendar_of
from motcua.workdays.rules import Explanation

from ..models import Dossier, DossierPaper, Holding, Result, Step, SupplementRequest
from ..permissions import why_not
from ..rules import NEEDS, NEXT, THE_APPLICANT, Act, Held, Holder, Timing, sentence, shares


@dataclass(frozen=True)
class Event:
    """One line of the timeline."""

    at: datetime
    what: str
    who: str
    reason: str
    fact: Fact


@dataclass(frozen=True)
class Clear:
    """One row of the five clear: who does what, as which part of the process, answering for what, to what
    effect; and by when."""

    step: Step
    person: str
    task: str
    process: str
    responsibility: str
    effect: str
    late: bool
    current: bool


@dataclass(frozen=True)
class DossierPage:
    """All that the page of one dossier shows. `acts` holds every act that the status allows and the post may
    do, with the reason where it is not possible now."""

    dossier: Dossier
    procedure: ProcedureContent
    timing: Timing
    explanation: str
    events: list[Event]
    five_clear: list[Clear]
    shares: dict[Holder, timedelta]
    held_since: datetime | None
    papers: list[DossierPaper]
    payments: list[PaymentRequest]
    supplements: list[SupplementRequest]
    result: Result | None
    acts: dict[Act, Refusal | None]


def page_of(dossier: Dossier, hat: Hat, at: datetime) -> DossierPage:
    """Gather the page of a dossier that was obtained through the gate. A bounded number of queries."""
    procedure = content(dossier.procedure_version_id)
    facts = facts_about("dossier", dossier.pk)
    steps = list(dossier.steps.order_by("position"))
    holdings = list(Holding.objects.filter(dossier=dossier).order_by("opened_at", "id"))
    doers = [one for fact in facts for one in (fact.by_account, _through(fact))]
    names = names_of([*doers, *(step.officer_id for step in steps)])
    return DossierPage(
        dossier=dossier,
        procedure=procedure,
        timing=dossier.timing(at),
        explanation=str(Explanation.from_json(dossier.due_explained)) if dossier.due_explained else "",
        events=[_event(fact, names) for fact in facts],
        five_clear=[_clear(step, steps, dossier, names, at) for step in steps],
        shares=_shares(dossier, holdings, at),
        held_since=next((one.opened_at for one in holdings if one.closed_at is None), None),
        papers=list(dossier.papers.select_related("scan").order_by("position")),
        payments=payments_of(dossier.pk),
        supplements=list(dossier.supplements.select_related("asked_by", "proposed_by").order_by("number")),
        result=Result.objects.select_related("signed_by", "received_by", "file")
        .filter(dossier=dossier)
        .first(),
        acts=acts_of(dossier, hat, at),
    )


def acts_of(dossier: Dossier, hat: Hat, at: datetime) -> dict[Act, Refusal | None]:
    """Every act that this status knows and this post may do, with what is in the way of it now."""
    known = [act for act in Act if NEXT[dossier.current][act] and hat.may(NEEDS[act])]
    wanted = [act for act in known if (act is Act.RESTORE) == bool(dossier.set_aside_at)]
    return {act: why_not(hat, dossier, act, at) for act in wanted}


def _event(fact: Fact, names: dict[UUID, str]) -> Event:
    who = names.get(fact.by_account, "") if fact.by_account else ""
    if fact.by_kind == ActorKind.APPLICANT:
        who = _applicant(names.get(through, "") if (through := _through(fact)) else "")
    return Event(fact.at, sentence(fact.kind), who, str(fact.data.get("reason", "")), fact)


def _through(fact: Fact) -> UUID | None:
    """The account of the other system that sent what an applicant decided."""
    given = fact.data.get("through")
    return UUID(given) if given else None


def _applicant(system: str) -> str:
    if not system:
        return translate(THE_APPLICANT)
    return translate(gettext_noop("The applicant, through {system}")).format(system=system)


def _clear(step: Step, steps: list[Step], dossier: Dossier, names: dict[UUID, str], at: datetime) -> Clear:
    desk = step.role in ("receptionist", "return_desk")
    unit = dossier.served_by if desk else dossier.competent
    role_name = role("receptionist" if desk else step.role).name
    return Clear(
        step=step,
        person=names.get(step.officer_id, "") if step.officer_id else "",
        task=step_name(step.name),
        process=f"{step.position}/{len(steps)}",
        responsibility=f"{role_name}, {unit.name}",
        effect=effect_name(step.effect),
        late=step.due_at is not None and (step.ended_at or at) > step.due_at and step.started_at is not None,
        current=step.position == dossier.step and dossier.ended_at is None,
    )


def _shares(dossier: Dossier, holdings: list[Holding], at: datetime) -> dict[Holder, timedelta]:
    stretches = [Held(Holder(one.holder), one.opened_at, one.closed_at) for one in holdings]
    return shares(stretches, calendar_of(dossier.competent), dossier.ended_at or at)
