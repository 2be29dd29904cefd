"""The catalogue's own format, pure: frozen parts, strict reading, the default route. No Django."""

from .competence import Competence, competence
from .content import NATIONAL, Case, ProcedureContent, field_key
from .guide import Option, PaperList, Question, Way, follow
from .parts import FeeRule, Named, PaperRequirement, Rate, RouteStep, TimeLimits
from .reading import bad_content
from .route import default_route, effect_name, working_hours
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
    "Way",
    "bad_content",
    "competence",
    "default_route",
    "effect_name",
    "field_key",
    "follow",
    "working_hours",
]
