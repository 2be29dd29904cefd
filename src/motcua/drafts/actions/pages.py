"""The papers of a draft and their pages."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from motcua.files import actions as files
from motcua.files.models import StoredFile
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop

from ..models import Draft, DraftPage, DraftPaper
from ..permissions import why_not_add_page, why_not_say
from ..rules import PaperHere
from .locking import go_on, in_unit, wrote


@transaction.atomic
def add_page(*, draft: Draft, key: str, file: StoredFile, by: ActsInUnit, at: datetime) -> DraftPage:
    """Put a file that was stored for this draft (`subject=draft.pk`) behind the pages of a paper. Adding the
    same file twice changes nothing."""
    go_on(draft, by)
    there = DraftPage.objects.filter(draft=draft, key=key, file=file).first()
    if there:
        return there
    refuse_if(why_not_add_page(draft, key, file))
    last = DraftPage.objects.filter(draft=draft, key=key).count()
    page = DraftPage.objects.create(draft=draft, key=key, position=last + 1, file=file)
    _say(draft, key, PaperHere.BROUGHT)
    wrote(draft, at)
    return page


@transaction.atomic
def move_page(*, draft: Draft, page: DraftPage | UUID, to: int, by: ActsInUnit, at: datetime) -> None:
    """Put a page in another place among those of its paper, counted from one."""
    go_on(draft, by)
    moved = _page(draft, page)
    others = [one for one in _pages(draft, moved.key) if one.pk != moved.pk]
    others.insert(max(to, 1) - 1, moved)
    _number(others)
    wrote(draft, at)


@transaction.atomic
def drop_page(*, draft: Draft, page: DraftPage | UUID, by: ActsInUnit, at: datetime) -> None:
    """Take a page out and throw its file away. Dropping one that is gone changes nothing."""
    go_on(draft, by)
    try:
        dropped = _page(draft, page)
    except Refused:
        return
    dropped_file = dropped.file_id
    dropped.delete()
    left = _pages(draft, dropped.key)
    _number(left)
    if not left:
        DraftPaper.objects.filter(draft=draft, key=dropped.key, state=PaperHere.BROUGHT).delete()
    if not DraftPage.objects.filter(file=dropped_file).exists():
        files.discard(subject=draft.pk, files=[dropped_file], by=in_unit(by, draft), at=at)
    wrote(draft, at)


@transaction.atomic
def say_of_paper(*, draft: Draft, key: str, state: PaperHere | str, by: ActsInUnit, at: datetime) -> None:
    """Say that a paper comes later, is taken from the state's data, or is here after all."""
    go_on(draft, by)
    if state not in {one.value for one in PaperHere}:
        raise Refused(Refusal("bad_state", gettext_noop("Choose how this paper is handed in.")))
    refuse_if(why_not_say(draft, key, PaperHere(state)))
    _say(draft, key, PaperHere(state))
    wrote(draft, at)


def _say(draft: Draft, key: str, state: PaperHere) -> None:
    DraftPaper.objects.update_or_create(draft=draft, key=key, defaults={"state": state.value})


def _page(draft: Draft, page: DraftPage | UUID) -> DraftPage:
    found = DraftPage.objects.filter(draft=draft, pk=page if isinstance(page, UUID) else page.pk).first()
    if found is None:
        text = gettext_noop("This page is not in the draft any more. Look at the paper again.")
        raise Refused(Refusal("no_page", text))
    return found


def _pages(draft: Draft, key: str) -> list[DraftPage]:
    return list(DraftPage.objects.filter(draft=draft, key=key).order_by("position", "id"))


def _number(pages: list[DraftPage]) -> None:
    for position, page in enumerate(pages, start=1):
        page.position = position
    DraftPage.objects.bulk_update(pages, ["position"])
