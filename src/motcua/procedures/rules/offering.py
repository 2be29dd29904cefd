"""Which centre takes in what. Pure: a unit is its tier and what it has listed.

A unit that keeps a list of its own offers what is on it; one without offers all that its tier carries out.
What is not bound to a place may be filed at any centre (Decree 118/2025/NĐ-CP), listed there or not.
"""

from motcua.units.rules import Tier

from .content import ProcedureContent
from .vocabulary import Level


def offered(tier: Tier, *, commune: bool, province: bool, listed: bool | None) -> bool:
    """Whether a unit of this tier offers what communes, or provinces, carry out. `listed` says whether its
    own list names it; None where the unit has no list."""
    if listed is not None:
        return listed
    return {Tier.COMMUNE: commune, Tier.PROVINCE: province}.get(tier, True)


def taken_in(procedure: ProcedureContent, tier: Tier, *, listed: bool | None) -> bool:
    """Whether a unit takes in dossiers of a procedure. Where the source does not say at which levels it is
    carried out, that is unknown, and held against nobody."""
    if procedure.non_boundary:
        return True
    levels = procedure.levels or tuple(Level)
    return offered(tier, commune=Level.COMMUNE in levels, province=Level.PROVINCE in levels, listed=listed)
