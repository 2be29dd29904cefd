"""What the form of an act looks at: the dossier, who acts, and when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.queries import eligible_posts
from motcua.kernel.clock import local_day
from motcua.procedures.queries import content
from motcua.procedures.rules import ProcedureContent
from motcua.staff.rules import Hat

from ..officers import Officer, with_loads

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Scene:
    """One officer before one dossier at one moment."""

    dossier: Dossier
    hat: Hat
    at: datetime

    @property
    def procedure(self) -> ProcedureContent:
        return content(self.dossier.procedure_version_id)

    def able(self, role: str) -> list[Officer]:
        """The officers who may do a step of this role for this dossier today, with their loads."""
        posts = eligible_posts(self.dossier, role, local_day(self.at))
        return with_loads(posts, self.hat, self.at)
