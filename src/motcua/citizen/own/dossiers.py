"""Which dossiers and drafts are a citizen's own, and how each stands in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from motcua.applicants.queries import citizen_of
from motcua.dossiers.queries import dossiers_of_number
from motcua.dossiers.rules import ENDED, Status
from motcua.drafts.queries import drafts_of, filed_of
from motcua.procedures.queries import content

from ..going_on import filing_page
from ..tracking.sentences import place_sentence, promise_sentence

if TYPE_CHECKING:
    from motcua.applicants.models import Citizen
    from motcua.dossiers.models import Dossier
    from motcua.drafts.models import Draft


@dataclass(frozen=True)
class Line:
    """A dossier in a list: what it is about, where it is, what is promised."""

    dossier: Dossier
    procedure: str
    sentence: str
    promise: str

    @property
    def status(self) -> Status:
        return self.dossier.current

    @property
    def running(self) -> bool:
        return self.status not in ENDED or self.status is Status.FINISHED


def line(dossier: Dossier, at: datetime) -> Line:
    """One dossier as a list shows it."""
    return Line(
        dossier,
        procedure_name(dossier.procedure_version_id),
        place_sentence(dossier, None, at),
        promise_sentence(dossier, at),
    )


def procedure_name(version: UUID) -> str:
    """What people call a procedure."""
    known = content(version)
    return known.plain_name or known.name


def own_dossiers(account: UUID, citizen: Citizen | None) -> list[Dossier]:
    """The dossiers of a citizen, newest first: those filed while signed in, and, if the provider vouches for
    the ID number, those that name it."""
    number = citizen.vouched_number if citizen else ""
    found = {one.pk: one for one in dossiers_of_number(number)} if number else {}
    found |= {one.pk: one for one in filed_of(account) if one.pk not in found}
    return sorted(found.values(), key=lambda one: (one.filed_at, one.pk), reverse=True)


def own_dossier(account: UUID, dossier_id: UUID) -> Dossier | None:
    """A dossier of this citizen; None for everybody else's."""
    return next((one for one in own_dossiers(account, citizen_of(account)) if one.pk == dossier_id), None)


@dataclass(frozen=True)
class Begun:
    """A draft in a list."""

    draft: Draft
    procedure: str

    @property
    def address(self) -> str:
        return filing_page(self.draft)


def own_drafts(account: UUID) -> list[Begun]:
    """What a citizen has begun and not filed."""
    return [Begun(one, procedure_name(one.version_id)) for one in drafts_of(account)]
