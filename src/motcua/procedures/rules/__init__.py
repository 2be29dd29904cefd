"""The catalogue's own format, pure: frozen parts, strict reading, the default route. No Django."""

from .content import NATIONAL, Case, ProcedureContent, field_key
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
    "FeeKind",
    "FeeRule",
    "Known",
    "Level",
    "Named",
    "OnlineLevel",
    "PaperRequirement",
    "Performer",
    "ProcedureContent",
    "Rate",
    "ReturnChannel",
    "RouteStep",
    "StepRole",
    "StepTier",
    "TimeLimits",
    "bad_content",
    "default_route",
    "effect_name",
    "field_key",
    "working_hours",
]
