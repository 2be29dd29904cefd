"""Counting against the limits of `settings.LIMITS`: one read to ask, one statement to count.

A row is held by the database only while its number grows, so nobody is ever refused for having waited.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from motcua.rows import read

from .models import Tally
from .rules import Limit

_FORGOTTEN_AT_ONCE = 100
_COUNT = """
    INSERT INTO limits_tally (id, number, ends_at) VALUES {}
    ON CONFLICT (id) DO UPDATE SET number = limits_tally.number + excluded.number
    RETURNING id, number
"""


@dataclass(frozen=True)
class Tried:
    """One thing counted: the name of its limit in the settings, and whose it is (an address, a code)."""

    action: str
    by: str

    @property
    def limit(self) -> Limit:
        """KeyError for an action without a limit."""
        return Limit.written(settings.LIMITS[self.action])

    def key(self, at: datetime) -> UUID:
        """The row of the window in which a moment lies."""
        return _key(self.action, self.by, self.limit.window_end(at))


def reached(tried: Sequence[Tried], at: datetime) -> bool:
    """Whether any of these limits is used up. Nothing is counted. One read."""
    limits = {one.key(at): one.limit.amount for one in tried}
    places = ", ".join(["%s"] * len(limits))
    return any(row.number >= limits[row.pk] for row in read(Tally, f"id IN ({places})", list(limits)))


def count(tried: Sequence[Tried], at: datetime) -> bool:
    """One more of each; whether all of them are still within their limits. One statement.

    Rows are taken in the order of their keys: two who count the same things cannot block each other.
    """
    limits = {one.key(at): one.limit for one in tried}
    lines = [(key, 1, limits[key].window_end(at)) for key in sorted(limits)]
    with transaction.atomic():
        numbers = _counted(lines)
    if 1 in numbers.values():
        _forget(at)
    return all(numbers[key] <= limit.amount for key, limit in limits.items())


def take(*, what: str, by: str, number: int, limit: Limit, at: datetime) -> int:
    """So many more of one thing at once, under a limit that is not in the settings; how many of the window
    are taken then, these among them. For those who count so often that they do it in portions."""
    ends_at = limit.window_end(at)
    key = _key(what, by, ends_at)
    with transaction.atomic():
        taken = _counted([(key, number, ends_at)])[key]
    if taken == number:
        _forget(at)
    return taken


def _key(what: str, by: str, ends_at: datetime) -> UUID:
    told = f"{what}\n{ends_at.isoformat()}\n{by}"
    return UUID(bytes=salted_hmac("motcua.limits", told, algorithm="sha256").digest()[:16])


def _counted(lines: Sequence[tuple[UUID, int, datetime]]) -> dict[UUID, int]:
    key = Tally._meta.pk
    values = [
        value
        for id_, number, ends_at in lines
        for value in (
            key.get_db_prep_value(id_, connection),
            number,
            connection.ops.adapt_datetimefield_value(ends_at),
        )
    ]
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.format(", ".join(["(%s, %s, %s)"] * len(lines))), values)
        return {key.to_python(id_): number for id_, number in cursor.fetchall()}


def _forget(at: datetime) -> None:
    """Throw away some windows that are over. Whoever begins a new one does it, so their number stays small;
    what another one is just throwing away is left to them."""
    with transaction.atomic():
        over = Tally.objects.filter(ends_at__lt=at).select_for_update(skip_locked=True)
        keys = list(over.values_list("pk", flat=True)[:_FORGOTTEN_AT_ONCE])
        if keys:
            Tally.objects.filter(pk__in=keys).delete()
