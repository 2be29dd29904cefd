"""Two requests under one key at once: the second is told to wait, whichever process it came to."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from zlib import crc32

from django.db import connection

_asked: set[str] = set()
_guard = Lock()


@contextmanager
def turn(name: str) -> Iterator[bool]:
    """Whether this is the only one in this process at work under a name. The mark is gone when the block
    ends. It is enough for SQLite, which has one web process."""
    with _guard:
        first = name not in _asked
        _asked.add(name)
    try:
        yield first
    finally:
        if first:
            with _guard:
                _asked.discard(name)


def locked(name: str) -> bool:
    """Whether this is the only one of all processes: on PostgreSQL the open transaction takes a lock, which
    ends with it, however it ends."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_KIND, crc32(name.encode()) - 2**31])
        return bool(cursor.fetchone()[0])


_KIND = 0x6D6374
