"""The tables of the catalogue: procedures, their versions, who offers them, what its keepers work on."""

from .keeping import Doubt, VersionDraft
from .versions import Offering, OfferingQuerySet, Procedure, ProcedureVersion, VersionQuerySet

__all__ = [
    "Doubt",
    "Offering",
    "OfferingQuerySet",
    "Procedure",
    "ProcedureVersion",
    "VersionDraft",
    "VersionQuerySet",
]
