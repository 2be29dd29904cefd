"""How many requests a minute a client is answered, counted in the memory of the server's process.

It holds back a client that runs away; it is not a bill. So it may forget at a restart, and where several
processes serve, each counts for itself: counting together would cost a write with every request.
"""

from dataclasses import dataclass
from threading import Lock
from uuid import UUID


@dataclass(slots=True)
class _Bucket:
    """What is left of a minute's requests, and when that was worked out (seconds of a running clock)."""

    left: float
    at: float


class Pace:
    """A bucket for each client: full, it holds a minute's requests, and it fills again all the time."""

    def __init__(self) -> None:
        self._buckets: dict[UUID, _Bucket] = {}
        self._guard = Lock()

    def wait(self, client: UUID, per_minute: int, at: float) -> float:
        """Seconds until the client may ask; 0 when it may now, and then this request is counted."""
        with self._guard:
            bucket = self._buckets.setdefault(client, _Bucket(per_minute, at))
            bucket.left = min(per_minute, bucket.left + (at - bucket.at) * per_minute / 60)
            bucket.at = at
            if bucket.left < 1:
                return (1 - bucket.left) * 60 / per_minute
            bucket.left -= 1
            return 0.0
