"""Which files are taken, and how several become one PDF. Free of the web framework; the content is opened."""

from .binding import BindError, Part, bound
from .facts import FACTS
from .looking import Look, look_at, media_type
from .taking import LARGEST, LARGEST_BOUND, Upload, examine, why_not_begin, why_not_go_on, why_not_take

__all__ = [
    "FACTS",
    "LARGEST",
    "LARGEST_BOUND",
    "BindError",
    "Look",
    "Part",
    "Upload",
    "bound",
    "examine",
    "look_at",
    "media_type",
    "why_not_begin",
    "why_not_go_on",
    "why_not_take",
]
