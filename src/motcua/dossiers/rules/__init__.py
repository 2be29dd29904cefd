"""The rules of dossiers: statuses, acts, holders, clock, codes. Pure, total tables over small enums."""

from .acts import BEGIN, FACT, NEEDS, NEXT, Act
from .applying import AsApplicant, OnBehalf
from .code import dossier_code, looks_like_code
from .facts import FACTS, OF_APPLICANTS, THE_APPLICANT, sentence
from .holders import Held, Holder, holder_of, shares
from .marks import Mark, MarkKind, answer_at, beyond_the_list, field_name, read_marks, with_answers
from .ratings import STARS, TICKS, offered, star_name
from .status import CLOCK, CUSTODY, ENDED, OPEN, PAUSED, RUNNING, Clock, Custody, Delivery, Status, Supplement
from .steps import PlannedStep, plan
from .switching import Counted, date_after, steps_after
from .timing import DUE_SOON, ClockFace, Timing, timing
from .written import Digitised, FeeAsked, HelpGiven, Intake, PaperBrought, PaperState

__all__ = [
    "BEGIN",
    "CLOCK",
    "CUSTODY",
    "DUE_SOON",
    "ENDED",
    "FACT",
    "FACTS",
    "NEEDS",
    "NEXT",
    "OF_APPLICANTS",
    "OPEN",
    "PAUSED",
    "RUNNING",
    "STARS",
    "THE_APPLICANT",
    "TICKS",
    "Act",
    "AsApplicant",
    "Clock",
    "ClockFace",
    "Counted",
    "Custody",
    "Delivery",
    "Digitised",
    "FeeAsked",
    "Held",
    "HelpGiven",
    "Holder",
    "Intake",
    "Mark",
    "MarkKind",
    "OnBehalf",
    "PaperBrought",
    "PaperState",
    "PlannedStep",
    "Status",
    "Supplement",
    "Timing",
    "answer_at",
    "beyond_the_list",
    "date_after",
    "dossier_code",
    "field_name",
    "holder_of",
    "looks_like_code",
    "offered",
    "plan",
    "read_marks",
    "sentence",
    "shares",
    "star_name",
    "steps_after",
    "timing",
    "with_answers",
]
