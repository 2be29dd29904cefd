"""From the filing to acceptance or refusal."""

import secrets
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import IntegrityError, transaction

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.rows import fresh, insert, together
from motcua.staff.rules import Hat, Permission
from motcua.units.queries import reception_calendar
from motcua.workdays.rules import Limit, LimitUnit, due

from ..models import Dossier
from ..models.dossier import FAR
from ..permissions import why_not_file
from ..rules import Act, Holder, Intake, Status
from .acceptance import Acceptance, work_out
from .intake_parts import add_parts, check_intake, let_be_found, record_people, why_papers_missing
from .writing import Change, Doing, Place, check, state_fact, turn_over, write


def file(*, intake: Intake, by: ActsInUnit, at: datetime) -> Dossier:
    """Record a filing that is not accepted yet (status 1), with the deadline for accepting it.

    Filing the same intake twice gives the one dossier. Raises Refused for a bad intake.
    """
    return _once(intake, by, at, accept=False)


def receive(*, intake: Intake, by: Hat, at: datetime) -> Dossier:
    """Enter and accept a dossier at the counter in one go (status 2): code, date, steps.

    Sending the same intake twice gives the one dossier. Raises Refused for a bad intake, missing required
    papers, an unknown agency code, or a post that may not accept.
    """
    refuse_if(why_papers_missing(intake))
    return _once(intake, by, at, accept=True)


@transaction.atomic
def accept(*, dossier: Dossier, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Accept a filed dossier: it gets its code, its date and its steps. The clock counts from now."""
    doing = Doing(by, at, seen)
    check(dossier, Act.ACCEPT, doing)
    accepted = work_out(dossier, at)
    place = accepted.place(by)
    write(dossier, Change(Act.ACCEPT, Status.ACCEPTED, accepted.values(), place, accepted.data()), doing)
    accepted.add_steps(dossier, by)
    let_be_found(dossier, doing)
    return dossier


@transaction.atomic
def refuse(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Refuse to accept a filed dossier (Form 03). The reason is given to the applicant in writing."""
    doing = Doing(by, at, seen)
    check(dossier, Act.REFUSE, doing)
    refuse_if(why_no_reason(reason))
    change = Change(Act.REFUSE, Status.REFUSED, {}, Place(Holder.NOBODY), {"reason": reason})
    write(dossier, change, doing)
    return dossier


def why_no_reason(reason: str) -> Refusal | None:
    """Acts against the applicant need a reason that says something."""
    if len(reason.strip()) < 5:
        return Refusal("no_reason", gettext_noop("Write the reason; the applicant will read it."))
    return None


def _once(intake: Intake, by: ActsInUnit, at: datetime, *, accept: bool) -> Dossier:
    """One transaction. That the intake was sent before shows when its dossier cannot be written again."""
    if isinstance(by, Hat):
        refuse_if(why_not_file(by) or (_why_not_accept_here(by) if accept else None))
    check_intake(intake, at)
    try:
        with transaction.atomic():
            return _make(intake, Doing(by, at), accept)
    except IntegrityError:
        made = Dossier.objects.filter(pk=intake.id).first()
        if made is None:
            raise
        return made


def _why_not_accept_here(by: Hat) -> Refusal | None:
    if by.may(Permission.ACCEPT):
        return None
    text = gettext_noop("Your post may enter dossiers but not accept them. Leave it to the reception desk.")
    return Refusal("not_permitted", text)


def _make(intake: Intake, doing: Doing, accept: bool) -> Dossier:
    dossier = _new(intake, doing)
    accepted = work_out(dossier, doing.at) if accept and isinstance(doing.by, Hat) else None
    place = _settle(dossier, doing, accepted)
    dossier.urgency_at = (dossier.due_at if accepted else dossier.accept_by) or FAR
    with together():
        insert([dossier])
        add_parts(dossier, intake, doing)
        if accepted and isinstance(doing.by, Hat):
            accepted.add_steps(dossier, doing.by, first=True)
        turn_over(dossier, place, doing, first=True)
        let_be_found(dossier, doing)
        _tell(dossier, intake, doing, accepted)
    return dossier


def _new(intake: Intake, doing: Doing) -> Dossier:
    people = record_people(intake, doing)
    dossier = fresh(
        Dossier,
        id=intake.id,
        track_key=secrets.token_urlsafe(6),
        procedure_version_id=intake.version,
        case=intake.case,
        field_code=content(intake.version).field_key,
        channel=intake.channel.value,
        served_by_id=intake.served_by,
        service_point_id=intake.service_point,
        competent_id=intake.competent,
        residence_id=intake.owner.residence,
        owner_id=people.owner.pk,
        filing=intake.filing.value,
        representative_id=people.representative.pk if people.representative else None,
        relation=intake.relation,
        answers_id=people.answers.pk if people.answers else None,
        status=Status.FILED,
        status_at=doing.at,
        holder=Holder.RECEPTION,
        holder_unit_id=intake.served_by,
        filed_at=doing.at,
        return_by=intake.return_by or "",
        sets=intake.sets,
        note=intake.note,
    )
    people.stand_behind(dossier)
    return dossier


def _settle(dossier: Dossier, doing: Doing, accepted: Acceptance | None) -> Place:
    if accepted is None or not isinstance(doing.by, Hat):
        calendar = reception_calendar(dossier.served_by_id, local_day(doing.at), dossier.service_point_id)
        dossier.accept_by = due(calendar, doing.at, Limit(Decimal(settings.ACCEPT_HOURS), LimitUnit.HOUR)).at
        return Place(Holder.RECEPTION)
    place = accepted.place(doing.by)
    dossier.status = Status.ACCEPTED
    dossier.officer_id, dossier.step, dossier.step_due_at = place.officer, place.step, place.due_at
    for name, value in accepted.values().items():
        setattr(dossier, name, value)
    return place


def _tell(dossier: Dossier, intake: Intake, doing: Doing, accepted: Acceptance | None) -> None:
    kind = "dossier.accepted" if accepted else "dossier.filed"
    data = {
        "channel": intake.channel.value,
        "filing": intake.filing.value,
        "version": str(intake.version),
        "case": intake.case,
        "served_by": str(intake.served_by),
        "competent": str(intake.competent),
        **(intake.help.data() if intake.help else {}),
        **(accepted.data() if accepted else {}),
    }
    state_fact(dossier, kind, doing, data, first=True)
