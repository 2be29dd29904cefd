"""How many requests a minute a client is answered, whichever process of the server it asks.

The processes count together, in the database (`limits`), but a write with every request would cost more than
most requests do. So each process takes a portion of what is left of the minute and answers from it without
asking anybody: many at first, one by one towards the end. Never are more answered than the client's number; a
client whose requests go to several processes may be held back a little early, by what the others still have.
"""

from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from uuid import UUID

from motcua.limits.counting import take
from motcua.limits.rules import Limit

SHARE = 16
"""A process takes a sixteenth of what is left at a time."""


@dataclass(slots=True)
class _Portion:
    """What this process may still answer in a minute, and how many all have taken as far as it knows."""

    ends_at: datetime
    left: int = 0
    taken: int = 0


class Pace:
    """One process's portions, for each client."""

    def __init__(self) -> None:
        self._portions: dict[UUID, _Portion] = {}
        self._guard = Lock()

    def wait(self, client: UUID, per_minute: int, at: datetime) -> float:
        """Seconds until the client may ask; 0 when it may now, and then this request is counted."""
        limit = Limit(per_minute, 60)
        portion = self._portion(client, limit.window_end(at))
        with self._guard:
            if portion.left:
                portion.left -= 1
                return 0.0
            wanted = max(1, (per_minute - portion.taken) // SHARE)
            used_up = portion.taken >= per_minute
        if used_up or not self._fill(portion, client, wanted, limit, at):
            return (portion.ends_at - at).total_seconds()
        return 0.0

    def _portion(self, client: UUID, ends_at: datetime) -> _Portion:
        with self._guard:
            known = self._portions.get(client)
            if known is None or known.ends_at != ends_at:
                known = self._portions[client] = _Portion(ends_at)
            return known

    def _fill(self, portion: _Portion, client: UUID, wanted: int, limit: Limit, at: datetime) -> bool:
        """Take so many; whether one of them is there for this request."""
        taken = take(what="api", by=client.hex, number=wanted, limit=limit, at=at)
        granted = max(0, wanted - max(0, taken - limit.amount))
        with self._guard:
            portion.taken = max(portion.taken, taken)
            portion.left += max(0, granted - 1)
        return granted > 0
