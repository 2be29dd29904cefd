"""The facts of a dossier as lines of its history, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.dossiers.queries import Event
from motcua.drafts.rules import HelpKind
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
    names = names_of(filter(None, (find(event) for event in events for find in (_given_to, _helper))))
    told = [
        Told(event.what, event.at, event.who, _words(event, names), _TONES.get(event.fact.kind, ""))
        for event in events
    ]
    return told[::-1]


def _given_to(event: Event) -> UUID | None:
    return _identity(event.fact.data.get("to"))


def _helper(event: Event) -> UUID | None:
    return _identity(event.fact.data.get("helper"))


def _identity(value: Any) -> UUID | None:
    try:
        return UUID(str(value or ""))
    except ValueError:
        return None


def helped(events: list[Event]) -> str:
    """What kind of help the filer had, and for how long; empty when there was none."""
    data = next((one.fact.data for one in events if one.fact.data.get("help")), None)
    return _help(data) if data else ""


def _help(data: Mapping[str, Any]) -> str:
    minutes = int(data.get("help_minutes") or 0)
    words = ngettext("%(kind)s, %(n)s minute", "%(kind)s, %(n)s minutes", minutes)
    return words % {"kind": HelpKind(data["help"]).label, "n": minutes}


def _help_words(event: Event, names: Mapping[UUID, str]) -> str:
    """Who held the pen; a relative has no name here."""
    data, who = event.fact.data, _helper(event)
    if not data.get("help"):
        return ""
    name = names.get(who, "") if who else ""
    told = f"{name} ({_help(data)})" if name else _help(data)
    return _("Helped by: %(who)s") % {"who": told}


def _words(event: Event, names: Mapping[UUID, str]) -> str:
    data = event.fact.data
    to = _given_to(event)
    parts = [
        _("To: %(name)s") % {"name": names[to]} if to in names and to is not None else "",
        _help_words(event, names),
        event.reason,
        _date(data),
        dong(data.get("amount")),
    ]
    return "\n".join(part for part in parts if part)


def _date(data: Mapping[str, Any]) -> str:
    promised = data.get("new") or data.get("due_at")
    return _("Due: %(due)s") % {"due": moment(datetime.fromisoformat(promised))} if promised else ""
