"""The catalogue's own format, pure: frozen parts, strict reading, the default route. No Django."""

from .competence import Competence, competence
from .content import NATIONAL, Case, ProcedureContent, field_key
from .guide import Option, PaperList, Question, Way, follow
from .offering import offered, taken_in
from .parts import FeeRule, Named, PaperRequirement, Rate, RouteStep, TimeLimits
from .paying import ToPay, asks_copies, copies_in, documents_in, form_asks_copies, to_pay
from .reading import bad_content
from .route import default_route, effect_name, working_hours
from .step_names import step_name
from .vocabulary import (
    Channel,
    Collect,
    FeeKind,
    Known,
    Level,
    OnlineLevel,
    Performer,
    ReturnChannel,
    StepRole,
    StepTier,
)

__all__ = [
    "NATIONAL",
    "Case",
    "Channel",
    "Collect",
    "Competence",
    "FeeKind",
    "FeeRule",
    "Known",
    "Level",
    "Named",
    "OnlineLevel",
    "Option",
    "PaperList",
    "PaperRequirement",
    "Performer",
    "ProcedureContent",
    "Question",
    "Rate",
    "ReturnChannel",
    "RouteStep",
    "StepRole",
    "StepTier",
    "TimeLimits",
    "ToPay",
    "Way",
    "asks_copies",
    "bad_content",
    "competence",
    "copies_in",
    "default_route",
    "documents_in",
    "effect_name",
    "field_key",
    "follow",
    "form_asks_copies",
    "offered",
    "step_name",
    "taken_in",
    "to_pay",
    "working_hours",
]
