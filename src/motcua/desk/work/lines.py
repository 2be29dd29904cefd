"""One dossier as a line of a list, the same in every list of the desk."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import step_names
from motcua.dossiers.rules import Holder, Status, Timing

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

# How the chip of the promised date is drawn for each timing.
CHIPS: dict[Timing, str] = {
    Timing.NO_DATE: "on_time",
    Timing.IN_TIME: "on_time",
    Timing.DUE_SOON: "soon",
    Timing.OVERDUE: "overdue",
    Timing.PAUSED: "paused",
    Timing.ENDED_IN_TIME: "done",
    Timing.ENDED_LATE: "late",
}
_CSS = {Timing.OVERDUE: "mc-late", Timing.DUE_SOON: "mc-soon"}
_RUNNING = frozenset({Timing.IN_TIME, Timing.DUE_SOON, Timing.OVERDUE})
_PREFIX = "thủ tục "


@dataclass(frozen=True)
class Line:
    """What a list shows of one dossier. `goal` is the moment its clock runs towards."""

    id: UUID
    name: str
    url: str
    procedure: str
    owner: str
    status: int
    status_name: str
    goal: datetime | None
    chip: str
    css: str
    counting: bool
    holder: str
    officer: str
    step: str


def lines(dossiers: Iterable[Dossier], at: datetime, worklist: str = "") -> list[Line]:
    """The lines of a page, in one query beside the page's own. `worklist` is where its links lead back to."""
    shown = list(dossiers)
    steps = step_names(shown)
    return [_line(dossier, at, steps.get(dossier.pk, ""), worklist) for dossier in shown]


def _line(dossier: Dossier, at: datetime, step: str, worklist: str) -> Line:
    timing = dossier.timing(at)
    return Line(
        id=dossier.pk,
        name=name_of(dossier),
        url=dossier_url(dossier.pk, worklist),
        procedure=short_name(dossier.procedure_version.name),
        owner=dossier.owner.name,
        status=dossier.status,
        status_name=dossier.current.label,
        goal=goal_of(dossier),
        chip=CHIPS[timing],
        css=_CSS.get(timing, ""),
        counting=timing in _RUNNING,
        holder=Holder(dossier.holder).label,
        officer=dossier.officer.name if dossier.officer else "",
        step=step if dossier.ended_at is None else "",
    )


def name_of(dossier: Dossier) -> str:
    """The code; before acceptance there is none."""
    return dossier.code or _("No code yet")


def goal_of(dossier: Dossier) -> datetime | None:
    """The moment the clock runs towards: acceptance of what is filed, otherwise the promised date."""
    return dossier.accept_by if dossier.current is Status.FILED else dossier.due_at


def short_name(name: str) -> str:
    """The name of a procedure without the words that every name begins with."""
    short = name[len(_PREFIX) :] if name.lower().startswith(_PREFIX) else name
    return short[:1].upper() + short[1:]


def dossier_url(dossier: UUID, worklist: str = "") -> str:
    """The page of a dossier, remembering the list from which it was opened."""
    return with_list(reverse("desk:dossier", args=[dossier]), worklist)


def with_list(url: str, worklist: str) -> str:
    """An address that remembers the list from which somebody came."""
    return f"{url}?{urlencode({'list': worklist})}" if worklist else url
