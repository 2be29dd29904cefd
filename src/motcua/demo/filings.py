"""What a visitor brings: the people, the papers, the fees, the answers on the form."""

from random import Random
from typing import Any

from motcua.applicants.rules import Filing, PersonWritten
from motcua.dossiers.rules import FeeAsked, Intake, PaperBrought, PaperState
from motcua.drafts.rules import is_filled_in
from motcua.kernel.clock import local_day
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, PaperRequirement, ProcedureContent, ReturnChannel

from .answers import filled_in
from .cast import NEIGHBOUR, WARD
from .people import Invented, invent, organisation
from .stage import Stage
from .visits import Twist, Visit

_OF_FIRMS = {"1.013274", "1.013227"}
_RELATIONS = ("Con", "Vợ", "Chồng", "Anh trai", "Em gái", "Cháu", "Người được ủy quyền")


def intake(stage: Stage, visit: Visit, dice: Random) -> Intake:
    """The filing of one visit."""
    version = stage.versions[visit.errand.code]
    procedure = content(version)
    owner = invent(dice, 2 * visit.number, local_day(visit.at))
    filing, other = _filer(stage, visit, dice)
    unit = stage.units[visit.place]
    return Intake(
        version=version,
        case=visit.errand.case,
        owner=_owner(stage, visit, owner, dice),
        served_by=unit.pk,
        competent=unit.pk,
        channel=visit.channel,
        service_point=_point(stage, visit, dice),
        filing=filing,
        representative=other,
        relation=dice.choice(_RELATIONS) if other else "",
        papers=_papers(procedure, visit, dice),
        fees=_fees(procedure, visit, dice),
        answers=_answers(procedure, owner, visit, dice),
        return_by=_return(procedure, visit, dice),
        sets=dice.randrange(1, 6) if visit.errand.code == "2.000815" else 1,
    )


def representative(stage: Stage, visit: Visit, dice: Random) -> PersonWritten:
    """Somebody who comes for the owner."""
    person = invent(dice, 2 * visit.number + 1, local_day(visit.at))
    return person.written(stage.units[visit.place].pk)


def missing_paper(procedure: ProcedureContent, case: str) -> PaperRequirement:
    """The paper that is forgotten most often: the last required one beside the form, or the first."""
    listed = procedure.papers_for(case)
    required = [paper for paper in listed if paper.required and not is_filled_in(procedure, paper)]
    return required[-1] if required else listed[0]


def _filer(stage: Stage, visit: Visit, dice: Random) -> tuple[Filing, PersonWritten | None]:
    drawn = dice.random()
    helped = 0.05 if visit.channel is Channel.COUNTER else 0  # of online help the draft knows
    if drawn < helped:
        return Filing.HELPER, representative(stage, visit, dice)
    if drawn < helped + 0.08:
        return Filing.AUTHORISED, representative(stage, visit, dice)
    return Filing.OWNER, None


def _owner(stage: Stage, visit: Visit, owner: Invented, dice: Random) -> PersonWritten:
    if visit.errand.code in _OF_FIRMS and dice.random() < 0.4:
        return organisation(dice, 2 * visit.number)
    elsewhere = NEIGHBOUR if visit.place == WARD else WARD
    home = visit.place if dice.random() < 0.9 else elsewhere
    return owner.written(stage.units[home].pk)


def _point(stage: Stage, visit: Visit, dice: Random) -> Any:
    if visit.place != WARD or visit.channel is not Channel.COUNTER:
        return None
    return stage.points[1 if dice.random() < 0.18 else 0].pk


def _papers(procedure: ProcedureContent, visit: Visit, dice: Random) -> tuple[PaperBrought, ...]:
    lacking = missing_paper(procedure, visit.errand.case) if _lacks_paper(visit.twist) else None
    listed = procedure.papers_for(visit.errand.case)
    wanted = [paper for paper in listed if paper.required or paper is lacking] or list(listed[:3])
    return tuple(_brought(paper, paper is lacking, dice) for paper in wanted)


def _lacks_paper(twist: Twist) -> bool:
    return twist in (Twist.MISSING, Twist.NEVER_BROUGHT)


def _brought(paper: PaperRequirement, missing: bool, dice: Random) -> PaperBrought:
    state = PaperState.BROUGHT
    if missing:
        return PaperBrought(paper.key, paper.name, PaperState.MISSING)
    if paper.key == "identity" and dice.random() < 0.6:
        state = PaperState.REPLACED
    return PaperBrought(paper.key, paper.name, state, paper.originals or 1, paper.copies)


def _fees(procedure: ProcedureContent, visit: Visit, dice: Random) -> tuple[FeeAsked, ...]:
    """Stated amounts only: what the province or nobody has fixed is not asked for here."""
    asked = []
    for rule in procedure.fees_for(visit.errand.case, visit.channel):
        wanted = "nếu có yêu cầu" not in rule.name or dice.random() < 0.55
        total = rule.total(dice.randrange(1, 12), dice.randrange(1, 4)) if wanted else None
        if total:
            asked.append(FeeAsked(rule.kind.value, rule.name, total, rule.collect.value, rule.code))
    return tuple(asked)


def _return(procedure: ProcedureContent, visit: Visit, dice: Random) -> ReturnChannel:
    online = visit.channel is Channel.ONLINE
    wish = dice.choices(list(ReturnChannel), (40, 15, 45) if online else (90, 8, 2))[0]
    return wish if wish in procedure.return_channels else ReturnChannel.COUNTER


def _answers(
    procedure: ProcedureContent, owner: Invented, visit: Visit, dice: Random
) -> dict[str, Any] | None:
    """The electronic form, where there is one and it is filled in: online, and by those who help."""
    if procedure.form is None or (visit.channel is Channel.COUNTER and not visit.by_draft):
        return None
    return filled_in(procedure.form, owner, local_day(visit.at), dice)
