"""What the front page offers to whoever wants to be a citizen: a dossier to follow, a draft to go on with."""

from dataclasses import dataclass
from uuid import UUID

from motcua.applicants.queries import person_of
from motcua.dossiers.queries import tracked_filing
from motcua.drafts.queries import opened, typed
from motcua.journal.queries import last_fact

from .build import BUILT


@dataclass(frozen=True)
class Offer:
    """A number and the telephone number of somebody invented, that together open it."""

    code: str
    phone: str


@dataclass(frozen=True)
class Offers:
    """What there is to open; nothing where it was ended meanwhile, or never made."""

    dossier: Offer | None = None
    draft: Offer | None = None


def offers() -> Offers:
    """What was remembered when the demonstration was built, as far as it can still be opened."""
    built = last_fact(BUILT)
    shown = built.data.get("on_show", {}) if built else {}
    dossier, draft = shown.get("dossier"), shown.get("draft")
    return Offers(_dossier(UUID(dossier)) if dossier else None, _draft(UUID(draft)) if draft else None)


def _dossier(dossier_id: UUID) -> Offer | None:
    found = tracked_filing(dossier_id)
    return Offer(found.code, person_of(found.owner).phone) if found and found.code else None


def _draft(draft_id: UUID) -> Offer | None:
    found = opened(draft_id)
    return Offer(found.code, typed(found)["owner"]["phone"]) if found and found.is_open else None
