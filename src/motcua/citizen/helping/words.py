"""The words read aloud before somebody is helped, and the ways in which they can agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from motcua.drafts.rules import Consent
from motcua.staff.rules import Hat

from ..own.dossiers import procedure_name

if TYPE_CHECKING:
    from motcua.drafts.models import Draft


@dataclass(frozen=True)
class Way:
    """One way to agree, and what the helper then does."""

    code: str
    name: str
    hint: str


def ways() -> list[Way]:
    """How somebody may agree, the usual way first."""
    return [
        Way(
            Consent.SPOKEN.value,
            _("They said it aloud"),
            _("You heard it yourself, and you are the witness."),
        ),
        Way(
            Consent.SIGNED.value,
            _("They signed on paper, or gave a fingerprint"),
            _("Give the signed paper to the centre with the others."),
        ),
        Way(
            Consent.FAMILY.value,
            _("A family member who came along said it for them"),
            _("Only when the person cannot say it. Write the family member down as the one who brings it."),
        ),
    ]


def consent_words(draft: Draft, hat: Hat) -> list[str]:
    """The sentences to be read aloud, in the reader's language. They are recorded as they were read."""
    names = {"helper": hat.name, "role": hat.role.name, "procedure": procedure_name(draft.version_id)}
    return [
        _("I want to file “%(procedure)s”, and ask %(helper)s (%(role)s) to help me.") % names,
        _("%(helper)s writes down what I say and photographs the papers I show. I say only what is true.")
        % names,
        _("The dossier is mine. %(helper)s decides nothing and keeps nothing of it.") % names,
        _("I can stop at any moment. Nothing is filed before I have heard it read out and said yes."),
    ]
