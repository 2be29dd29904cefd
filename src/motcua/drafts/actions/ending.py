"""Drafts that end without a dossier: given up, or forgotten because nobody went on with them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from motcua.applicants import actions as applicants
from motcua.files import actions as files
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.refusal import Refused, refuse_if

from ..models import Draft, DraftPage, DraftPaper
from ..permissions import why_not_go_on
from .locking import in_unit, lock, tell

PROGRAM = System()
_AT_ONCE = 500


@transaction.atomic
def give_up(*, draft: Draft, by: ActsInUnit, at: datetime) -> None:
    """End a draft: what was typed is shredded, its files are thrown away, at once. Doing it twice is well."""
    lock(draft)
    refusal = why_not_go_on(draft, by)
    if refusal and refusal.code == "draft_given_up":
        return
    refuse_if(refusal)
    _empty(draft, by, at)
    tell(draft, "draft.given_up", by, at, {"version": str(draft.version_id)})


def forget_old(*, at: datetime, by: ActsInUnit = PROGRAM) -> int:
    """Forget drafts that nobody has touched for MOTCUA_DRAFT_DAYS days, whole, and the empty rows of those
    given up before that; how many. What was filed lost its sheet, pages and files when it was filed; now it
    loses what was said of its papers, too. Its row stays: by its number the applicant finds the dossier, and
    by its helper the help is counted. Nothing personal lies in it."""
    before = at - timedelta(days=settings.DRAFT_DAYS)
    old = Draft.objects.filter(filed=None, touched_at__lt=before).order_by("touched_at")
    forgotten = 0
    while drafts := list(old[:_AT_ONCE]):
        forgotten += sum(_forget(draft, before, by, at) for draft in drafts)
    DraftPaper.objects.filter(draft__filed__isnull=False, draft__touched_at__lt=before).delete()
    return forgotten


@transaction.atomic
def _forget(draft: Draft, before: datetime, by: ActsInUnit, at: datetime) -> bool:
    """Look again under the lock: somebody may have come back at this very moment."""
    try:
        lock(draft)
    except Refused:
        return False
    if draft.filed_id or draft.touched_at >= before:
        return False
    if draft.is_open:
        _empty(draft, by, at)
        tell(draft, "draft.forgotten", by, at, {"version": str(draft.version_id)})
    draft.delete()
    return True


def _empty(draft: Draft, by: ActsInUnit, at: datetime) -> None:
    sheet = draft.sheet_id
    draft.sheet_id, draft.ended_at = None, at
    draft.save(update_fields=["sheet", "ended_at"])
    if sheet:
        applicants.shred_sheet(sheet=sheet, by=by, at=at)
    DraftPage.objects.filter(draft=draft).delete()
    files.discard(subject=draft.pk, by=in_unit(by, draft), at=at)
