"""Lines of the register: the same for the screen, the paper and the spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

from motcua.dossiers.queries.handovers import areas_of, receivers_of
from motcua.dossiers.rules import Timing
from motcua.papers.rules import RegisterRow

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

DUE_STATES = {
    Timing.IN_TIME: "on_time",
    Timing.DUE_SOON: "soon",
    Timing.OVERDUE: "overdue",
    Timing.PAUSED: "paused",
    Timing.ENDED_IN_TIME: "done",
    Timing.ENDED_LATE: "late",
    Timing.NO_DATE: "on_time",
}


@dataclass(frozen=True)
class Line:
    """One dossier in the register."""

    dossier: Dossier
    received_by: str
    area: str
    giver: str
    taker: str
    due_state: str


def rows_of(dossiers: Sequence[Dossier], at: datetime) -> list[Line]:
    """The lines of a page, in three queries however many they are."""
    found = [dossier.pk for dossier in dossiers]
    receivers, areas = receivers_of(found), areas_of(found)
    return [_line(dossier, receivers, areas, at) for dossier in dossiers]


def _line(dossier: Dossier, receivers: dict[UUID, str], areas: dict[UUID, str], at: datetime) -> Line:
    result = getattr(dossier, "result", None) if dossier.returned_at else None
    return Line(
        dossier=dossier,
        received_by=receivers.get(dossier.pk, ""),
        area=areas.get(dossier.pk, ""),
        giver=_name(result.handed_over_by) if result else "",
        taker=(_name(result.received_by) or dossier.owner.name) if result else "",
        due_state=DUE_STATES[dossier.timing(at)],
    )


def _name(somebody: Any) -> str:
    return somebody.name if somebody else ""


def row_of(line: Line) -> RegisterRow:
    """The line as Form 07 prints it."""
    dossier = line.dossier
    return RegisterRow(
        code=dossier.code or "",
        content=dossier.procedure_version.name,
        owner_name=dossier.owner.name,
        received_at=dossier.accepted_at or dossier.filed_at,
        due_at=dossier.due_at,
        sets=dossier.sets,
        owner_address=dossier.owner.address,
        owner_phone=dossier.owner.phone,
        result_at=dossier.returned_at,
        giver=line.giver,
        taker=line.taker,
        received_by=line.received_by,
        area=line.area,
        note=dossier.current.label,
    )
