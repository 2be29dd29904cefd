from collections.abc import Collection, Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.db import connection
from django.db.models import Q

from motcua.rows import read

from .models import Fact
from .rules import Break, first_break


def facts_about(subject_kind: str, subject: UUID) -> list[Fact]:
    """The facts of one subject, oldest first."""
    return read(Fact, "subject_kind = %s AND subject = %s ORDER BY number", [subject_kind, subject])


def last_fact(subject: UUID, kind: str | None = None) -> Fact | None:
    """The newest fact of a subject, or the newest of one kind."""
    facts = Fact.objects.filter(subject=subject)
    if kind:
        facts = facts.filter(kind=kind)
    return facts.order_by("-number").first()


_MARGIN = timedelta(seconds=1)  # by which the clocks of this machine and of the database's may differ
_OLDEST_WRITER = """
    SELECT min(xact_start) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL
"""


def facts_since(
    cursor: UUID | None, *, scope: str = "", kinds: Collection[str] = (), limit: int = 100
) -> list[Fact]:
    """The facts after a cursor (the id of the last one read; None: from the first) done within a path, oldest
    first. Whoever goes on from the last one misses none and reads none twice.

    A fact's id grows with time, but a transaction that began earlier may end later; so facts are told only
    when nothing that is still being written could come before them (a second or two after they happened).
    """
    found = Fact.objects.filter(id__lt=horizon())
    if cursor:
        found = found.filter(id__gt=cursor)
    if scope:
        found = found.filter(unit_path__startswith=scope)
    if kinds:
        found = found.filter(Q(kind__in=kinds))
    return list(found.order_by("id")[:limit])


def horizon() -> UUID:
    """Before this id nothing more will be written: a fact is made inside its transaction, so none of a
    running transaction is older than its beginning. SQLite writes one transaction after the other."""
    moment = datetime.now(UTC)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(_OLDEST_WRITER)
            moment = min(moment, cursor.fetchone()[0] or moment)
    return first_id(moment - _MARGIN)


def first_id(moment: datetime) -> UUID:
    """The smallest id that a fact made at this moment or later can have (UUIDv7: 48 bits of milliseconds)."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)


def broken_chains() -> Iterator[Break]:
    """Every subject whose chain does not hold, with the first fact that is missing or was changed."""
    subject: UUID | None = None
    chain: list[Fact] = []
    for fact in Fact.objects.order_by("subject", "number").iterator(chunk_size=2000):
        if fact.subject != subject:
            yield from _break_of(chain)
            subject, chain = fact.subject, []
        chain.append(fact)
    yield from _break_of(chain)


def _break_of(chain: list[Fact]) -> Iterator[Break]:
    found = first_break((fact.link, fact.hash) for fact in chain)
    if found:
        yield found
