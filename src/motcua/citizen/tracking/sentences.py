"""The plain sentences about where a dossier is and what is promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from motcua.dossiers.rules import Delivery, Holder, Status, Supplement, Timing
from motcua.procedures.queries import content
from motcua.workdays.rules import SupplementMode

from .days import moment_said, since_said

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Where:
    """Whom to ask."""

    name: str
    address: str
    phone: str


def place_sentence(dossier: Dossier, since: datetime | None, at: datetime) -> str:
    """Where the dossier is and since when: `With the officer for civil status since Tuesday.`"""
    said = since_said(since or dossier.status_at, at)
    if dossier.current in (Status.ACCEPTED, Status.IN_PROCESS):
        return _with_whom(dossier) % {"since": said, "field": _field(dossier)}
    if dossier.current is Status.SUPPLEMENT_ASKED:
        return _supplement(dossier) % {"since": said}
    if dossier.current is Status.FINISHED and dossier.delivery == Delivery.AT_DESK:
        return _("Your result has been ready since %(since)s.") % {"since": said}
    return {
        Status.FILED: _("Your dossier came in %(since)s. The centre now looks whether all is there."),
        Status.REFUSED: _("Your dossier was not accepted (%(since)s)."),
        Status.OBLIGATION_ASKED: _(
            "It has waited for you since %(since)s: you are asked to pay to the state."
        ),
        Status.WITHDRAWN: _("This dossier was withdrawn (%(since)s)."),
        Status.STOPPED: _("The work on this dossier was stopped (%(since)s)."),
        Status.FINISHED: _("The work is finished (%(since)s). The result is on its way to the return desk."),
        Status.RETURNED: _("The result was given out (%(since)s). Everything is done."),
    }[dossier.current] % {"since": since_said(dossier.status_at, at)}


def _with_whom(dossier: Dossier) -> str:
    if dossier.current is Status.ACCEPTED and dossier.holder == Holder.RECEPTION:
        return _("Accepted, and at the reception desk since %(since)s.")
    return {
        Holder.SPECIALIST: _("With the officer for “%(field)s” since %(since)s."),
        Holder.LEADER: _("With the leader, to be signed, since %(since)s."),
        Holder.CLERK: _("With the clerk, to be numbered and stamped, since %(since)s."),
        Holder.OTHER_AGENCY: _("With another agency since %(since)s."),
        Holder.OUTSIDE_SYSTEM: _("With another agency since %(since)s."),
    }.get(Holder(dossier.holder), _("At the reception desk since %(since)s."))


def _field(dossier: Dossier) -> str:
    procedure = content(dossier.procedure_version_id)
    return procedure.field_name or procedure.plain_name or procedure.name


def _supplement(dossier: Dossier) -> str:
    if dossier.supplement == Supplement.SUPPLIED:
        return _("What you sent has come (%(since)s). The centre looks at it and then goes on.")
    return _("It has waited for you since %(since)s: something has to be mended.")


def promise_sentence(dossier: Dossier, at: datetime) -> str:
    """When the applicant will have it, honestly; nothing for what is over and was in time."""
    timing = dossier.timing(at)
    if timing is Timing.ENDED_LATE and dossier.current in (Status.FINISHED, Status.RETURNED):
        return _("It took longer than we had promised. We are sorry.")
    if dossier.ended_at:
        return ""
    goal = dossier.accept_by if dossier.current is Status.FILED else dossier.due_at
    if timing is Timing.PAUSED:
        return _("The clock stands still until then. Afterwards you are told a new date.")
    if goal is None:
        return _("This procedure promises no date.")
    words = _GOALS[dossier.current is Status.FILED, timing is Timing.OVERDUE]
    return _(words) % {"moment": moment_said(goal, at)}


def stopped_sentence(dossier: Dossier, at: datetime) -> str:
    """Since when the clock stands still; nothing while it runs, or where no date was promised."""
    if dossier.timing(at) is not Timing.PAUSED or dossier.due_at is None:
        return ""
    since = since_said(dossier.paused_at or dossier.status_at, at)
    return _("The clock has stood still since %(since)s.") % {"since": since}


def new_date_sentence(dossier: Dossier, at: datetime) -> str:
    """How the date will come about when the clock runs again: what was promised before does not hold."""
    if not stopped_sentence(dossier, at) or dossier.due_at is None:
        return ""
    mode = content(dossier.procedure_version_id).supplement_mode
    if dossier.current is Status.SUPPLEMENT_ASKED and mode is SupplementMode.RESTART:
        return _("When the work goes on, the whole time is counted anew from that day.")
    text = _(
        "When the work goes on, the time it stood still is added to the date promised before (%(moment)s)."
    )
    return text % {"moment": moment_said(dossier.due_at, at)}


_GOALS = {
    (False, False): gettext_noop("You will have it by %(moment)s."),
    (False, True): gettext_noop("You should have had it by %(moment)s. It is late, and we are sorry."),
    (True, False): gettext_noop("You are told by %(moment)s whether it is accepted."),
    (True, True): gettext_noop("You should have been told by %(moment)s. It is late, and we are sorry."),
}
