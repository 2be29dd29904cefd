"""When an office works and when a time limit ends. Pure: data in, dates and sentences out."""

from .calendar import WorkCalendar
from .counting import Due, check_pauses, due, due_after_pauses, extend, resume, why_not_extend
from .days import DayKind, Season, SpecialDay
from .explanation import Explanation, Sentence, shown_day, shown_moment
from .hours import Span
from .limits import Limit, LimitUnit, Pause, SupplementMode
from .told import BadCalendar, BadCase, BadLimit

__all__ = [
    "BadCalendar",
    "BadCase",
    "BadLimit",
    "DayKind",
    "Due",
    "Explanation",
    "Limit",
    "LimitUnit",
    "Pause",
    "Season",
    "Sentence",
    "Span",
    "SpecialDay",
    "SupplementMode",
    "WorkCalendar",
    "check_pauses",
    "due",
    "due_after_pauses",
    "extend",
    "resume",
    "shown_day",
    "shown_moment",
    "why_not_extend",
]
