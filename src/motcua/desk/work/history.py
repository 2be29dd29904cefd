"""The facts of a dossier as lines of its history, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.dossiers.queries import Event
from motcua.pages.words import dong, moment
from motcua.staff.queries import names_of

_TONES = {
    "dossier.supplement_asked": "waiting",
    "dossier.supplement_proposed": "waiting",
    "dossier.obligation_asked": "waiting",
    "dossier.extended": "late",
    "dossier.refused": "late",
    "dossier.stopped": "late",
    "dossier.closed_unsupplemented": "late",
}


@dataclass(frozen=True)
class Told:
    """One line: what happened, when, by whom, and the words beneath."""

    what: str
    at: datetime
    who: str
    words: str
    tone: str


def history(events: list[Event]) -> list[Told]:
    """All events with what their facts state, in one query for the names of those things went to."""
    names = names_of(filter(None, (_given_to(event) for event in events)))
    told = [
        Told(event.what, event.at, event.who, _words(event, names), _TONES.get(event.fact.kind, ""))
        for event in events
    ]
    return told[::-1]


def _given_to(event: Event) -> UUID | None:
    try:
        return UUID(str(event.fact.data.get("to") or ""))
    except ValueError:
        return None


def _words(event: Event, names: Mapping[UUID, str]) -> str:
    data = event.fact.data
    to = _given_to(event)
    parts = [
        _("To: %(name)s") % {"name": names[to]} if to in names and to is not None else "",
        event.reason,
        _date(data),
        dong(data.get("amount")),
    ]
    return "\n".join(part for part in parts if part)


def _date(data: Mapping[str, Any]) -> str:
    promised = data.get("new") or data.get("due_at")
    return _("Due: %(due)s") % {"due": moment(datetime.fromisoformat(promised))} if promised else ""
