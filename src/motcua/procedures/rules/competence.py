"""Which bodies may decide a dossier beside the one that received it. Pure: a unit is its tier and path.

A centre receives for others than its own committee (Decree 118/2025/NĐ-CP): for the departments of the
province, for the branches of vertical services, and, where a procedure is not bound to a place, for the other
communes of the province. What it received itself it may always decide itself.
"""

from dataclasses import dataclass

from motcua.units.rules import Tier, is_within, paths_above, province_path

from .content import ProcedureContent
from .vocabulary import Level, Performer, StepRole, StepTier

_OF_PROVINCE = frozenset({Tier.PROVINCE, Tier.DEPARTMENT})
_NOT_COMMITTEE = frozenset({Performer.POLICE, Performer.MILITARY, Performer.BRANCH})


@dataclass(frozen=True)
class Competence:
    """`tiers`: bodies of these tiers, of the same province, may be chosen from a list; `communes`: so may any
    other commune of the province. Neither: only the body that receives decides."""

    tiers: frozenset[Tier] = frozenset()
    communes: bool = False

    def __bool__(self) -> bool:
        return self.communes or bool(self.tiers)

    def reaches(self, served_path: str, path: str, tier: Tier) -> bool:
        """Whether a unit may decide what was received by the unit of `served_path`. A branch belongs to the
        province or to the receiving unit; those of other communes are theirs."""
        if path == served_path:
            return True
        province = province_path(served_path)
        if not is_within(path, province):
            return False
        if tier is Tier.COMMUNE:
            return self.communes
        above = paths_above(path)[1]
        own = tier is Tier.PROVINCE or above == province or is_within(above, served_path)
        return own and tier in self.tiers


def competence(procedure: ProcedureContent, case: str | None = None) -> Competence:
    """Who may decide one case of a procedure: read from its levels, from the tiers its route names, from
    whose procedure it is, and from whether it is bound to a place."""
    route = procedure.case(case).route or procedure.route
    tiers = _OF_PROVINCE if _of_province(procedure, {step.tier for step in route}) else frozenset()
    signed_on = {step.tier for step in route if step.role is StepRole.LEADER}
    if procedure.performer in _NOT_COMMITTEE or StepTier.BRANCH in signed_on:
        tiers |= {Tier.BRANCH}
    return Competence(tiers, procedure.non_boundary)


def _of_province(procedure: ProcedureContent, named: set[StepTier]) -> bool:
    return Level.PROVINCE in procedure.levels or bool(named & {StepTier.PROVINCE, StepTier.DEPARTMENT})
