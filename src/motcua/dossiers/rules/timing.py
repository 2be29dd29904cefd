"""Overdue and due soon: always worked out from the clock, never stored. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate

from .status import CLOCK, Clock, Status

DUE_SOON = timedelta(hours=24)


class Timing(StrEnum):
    """How a dossier stands against its date."""

    NO_DATE = "no_date"
    IN_TIME = "in_time"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    PAUSED = "paused"
    ENDED_IN_TIME = "ended_in_time"
    ENDED_LATE = "ended_late"

    @property
    def label(self) -> str:
        return translate(LABELS[self])


LABELS: dict[Timing, str] = {
    Timing.NO_DATE: gettext_noop("No promised date"),
    Timing.IN_TIME: gettext_noop("Still in time"),
    Timing.DUE_SOON: gettext_noop("Due soon"),
    Timing.OVERDUE: gettext_noop("Overdue"),
    Timing.PAUSED: gettext_noop("Clock paused"),
    Timing.ENDED_IN_TIME: gettext_noop("Finished in time"),
    Timing.ENDED_LATE: gettext_noop("Finished late"),
}


@dataclass(frozen=True)
class ClockFace:
    """The moments that decide: the promised one, the acceptance deadline, and when processing ended."""

    status: Status
    due_at: datetime | None
    accept_by: datetime | None = None
    ended_at: datetime | None = None


def timing(face: ClockFace, at: datetime) -> Timing:
    """How a dossier stands at a moment. Timestamps are compared, not days (as Decision 766/QĐ-TTg does)."""
    clock = CLOCK[face.status]
    if clock is Clock.PAUSED:
        return Timing.PAUSED
    if clock is Clock.ACCEPTING:
        return _towards(face.accept_by, at)
    if clock is Clock.RUNNING:
        return _towards(face.due_at, at)
    if face.due_at is None or face.ended_at is None:
        return Timing.NO_DATE
    return Timing.ENDED_LATE if face.ended_at > face.due_at else Timing.ENDED_IN_TIME


def _towards(goal: datetime | None, at: datetime) -> Timing:
    if goal is None:
        return Timing.NO_DATE
    if at > goal:
        return Timing.OVERDUE
    return Timing.DUE_SOON if goal - at <= DUE_SOON else Timing.IN_TIME
