"""What acceptance promises: the code, the date and how it came about, the steps with their own deadlines."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.rows import insert_values
from motcua.staff.rules import Hat
from motcua.units.queries import office
from motcua.workdays.rules import Due, WorkCalendar, due

from ..models import Dossier, Step
from ..rules import Holder, PlannedStep, plan
from .codes import next_code
from .writing import Place


@dataclass(frozen=True)
class Acceptance:
    """Worked out once, then written. `promised` is None where a procedure promises no date."""

    code: str
    at: datetime
    promised: Due | None
    steps: list[PlannedStep]

    @property
    def due_at(self) -> datetime | None:
        return self.promised.at if self.promised else None

    @property
    def _first(self) -> PlannedStep | None:
        """The reception step of the route; acceptance is it."""
        first = self.steps[0] if self.steps else None
        return first if first and first.role == "receptionist" else None

    def place(self, by: Hat) -> Place:
        """The folder stays with the officer who accepted it, at the reception step; what a machine accepted
        waits there for whoever takes it on."""
        first, officer = self._first, _keeper(by)
        if first is None:
            return Place(Holder.RECEPTION, officer, 0, None)
        return Place(Holder.RECEPTION, officer, first.position, first.due_at)

    def values(self) -> dict[str, Any]:
        """The columns of the dossier that acceptance fills."""
        return {
            "code": self.code,
            "accepted_at": self.at,
            "accept_by": None,
            "due_at": self.due_at,
            "original_due_at": self.due_at,
            "due_explained": self.promised.explanation.to_json() if self.promised else [],
        }

    def data(self) -> dict[str, Any]:
        """What the fact states of it."""
        return {"code": self.code, "due_at": self.due_at.isoformat() if self.due_at else None}

    def add_steps(self, dossier: Dossier, by: Hat, *, first: bool = False) -> None:
        """Write the planned steps down; those of an earlier acceptance (a restart) are replaced. `first`
        spares the look for them."""
        if not first:
            Step.objects.filter(dossier=dossier).delete()
        reception = self._first
        there, not_yet = (_keeper(by), self.at), (None, None)
        rows = [
            (dossier.pk, step.position, step.name, step.role, step.tier, step.effect, step.due_at)
            + (there if step is reception else not_yet)
            for step in self.steps
        ]
        insert_values(Step, _STEP, rows)


_STEP = ("dossier_id", "position", "name", "role", "tier", "effect", "due_at", "officer_id", "started_at")


def _keeper(by: Hat) -> UUID | None:
    return None if by.machine else by.works_for or by.account


def work_out(dossier: Dossier, at: datetime) -> Acceptance:
    """Take the next code and work out date and steps, by the version and case the dossier was filed under.

    Raises Refused when the receiving unit has no agency code on that day.
    """
    day = local_day(at)
    served = office(dossier.served_by_id, day)
    if served.agency is None:
        text = gettext_noop(
            "{unit} has no agency code, so no dossier code can be given. Tell the administrator."
        )
        raise Refused(Refusal("no_agency_code", text, {"unit": served.name}))
    same = dossier.competent_id == dossier.served_by_id
    competent = served if same else office(dossier.competent_id, day)
    promised, steps = promise(dossier, at, competent.calendar)
    return Acceptance(next_code(served.agency, day), at, promised, steps)


def promise(
    dossier: Dossier, at: datetime, calendar: WorkCalendar | None = None
) -> tuple[Due | None, list[PlannedStep]]:
    """The date counted from `at`, and the steps with their deadlines, by the calendar of the unit that
    decides (looked up where it is not given)."""
    calendar = calendar or office(dossier.competent_id, local_day(at)).calendar
    channel = Channel(dossier.channel)
    procedure = content(dossier.procedure_version_id)
    limit = procedure.limit_for(dossier.case, channel)
    promised = due(calendar, at, limit) if limit else None
    route = procedure.route_for(dossier.case, channel)
    return promised, plan(route, channel, calendar, at, promised.at if promised else None)
