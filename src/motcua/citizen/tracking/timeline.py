"""What has happened to a dossier, in plain words: only what concerns its applicant, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from .days import moment_said

if TYPE_CHECKING:
    from motcua.journal.models import Fact

PLAIN = {
    "dossier.accepted": gettext_noop("The centre accepted your dossier and promised a date."),
    "dossier.closed_unsupplemented": gettext_noop("The dossier was closed: what was asked for did not come."),
    "dossier.contact_corrected": gettext_noop("You corrected how to reach you."),
    "dossier.extended": gettext_noop("The centre apologised and promised a new date."),
    "dossier.fee_paid": gettext_noop("You paid."),
    "dossier.filed": gettext_noop("You sent your dossier."),
    "dossier.finished": gettext_noop("The work was finished."),
    "dossier.forwarded": gettext_noop("Your dossier was passed on to the next officer."),
    "dossier.handed_over": gettext_noop("The result came to the return desk."),
    "dossier.obligation_asked": gettext_noop("You were asked to pay something to the state."),
    "dossier.rated": gettext_noop("You told the centre what you think of its service."),
    "dossier.refused": gettext_noop("The centre did not accept your dossier."),
    "dossier.resumed": gettext_noop("The work went on."),
    "dossier.returned": gettext_noop("The result was given out."),
    "dossier.sent_back": gettext_noop("An officer gave the dossier back for another look."),
    "dossier.stopped": gettext_noop("The work was stopped."),
    "dossier.supplement_asked": gettext_noop("You were asked to mend something."),
    "dossier.supplemented": gettext_noop("You sent or brought what was asked for."),
    "dossier.withdrawn": gettext_noop("The dossier was withdrawn."),
}


@dataclass(frozen=True)
class Happened:
    """One line: when, in words, and what."""

    at: datetime
    when: str
    what: str


def timeline(facts: Sequence[Fact], at: datetime) -> list[Happened]:
    """The story so far, newest first, of a dossier's facts."""
    return list(_told(facts, at))


def _told(facts: Sequence[Fact], at: datetime) -> Iterator[Happened]:
    for fact in reversed(facts):
        if fact.kind in PLAIN:
            yield Happened(fact.at, moment_said(fact.at, at), _(PLAIN[fact.kind]))
