"""One page for each paper: photograph it, choose files, order them, or say how else it reaches the office."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

from motcua.drafts import actions, queries
from motcua.drafts.rules import PaperHere
from motcua.files.actions import discard, store
from motcua.files.queries import content
from motcua.files.rules import LARGEST, Upload
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

from ..tries import allowed
from .asking import then_of
from .gate import Filing, behind_draft
from .steps import paper_step, place_of

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from motcua.drafts.queries import PaperPage
    from motcua.files.models import StoredFile

MOST_AT_ONCE = 20
PART = 256 * 1024
_SMALL = 320
_TOO_MANY = gettext_noop("Too many files came from here. Wait a little, then go on.")


@behind_draft
def others(filing: Filing) -> HttpResponse:
    """The papers that only some people need; each leads to its own page."""
    shown = [one for one in filing.papers if not one.filled_in and not (one.required and one.asked)]
    steps = [(paper_step(filing, one), one.paper) for one in shown]
    return filing.page("papers", papers=steps, at=place_of(filing, filing.request.path))


@behind_draft
def paper(filing: Filing, key: str) -> HttpResponse:
    """GET: the paper and its pages. POST: one thing done with it, then the page again or on."""
    if not any(one.paper.key == key for one in filing.papers):
        raise Http404
    if not filing.posted:
        return _page(filing, key)
    if filing.stale:
        return _page(filing, key, [_("The page was open for too long. Send it once more.")], 403)
    wrong = _taken(filing, key)
    act, _dash, what = filing.request.POST.get("do", "").partition("-")
    try:
        _done(filing, key, act, what)
    except Refused as refused:
        wrong.append(str(refused))
    if wrong:
        return _page(filing, key, wrong, 422)
    if act == "go":
        return _on(filing, key)
    return HttpResponseRedirect(filing.request.get_full_path())


@behind_draft
def picture(filing: Filing, page_id: UUID) -> HttpResponse:
    """A page of a paper as it came; a small picture of it with `?small=1`."""
    found = queries.page(filing.draft, page_id)
    if found is None:
        raise Http404
    small = _small(found.file) if filing.request.GET.get("small") else None
    answer = HttpResponse(
        small or content(found.file), content_type="image/jpeg" if small else found.file.media_type
    )
    answer["Content-Disposition"] = "inline"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'; style-src 'unsafe-inline'"
    return answer


def may_send(filing: Filing) -> Refusal | None:
    """Whether files still come at a human pace from here."""
    if allowed(filing.request, "draft_files"):
        return None
    return Refusal(
        "too_many_files", gettext_noop("Too many files came from here. Wait a little, then go on.")
    )


def put_in(filing: Filing, key: str, stored: StoredFile) -> str:
    """Make a file that was stored a page of the paper."""
    try:
        page = actions.add_page(draft=filing.draft, key=key, file=stored, by=filing.by, at=filing.at)
    except Refused:
        _throw_away(filing, stored)
        raise
    return str(page.pk)


def _throw_away(filing: Filing, stored: StoredFile) -> None:
    discard(subject=filing.draft.pk, files=[stored.pk], by=filing.by, at=filing.at)


def _taken(filing: Filing, key: str) -> list[str]:
    """Store what was chosen; what is wrong with a file is said, and the others stay."""
    sent = [one for name in ("photo", "files") for one in filing.request.FILES.getlist(name)]
    wrong = []
    for one in sent[:MOST_AT_ONCE]:
        try:
            put_in(filing, key, _stored(filing, one))
        except Refused as refused:
            wrong.append(str(refused))
    if len(sent) > MOST_AT_ONCE:
        wrong.append(_("At most %(n)s files come at once. Add the others now.") % {"n": MOST_AT_ONCE})
    if not sent and filing.request.POST.get("do") == "add":
        wrong.append(_("Choose a file first, or take a photo."))
    return wrong


def _stored(filing: Filing, sent: UploadedFile[Any]) -> StoredFile:
    refusal = may_send(filing)
    if refusal:
        raise Refused(refusal)
    upload = Upload(sent.name or "", sent.read(LARGEST + 1))
    return store(upload=upload, subject=filing.draft.pk, by=filing.by, at=filing.at)


def _done(filing: Filing, key: str, act: str, what: str) -> None:
    """What a button asks for. Raises Refused."""
    given: dict[str, Any] = {"draft": filing.draft, "by": filing.by, "at": filing.at}
    if act == "say" and what in {one.value for one in PaperHere}:
        actions.say_of_paper(key=key, state=what, **given)
    elif act in ("up", "down", "drop") and (page := _page_of(filing, key, what)):
        place, page_id = page
        if act == "drop":
            actions.drop_page(page=page_id, **given)
        else:
            actions.move_page(page=page_id, to=place - 1 if act == "up" else place + 1, **given)


def _page_of(filing: Filing, key: str, text: str) -> tuple[int, UUID] | None:
    """The place of a page among those of its paper, counted from one."""
    pages = next(one.pages for one in queries.papers_of(filing.draft) if one.paper.key == key)
    return next(((at, one.pk) for at, one in enumerate(pages, start=1) if str(one.pk) == text), None)


def _on(filing: Filing, key: str) -> HttpResponse:
    """To the next page; but a paper that is needed and not here is said so first."""
    shown = _shown(filing, key)
    if shown.required and shown.asked and not shown.pages and shown.said in (None, PaperHere.BROUGHT):
        return _page(filing, key, [_("Add a photo or a file, or say how the paper reaches the office.")], 422)
    if then_of(filing):
        return HttpResponseRedirect(filing.to("check"))
    return HttpResponseRedirect(_after(filing, shown))


def _after(filing: Filing, shown: PaperPage) -> str:
    needed = shown.required and shown.asked
    return place_of(filing, filing.request.path).after if needed else filing.to("papers")


def _shown(filing: Filing, key: str) -> PaperPage:
    papers = queries.papers_of(filing.draft) if filing.posted else filing.papers
    return next(one for one in papers if one.paper.key == key)


def _page(filing: Filing, key: str, wrong: list[str] | None = None, status: int = 200) -> HttpResponse:
    shown = _shown(filing, key)
    place = place_of(filing, filing.to("paper", key))
    back = place.before if shown.required and shown.asked else filing.to("papers")
    return filing.page(
        "paper",
        status,
        shown=shown,
        paper=shown.paper,
        wrong=wrong or [],
        at=place,
        back=back,
        then=then_of(filing),
        arriving=filing.to("arriving", key),
        part_size=PART,
    )


def _small(file: StoredFile) -> bytes | None:
    """A picture small enough for a list, upright, without what the phone wrote into it; None of a PDF."""
    if not file.media_type.startswith("image/"):
        return None
    out = BytesIO()
    with Image.open(BytesIO(content(file))) as whole:
        whole.draft("RGB", (_SMALL, _SMALL))
        small = ImageOps.exif_transpose(whole).convert("RGB")
        small.thumbnail((_SMALL, _SMALL))
        clean = Image.new("RGB", small.size)
        clean.paste(small)
    clean.save(out, "JPEG", quality=70)
    return out.getvalue()
