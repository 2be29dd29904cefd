"""Filing a dossier by machine, and accepting it at once where the client's post may."""

from datetime import date, datetime
from uuid import UUID

from motcua.applicants.rules import PersonWritten
from motcua.clients.rules import Client, Scope
from motcua.dossiers.permissions import why_not_competent
from motcua.dossiers.rules import FeeAsked, Intake, PaperBrought
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content, standing_for, version_in_force
from motcua.procedures.rules import ProcedureContent, to_pay
from motcua.units.queries import service_points_of, unit

from . import asked
from .entrance import need


def intake_of(body: asked.FilingAsked, client: Client, at: datetime) -> Intake:
    """The filing that a body asks for. Raises Refused for what does not fit together."""
    if body.accept:
        need(client, Scope.DOSSIERS_ACT)
    day, served = local_day(at), body.served_by or client.hat.authority
    refuse_if(_why_not_at(client, served, body.accept))
    version = _version(body, day)
    procedure = content(version)
    case = procedure.case(body.case).code
    intake = Intake(
        version=version,
        case=case,
        owner=person(body.owner, served),
        served_by=served,
        competent=body.competent or served,
        channel=body.channel,
        service_point=_point(body.service_point, served, day),
        filing=body.filing,
        representative=person(body.representative, served) if body.representative else None,
        relation=body.relation,
        papers=papers(body.papers, procedure, case),
        answers=body.answers,
        fees=_fees(body, procedure, case),
        return_by=body.return_by,
        sets=body.sets,
        note=body.note,
    )
    refuse_if(why_not_competent(intake, day))
    return intake


def person(written: asked.Person, known_unit: UUID | None = None) -> PersonWritten:
    """A person as it is written down. Raises Refused for a residence that is no unit."""
    if written.residence and written.residence != known_unit:
        unit(written.residence)
    return PersonWritten(**{name: getattr(written, name) for name in asked.Person.model_fields})


def papers(
    lines: list[asked.PaperBrought], procedure: ProcedureContent, case: str
) -> tuple[PaperBrought, ...]:
    """The checklist; papers of the procedure are called as the procedure calls them."""
    names = {paper.key: paper.name for paper in procedure.papers_for(case)}
    return tuple(_line(one, names.get(one.key, one.name)) for one in lines)


def _line(one: asked.PaperBrought, name: str) -> PaperBrought:
    if not name.strip():
        text = gettext_noop("The procedure has no paper “{key}”. Use a key of its list, or give a name.")
        raise Refused(Refusal("unknown_paper", text, {"key": one.key}))
    return PaperBrought(one.key, name, one.state, one.originals, one.copies)


def _why_not_at(client: Client, served: UUID, accept: bool) -> Refusal | None:
    """Whether a client may file at a unit: within what it sees; to accept, at its own."""
    if served == client.hat.authority:
        return None if client.at_home else _OUTSIDE
    if not client.hat.reaches(unit(served).path):
        return _OUTSIDE
    text = gettext_noop("The unit that receives a dossier accepts it. File it there without accepting.")
    return Refusal("other_unit", text) if accept else None


_OUTSIDE = Refusal(
    "outside_scope", gettext_noop("This unit lies outside what your token sees. Choose one within.")
)


def _version(body: asked.FilingAsked, day: date) -> UUID:
    if body.version is None:
        return version_in_force(body.procedure, day).pk
    standing = standing_for(body.version, day)
    if standing != body.version:
        text = gettext_noop("A newer version of this procedure is in force. Read it again, then file by it.")
        raise Refused(Refusal("version_replaced", text))
    return standing


def _point(point: UUID | None, served: UUID, day: date) -> UUID | None:
    if point and point not in {one.pk for one in service_points_of(served, day)}:
        text = gettext_noop("This service point is not open today. Choose another one.")
        raise Refused(Refusal("unknown_point", text))
    return point


def _fees(body: asked.FilingAsked, procedure: ProcedureContent, case: str) -> tuple[FeeAsked, ...]:
    """What the client asks for, or what the procedure states, counted by the answers (`copies`, and the
    pages of each document). An amount that cannot be counted yet is not asked for."""
    if body.fees is not None:
        return tuple(FeeAsked(one.kind, one.label, one.amount, one.collect, one.code) for one in body.fees)
    return tuple(
        FeeAsked(one.rule.kind.value, one.rule.name, one.total, one.rule.collect.value, one.rule.code)
        for one in to_pay(procedure, case, body.channel, answers=body.answers)
        if one.total
    )
