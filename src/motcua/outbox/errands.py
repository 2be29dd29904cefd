"""Putting errands down, taking them on, and saying how they went. They change nothing but themselves."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.rows import insert

from .models import Errand
from .rules import LEASE, is_given_up, wait_after


def put(
    *,
    kind: str,
    subject: UUID,
    key: str,
    body: Mapping[str, Any],
    at: datetime,
    due_at: datetime | None = None,
) -> None:
    """Write an errand down, inside the transaction of the action that wants it. The same `key` again changes
    nothing. `body` holds plain JSON values without personal data: identifiers, by which the handler asks."""
    errand = Errand(kind=kind, subject=subject, key=key, body=dict(body), put_at=at, due_at=due_at or at)
    insert([errand], ignore_known=True)


def lease(*, worker: str, at: datetime, limit: int = 20) -> list[Errand]:
    """Take on up to `limit` errands that are due, for two minutes; no other worker gets them meanwhile."""
    if not Errand.objects.due(at).exists():  # nearly always: then nobody need wait for the right to write
        return []
    with transaction.atomic():
        found = list(Errand.objects.due(at).select_for_update(skip_locked=True, of=("self",))[:limit])
        mine = Errand.objects.filter(pk__in=[one.pk for one in found])
        mine.update(lease_until=at + LEASE, leased_by=worker)
    return found


def settle(*, errand: Errand, worker: str, at: datetime) -> bool:
    """Say that an errand was run. False when the lease had run out and another worker has it now."""
    return _close(errand, worker, done_at=at, problem="", lease_until=None)


def put_off(*, errand: Errand, worker: str, problem: str, at: datetime) -> bool:
    """Say that an errand could not be run: it waits longer each time, and is given up at last."""
    attempts = errand.attempts + 1
    ending = {"given_up_at": at} if is_given_up(attempts) else {"due_at": at + wait_after(attempts)}
    return _close(errand, worker, attempts=attempts, problem=problem[:300], lease_until=None, **ending)


def try_again(*, errand: Errand, at: datetime) -> None:
    """Take an errand up again that was given up."""
    Errand.objects.filter(pk=errand.pk).update(given_up_at=None, attempts=0, due_at=at)


def _close(errand: Errand, worker: str, **values: Any) -> bool:
    mine = Errand.objects.open().filter(pk=errand.pk, leased_by=worker)
    return bool(mine.update(**values))
