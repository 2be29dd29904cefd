"""Whose time it is: the holder of a dossier, and each holder's share of the elapsed working time. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from motcua.kernel.words import gettext_noop, translate
from motcua.workdays.rules import WorkCalendar

from .status import CUSTODY, Custody, Status


class Holder(StrEnum):
    """Who has the dossier in hand; for each one its share of the time is counted."""

    CITIZEN = "citizen"
    RECEPTION = "reception"
    SPECIALIST = "specialist"
    LEADER = "leader"
    CLERK = "clerk"
    OTHER_AGENCY = "other_agency"
    OUTSIDE_SYSTEM = "outside_system"
    NOBODY = "nobody"

    @property
    def label(self) -> str:
        return translate(LABELS[self])


LABELS: dict[Holder, str] = {
    Holder.CITIZEN: gettext_noop("Applicant"),
    Holder.RECEPTION: gettext_noop("Reception desk"),
    Holder.SPECIALIST: gettext_noop("Specialist"),
    Holder.LEADER: gettext_noop("Leader"),
    Holder.CLERK: gettext_noop("Clerk"),
    Holder.OTHER_AGENCY: gettext_noop("Another agency"),
    Holder.OUTSIDE_SYSTEM: gettext_noop("An outside system"),
    Holder.NOBODY: gettext_noop("Nobody"),
}

BY_ROLE: dict[str, Holder] = {
    "receptionist": Holder.RECEPTION,
    "specialist": Holder.SPECIALIST,
    "leader": Holder.LEADER,
    "clerk": Holder.CLERK,
    "return_desk": Holder.RECEPTION,
}

_BY_CUSTODY = {
    Custody.RECEPTION: Holder.RECEPTION,
    Custody.APPLICANT: Holder.CITIZEN,
    Custody.RETURN_DESK: Holder.RECEPTION,
    Custody.NOBODY: Holder.NOBODY,
}


def holder_of(status: Status, step_role: str = "") -> Holder:
    """Who holds a dossier in this status; in process, whoever the role of the current step says."""
    custody = CUSTODY[status]
    if custody is Custody.STEP:
        return BY_ROLE.get(step_role, Holder.SPECIALIST)
    return _BY_CUSTODY[custody]


@dataclass(frozen=True)
class Held:
    """One stretch of time with one holder; `until` None while it lasts."""

    holder: Holder
    since: datetime
    until: datetime | None


def shares(stretches: Iterable[Held], calendar: WorkCalendar, at: datetime) -> dict[Holder, timedelta]:
    """Working time that each holder has had the dossier, up to `at`, in the order of first holding."""
    found: dict[Holder, timedelta] = {}
    for held in stretches:
        if held.holder is not Holder.NOBODY:
            worked = calendar.working_time_between(held.since, min(held.until or at, at))
            found[held.holder] = found.get(held.holder, timedelta()) + worked
    return found
