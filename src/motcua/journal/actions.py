from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.kernel.actor import ActsInUnit
from motcua.rows import fresh, insert

from .models import Fact
from .rules import START


def append(
    *,
    subject_kind: str,
    subject: UUID,
    kind: str,
    by: ActsInUnit,
    at: datetime,
    data: Mapping[str, Any] | None = None,
    first: bool = False,
) -> Fact:
    """Write one fact at the end of its subject's chain. Call it inside the action's transaction.

    `data` holds plain JSON values without personal data. `first=True` spares the look for the fact before,
    for a subject made in the same transaction. Two writers at once: the unique number lets only one pass
    (IntegrityError, so the whole action of the second is undone).
    """
    number, previous = (1, START) if first else _end_of(subject)
    fact = fresh(
        Fact,
        subject_kind=subject_kind,
        subject=subject,
        number=number,
        kind=kind,
        at=at,
        data=dict(data or {}),
        previous=previous,
        **_doer(by),
    )
    fact.hash = fact.link.hash()
    insert([fact])
    return fact


def _end_of(subject: UUID) -> tuple[int, str]:
    last = Fact.objects.filter(subject=subject).order_by("-number").values_list("number", "hash").first()
    return (last[0] + 1, last[1]) if last else (1, START)


def _doer(by: ActsInUnit) -> dict[str, Any]:
    actor = by.actor
    return {
        "by_kind": actor.kind.value,
        "by_account": actor.account,
        "by_post": actor.post,
        "by_instead_of": actor.instead_of,
        "unit": actor.unit,
        "unit_path": actor.unit_path,
    }
