"""When an errand that failed is tried again, and when it is given up. Pure."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

MOST_ATTEMPTS = 12
LEASE = timedelta(minutes=2)
"""How long a worker may take over one errand; then another one may take it."""
_WAITS = (1, 2, 5, 15, 30, 60, 120, 240)
"""Minutes until the next attempt, by the number of attempts made; the last one for all further ones."""


class NotDone(Exception):
    """An errand could not be run now; the text says why, without personal data."""


class Handler(Protocol):
    """What runs errands of one kind. `key` is the same each time an errand is tried, so that whoever is told
    can tell a repetition. Raises NotDone, or anything, when it has to be tried again."""

    def __call__(self, body: Mapping[str, Any], *, key: str) -> None: ...


def wait_after(attempts: int) -> timedelta:
    """How long to wait after so many attempts, one or more."""
    return timedelta(minutes=_WAITS[min(attempts, len(_WAITS)) - 1])


def is_given_up(attempts: int) -> bool:
    """Whether nobody tries any more; a person looks at it."""
    return attempts >= MOST_ATTEMPTS
