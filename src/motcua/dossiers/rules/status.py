"""The ten national statuses, and for each one: who has the dossier, and what its clock does. Pure."""

from enum import IntEnum, StrEnum

from motcua.kernel.words import gettext_noop, translate


class Status(IntEnum):
    """`TrangThaiHoSo` of the national portal. The number is sent on the wire and printed on forms."""

    FILED = 1
    ACCEPTED = 2
    REFUSED = 3
    IN_PROCESS = 4
    SUPPLEMENT_ASKED = 5
    OBLIGATION_ASKED = 6
    WITHDRAWN = 7
    STOPPED = 8
    FINISHED = 9
    RETURNED = 10

    @property
    def label(self) -> str:
        return translate(LABELS[self])


LABELS: dict[Status, str] = {
    Status.FILED: gettext_noop("Newly filed"),
    Status.ACCEPTED: gettext_noop("Accepted"),
    Status.REFUSED: gettext_noop("Not accepted"),
    Status.IN_PROCESS: gettext_noop("In process"),
    Status.SUPPLEMENT_ASKED: gettext_noop("Supplement requested"),
    Status.OBLIGATION_ASKED: gettext_noop("Financial obligation requested"),
    Status.WITHDRAWN: gettext_noop("Withdrawn by the applicant"),
    Status.STOPPED: gettext_noop("Processing stopped"),
    Status.FINISHED: gettext_noop("Processing finished"),
    Status.RETURNED: gettext_noop("Result returned"),
}


class Custody(StrEnum):
    """Where the dossier lies. STEP: with whoever the current step of its route names."""

    RECEPTION = "reception"
    STEP = "step"
    APPLICANT = "applicant"
    RETURN_DESK = "return_desk"
    NOBODY = "nobody"


CUSTODY: dict[Status, Custody] = {
    Status.FILED: Custody.RECEPTION,
    Status.ACCEPTED: Custody.RECEPTION,
    Status.REFUSED: Custody.NOBODY,
    Status.IN_PROCESS: Custody.STEP,
    Status.SUPPLEMENT_ASKED: Custody.APPLICANT,
    Status.OBLIGATION_ASKED: Custody.APPLICANT,
    Status.WITHDRAWN: Custody.NOBODY,
    Status.STOPPED: Custody.NOBODY,
    Status.FINISHED: Custody.RETURN_DESK,
    Status.RETURNED: Custody.NOBODY,
}


class Clock(StrEnum):
    """What the clock does. ACCEPTING: towards the acceptance deadline; RUNNING: towards the due date."""

    ACCEPTING = "accepting"
    RUNNING = "running"
    PAUSED = "paused"
    ENDED = "ended"


CLOCK: dict[Status, Clock] = {
    Status.FILED: Clock.ACCEPTING,
    Status.ACCEPTED: Clock.RUNNING,
    Status.REFUSED: Clock.ENDED,
    Status.IN_PROCESS: Clock.RUNNING,
    Status.SUPPLEMENT_ASKED: Clock.PAUSED,
    Status.OBLIGATION_ASKED: Clock.PAUSED,
    Status.WITHDRAWN: Clock.ENDED,
    Status.STOPPED: Clock.ENDED,
    Status.FINISHED: Clock.ENDED,
    Status.RETURNED: Clock.ENDED,
}

ENDED = frozenset(status for status, clock in CLOCK.items() if clock is Clock.ENDED)
OPEN = frozenset(Status) - ENDED
RUNNING = frozenset(status for status, clock in CLOCK.items() if clock is Clock.RUNNING)
PAUSED = frozenset(status for status, clock in CLOCK.items() if clock is Clock.PAUSED)


class Supplement(StrEnum):
    """How far a request for papers has come, beside the status."""

    NONE = "none"
    PROPOSED = "proposed"
    ASKED = "asked"
    SUPPLIED = "supplied"


class Delivery(StrEnum):
    """How far the result has come, beside the status."""

    NONE = "none"
    READY = "ready"
    AT_DESK = "at_desk"
    RETURNED = "returned"
