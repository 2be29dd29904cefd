"""Keeping files: parts of the actions of what they belong to. Each file has facts of its own."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop

from .contents import Laid, arriving_parts, lay, lay_down, path_of, sync, sync_directory, throw_away
from .models import Arriving, StoredFile
from .queries import content
from .rules import (
    LARGEST_BOUND,
    BindError,
    Part,
    Upload,
    bound,
    examine,
    media_type,
    why_not_begin,
    why_not_go_on,
)

PROGRAM = System()
UNFINISHED = timedelta(days=2)
_PDF = "application/pdf"


def store(*, upload: Upload, subject: UUID, by: ActsInUnit, at: datetime) -> StoredFile:
    """Keep a file for a subject. The content is on disk before its row, so a row never points at nothing.

    Raises Refused for a file that is empty, too large, damaged, locked, of too many pages or of another kind.
    """
    return _kept(upload, _laid(upload), subject, by, at)


@transaction.atomic
def keep(*, laid: Laid, subject: UUID, by: ActsInUnit, at: datetime) -> StoredFile:
    """Give a content that lies on disk its row and its fact: quick, for the inside of a transaction."""
    stored = StoredFile(
        subject=subject,
        name=laid.name,
        media_type=laid.media_type,
        size=laid.size,
        pages=laid.pages,
        sha256=laid.sha256,
        stored_at=at,
    )
    stored.save(force_insert=True)
    data = {"file": str(stored.pk), "sha256": stored.sha256, "size": stored.size}
    append(subject_kind="file", subject=stored.pk, kind="file.stored", by=by, at=at, data=data, first=True)
    return stored


def bind(
    *, files: Sequence[StoredFile], name: str, subject: UUID, by: ActsInUnit, at: datetime
) -> StoredFile:
    """Several photographs and PDFs as one PDF: upright, at most 2,000 points long, without the place and time
    a phone writes into its pictures. One PDF alone stays as it is, for it may be signed."""
    return keep(laid=lay_bound(files=files, name=name, by=by, at=at), subject=subject, by=by, at=at)


def lay_bound(*, files: Sequence[StoredFile], name: str, by: ActsInUnit, at: datetime) -> Laid:
    """The long part of `bind`, for before a transaction: the PDF lies on disk and has no row yet."""
    assert files, "nothing to bind"
    called = _name(f"{name}.pdf")
    if len(files) == 1 and files[0].media_type == _PDF:
        only = files[0]
        return Laid(called, _PDF, only.size, only.pages, only.sha256)
    pages = sum(one.pages for one in files)
    refuse_if(_why_not_bind(name, pages))
    try:
        made = bound(_Parts(files), LARGEST_BOUND)
    except BindError:
        text = gettext_noop("The pages of “{name}” are too large together. Scan its PDF files again in grey.")
        raise Refused(Refusal("paper_too_large", text, {"name": name})) from None
    return lay(called, _PDF, pages, made)


def begin_upload(*, subject: UUID, name: str, size: int, at: datetime, by: ActsInUnit = PROGRAM) -> Arriving:
    """Announce a file that comes in parts. Raises Refused for one that is empty or too large."""
    refuse_if(why_not_begin(name, size))
    return Arriving.objects.create(subject=subject, name=_name(name), size=size, begun_at=at, touched_at=at)


def append_part(
    *, arriving: Arriving, offset: int, part: bytes, at: datetime, by: ActsInUnit = PROGRAM
) -> Arriving:
    """Add the bytes from `offset` on. They are safe on disk before the row counts them, so that whatever
    breaks, the sender goes on from `arriving.received`. Raises Refused("wrong_offset") saying where that is.
    """
    with arriving_parts(arriving.place) as opened:
        arriving.refresh_from_db()
        received = min(arriving.received, os.fstat(opened.fileno()).st_size)
        refuse_if(why_not_go_on(offset=offset, part=len(part), received=received, size=arriving.size))
        opened.seek(offset)
        opened.write(part)
        opened.truncate()
        sync(opened)
        if offset == 0:
            sync_directory(path_of(arriving.place).parent)
        arriving.received, arriving.touched_at = offset + len(part), at
        arriving.save(update_fields=["received", "touched_at"])
    return arriving


def finish_upload(*, arriving: Arriving, by: ActsInUnit, at: datetime) -> StoredFile:
    """Look at the whole file and keep it; finishing twice gives the one file. A file that cannot be taken is
    forgotten at once, so that another can be chosen. Raises Refused as `store` does, and while parts lack."""
    with arriving_parts(arriving.place) as opened:
        arriving.refresh_from_db()
        if arriving.stored is not None:
            return arriving.stored
        upload = Upload(arriving.name, opened.read())
        refuse_if(_why_not_whole(arriving, len(upload.content)))
        place = path_of(arriving.place)
        try:
            laid = _laid(upload)
        except Refused:
            arriving.delete()
            place.unlink(missing_ok=True)
            raise
        with transaction.atomic():
            arriving.stored = _kept(upload, laid, arriving.subject, by, at)
            arriving.touched_at = at
            arriving.save(update_fields=["stored", "touched_at"])
            transaction.on_commit(lambda: place.unlink(missing_ok=True))
    return arriving.stored


@transaction.atomic
def discard(*, subject: UUID, by: ActsInUnit, at: datetime, files: Sequence[UUID] | None = None) -> int:
    """Throw away the files of a subject that nothing else points to (all of them, or those named), and what
    is still arriving for it; their contents too, when no other row names them. How many files that was."""
    rows = StoredFile.objects.filter(subject=subject)
    gone = list(rows if files is None else rows.filter(pk__in=list(files)))
    for one in gone:
        data = {"file": str(one.pk), "sha256": one.sha256}
        append(subject_kind="file", subject=one.pk, kind="file.discarded", by=by, at=at, data=data)
    arriving = Arriving.objects.filter(subject=subject)
    arriving = arriving if files is None else arriving.filter(stored__in=gone)
    parts = [one.place for one in arriving]
    arriving.delete()
    StoredFile.objects.filter(pk__in=[one.pk for one in gone]).delete()
    transaction.on_commit(lambda: _sweep({one.sha256: one.place for one in gone}, parts))
    return len(gone)


def tidy_arriving(*, at: datetime, by: ActsInUnit = PROGRAM) -> int:
    """Forget uploads that nobody has gone on with for two days, and contents that never got their row. How
    many uploads that was."""
    old = Arriving.objects.filter(touched_at__lt=at - UNFINISHED)
    places = [one.place for one in old]
    old.delete()
    _sweep({}, places)
    _sweep(dict(_strays(at)), [])
    return len(places)


def _laid(upload: Upload) -> Laid:
    """The long part of `store`: the content looked at and on disk, without a row."""
    refusal, pages = examine(upload, settings.PAPER_PAGES)
    refuse_if(refusal)
    return lay(_name(upload.name), media_type(upload.content) or "", pages, upload.content)


@transaction.atomic
def _kept(upload: Upload, laid: Laid, subject: UUID, by: ActsInUnit, at: datetime) -> StoredFile:
    stored = keep(laid=laid, subject=subject, by=by, at=at)
    transaction.on_commit(lambda: _still_there(laid.place, upload.content))
    return stored


def _name(name: str) -> str:
    return tidy(name)[-200:] or "file"


def _why_not_bind(name: str, pages: int) -> Refusal | None:
    if pages <= settings.PAPER_PAGES:
        return None
    text = gettext_noop(
        "“{name}” has {pages} pages; at most {most} are taken. Leave out what is not asked for."
    )
    return Refusal("too_many_pages", text, {"name": name, "pages": pages, "most": settings.PAPER_PAGES})


def _why_not_whole(arriving: Arriving, there: int) -> Refusal | None:
    """Whether all that was announced has come, by the row and by the disk."""
    if arriving.received == arriving.size == there:
        return None
    text = gettext_noop("The file has not arrived whole yet. Send the rest of it.")
    return Refusal("not_whole", text, {"received": min(arriving.received, there)})


class _Parts:
    """The contents of files, read one at a time and as often as needed."""

    def __init__(self, files: Sequence[StoredFile]) -> None:
        self._files = files

    def __iter__(self) -> Iterator[Part]:
        return (Part(one.media_type, content(one)) for one in self._files)


def _still_there(place: str, held: bytes) -> None:
    """An equal content may have been thrown away while this one was kept: then it is written again."""
    if not default_storage.exists(place):
        lay_down(place, held)


def _sweep(contents: dict[str, str], parts: Sequence[str]) -> None:
    for sha256, place in contents.items():
        throw_away(place, StoredFile.objects.filter(sha256=sha256).exists)
    for place in parts:
        path_of(place).unlink(missing_ok=True)


def _strays(at: datetime) -> Iterator[tuple[str, str]]:
    """Contents (and halves of contents) on disk for two days without a row, and parts nobody knows."""
    before = (at - UNFINISHED).timestamp()
    for path in path_of("").glob("*/*"):
        if path.is_file() and path.stat().st_mtime < before:
            known = Arriving.objects if path.parent.name == "arriving" else None
            if known is None or not known.filter(pk=path.name).exists():
                yield path.name, f"{path.parent.name}/{path.name}"
