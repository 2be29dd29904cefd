"""The rules of dossiers: statuses, acts, holders, clock, codes. Pure, total tables over small enums."""

from .acts import BEGIN, FACT, NEEDS, NEXT, Act
from .code import dossier_code, looks_like_code
from .facts import FACTS, sentence
from .holders import Held, Holder, holder_of, shares
from .status import CLOCK, CUSTODY, ENDED, OPEN, PAUSED, RUNNING, Clock, Custody, Delivery, Status, Supplement
from .steps import PlannedStep, plan
from .timing import DUE_SOON, ClockFace, Timing, timing
from .written import Digitised, FeeAsked, Intake, PaperBrought, PaperState

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
    "OPEN",
    "PAUSED",
    "RUNNING",
    "Act",
    "Clock",
    "ClockFace",
    "Custody",
    "Delivery",
    "Digitised",
    "FeeAsked",
    "Held",
    "Holder",
    "Intake",
    "PaperBrought",
    "PaperState",
    "PlannedStep",
    "Status",
    "Supplement",
    "Timing",
    "dossier_code",
    "holder_of",
    "looks_like_code",
    "plan",
    "sentence",
    "shares",
    "timing",
]
