"""The rules of drafts: their codes, what may be typed, what still stops filing, what changed. Pure."""

from .changes import Changed, changes, fitting, renamed_papers
from .code import check_character, draft_code, tidy_code
from .facts import FACTS
from .pledges import pledged, pledges
from .problems import Filled, PaperStands, Problem, is_filled_in, may_come_later, problems
from .sheet import PARTS, TEXTS, conflicts, day_of, merged, person_of, plain, shown, stamped
from .words import Citizen, Consent, HelpKind, PageOf, PaperHere

__all__ = [
    "FACTS",
    "PARTS",
    "TEXTS",
    "Changed",
    "Citizen",
    "Consent",
    "Filled",
    "HelpKind",
    "PageOf",
    "PaperHere",
    "PaperStands",
    "Problem",
    "changes",
    "check_character",
    "conflicts",
    "day_of",
    "draft_code",
    "fitting",
    "is_filled_in",
    "may_come_later",
    "merged",
    "person_of",
    "plain",
    "pledged",
    "pledges",
    "problems",
    "renamed_papers",
    "shown",
    "stamped",
    "tidy_code",
]
