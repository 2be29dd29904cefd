"""When the promised date moves, the deadlines of the steps that are left move with it."""

from collections.abc import Callable
from datetime import datetime

from ..models import Dossier, Step
from ..rules import PlannedStep

Moved = dict[int, datetime | None]


def moved_by(dossier: Dossier, move: Callable[[datetime], datetime], last: datetime) -> Moved:
    """New deadlines of the steps that are not done, by position; none lies after the promised date."""
    left = Step.objects.filter(dossier=dossier, ended_at=None, due_at__isnull=False)
    known = [(step.position, step.due_at) for step in left]
    return {position: min(move(due_at), last) for position, due_at in known if due_at}


def as_planned(steps: list[PlannedStep], dossier: Dossier) -> Moved:
    """The deadlines of a plan made afresh, for the current step and those behind it."""
    return {step.position: step.due_at for step in steps if step.position >= dossier.step}


def move_steps(dossier: Dossier, moved: Moved) -> None:
    """Write the new deadlines down."""
    for position, due_at in moved.items():
        Step.objects.filter(dossier=dossier, position=position).update(due_at=due_at)
