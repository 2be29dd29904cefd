"""Looking at what an importer doubted, and writing down what came of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_noop as _

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.staff.rules import Hat

from ..models import Doubt
from ..permissions import why_not_keep


@transaction.atomic
def look_at_doubts(*, doubts: Iterable[UUID], note: str, by: ActsInUnit, at: datetime) -> int:
    """Mark doubts as looked at, with one note for all; how many that were. What a colleague has marked
    meanwhile keeps the colleague's note."""
    refuse_if(why_not_keep(by))
    if len(note.strip()) < 3:
        text = _("Write in a few words what you found, so that nobody has to look again.")
        raise Refused(Refusal("no_note", text))
    account = by.account if isinstance(by, Hat) else None
    found = _chosen(doubts, looked=False)
    values = {"looked_at": at, "looked_by_id": account, "note": note.strip()[:500]}
    Doubt.objects.filter(pk__in=[one.pk for one in found]).update(**values)
    for doubt in found:
        doubt.note = str(values["note"])
        _tell(doubt, "procedure.doubt_looked_at", by, at)
    return len(found)


@transaction.atomic
def doubt_again(*, doubts: Iterable[UUID], by: ActsInUnit, at: datetime) -> int:
    """Put doubts back on the list; their notes stay in the journal."""
    refuse_if(why_not_keep(by))
    found = _chosen(doubts, looked=True)
    for doubt in found:
        _tell(doubt, "procedure.doubt_reopened", by, at)
    values = {"looked_at": None, "looked_by": None, "note": ""}
    return Doubt.objects.filter(pk__in=[one.pk for one in found]).update(**values)


def _chosen(doubts: Iterable[UUID], *, looked: bool) -> list[Doubt]:
    known = Doubt.objects.select_for_update(of=("self",)).select_related("version")
    chosen = known.filter(pk__in=list(doubts), looked_at__isnull=not looked)
    return list(chosen.defer("version__content", "version__doubts"))


def _tell(doubt: Doubt, kind: str, by: ActsInUnit, at: datetime) -> None:
    append(
        subject_kind="procedure",
        subject=doubt.version.procedure_id,
        kind=kind,
        by=by,
        at=at,
        data={"doubt": doubt.text, "number": doubt.version.number, "note": doubt.note},
    )
