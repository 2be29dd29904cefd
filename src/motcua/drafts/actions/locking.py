"""One writer at a time for each draft, and the facts about it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refused, refuse_if

from ..models import Draft
from ..permissions import NO_DRAFT, why_not_go_on
from ..rules import Citizen


def lock(draft: Draft) -> None:
    """Read a draft anew and keep others from writing it until the transaction ends. Raises Refused when it
    was forgotten meanwhile."""
    try:
        draft.refresh_from_db(from_queryset=Draft.objects.select_for_update())
    except Draft.DoesNotExist:
        raise Refused(NO_DRAFT) from None


def go_on(draft: Draft, by: ActsInUnit) -> None:
    """Lock a draft and make sure that it may be gone on with."""
    lock(draft)
    refuse_if(why_not_go_on(draft, by))


def wrote(draft: Draft, at: datetime, **values: Any) -> None:
    """Count a write. What was agreed to the statement held for what stood there before, so it falls."""
    values = {"agreed_at": None, "agreed_words": "", **values, "seen": draft.seen + 1, "touched_at": at}
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save(update_fields=list(values))


def tell(
    draft: Draft, kind: str, by: ActsInUnit, at: datetime, data: Mapping[str, Any], *, first: bool = False
) -> None:
    """Append one fact about a draft: identifiers and kinds, nothing that was typed."""
    doer = in_unit(by, draft)
    append(subject_kind="draft", subject=draft.pk, kind=kind, by=doer, at=at, data=data, first=first)


def in_unit(by: ActsInUnit, draft: Draft) -> ActsInUnit:
    """Whoever acts; a citizen acts where the draft is to be served."""
    if isinstance(by, Citizen) and by.unit is None:
        return replace(by, unit=draft.unit_id, unit_path=draft.unit.path)
    return by
