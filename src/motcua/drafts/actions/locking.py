"""One writer at a time for each draft, and the facts about it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, Value

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit, InUnit
from motcua.kernel.refusal import Refused, refuse_if
from motcua.rows import read, statement

from ..models import Draft
from ..permissions import NO_DRAFT, why_not_go_on


def lock(draft: Draft) -> None:
    """Read a draft anew and keep others from writing it until the transaction ends. Raises Refused when it
    was forgotten meanwhile."""
    _take(draft, _locked(draft.pk))


def refresh(draft: Draft) -> None:
    """Read a draft anew. Raises Refused when it was forgotten meanwhile."""
    _take(draft, read(Draft, "id = %s", [draft.pk]))


@statement
def _locked(draft_id: Value) -> QuerySet[Draft]:
    return Draft.objects.select_for_update().filter(pk=draft_id)


def _take(draft: Draft, found: list[Draft]) -> None:
    if not found:
        raise Refused(NO_DRAFT)
    for field in Draft._meta.concrete_fields:
        # What a link leads to stays at hand unless the link itself has changed.
        setattr(draft, field.attname, getattr(found[0], field.attname))


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
    """Whoever acts, as it is told: of the unit where the draft is to be served, wherever the helper sits."""
    return InUnit(by, draft.unit_id, draft.unit.path)
