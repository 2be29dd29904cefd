"""Which files are taken: what they really are, how large, how many pages. Every answer says what to do."""

from dataclasses import dataclass

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

from .looking import Look, look_at, media_type

LARGEST = 20 * 2**20
LARGEST_BOUND = 2 * LARGEST
MOST_PAGES = 100
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc")


@dataclass(frozen=True)
class Upload:
    """A file as it came: the name its owner gave it, and its whole content."""

    name: str
    content: bytes


def why_not_take(upload: Upload, most_pages: int = MOST_PAGES) -> Refusal | None:
    """Whether a file can be kept: a PDF, JPEG or PNG of at most 20 MB that opens, is not locked with a
    password and has at most `most_pages` pages."""
    return examine(upload, most_pages)[0]


def examine(upload: Upload, most_pages: int = MOST_PAGES) -> tuple[Refusal | None, int]:
    """`why_not_take`, and how many pages were counted in looking."""
    refusal = why_not_begin(upload.name, len(upload.content)) or _why_not_kind(upload)
    if refusal:
        return refusal, 0
    seen = look_at(upload.content, most_pages)
    return (_refused(seen, upload.name, most_pages) if seen.trouble else None), seen.pages


def why_not_begin(name: str, size: int) -> Refusal | None:
    """Whether a file of this size may come at all, asked before its first byte."""
    params = {"name": name[:80]}
    if size <= 0:
        text = gettext_noop("The file {name} is empty. Photograph or scan the paper again.")
        return Refusal("empty_file", text, params)
    if size > LARGEST:
        text = gettext_noop(
            "The file {name} is larger than 20 MB. Photograph the paper page by page, or scan it in grey at "
            "200 dpi."
        )
        return Refusal("file_too_large", text, params)
    return None


def why_not_go_on(*, offset: int, part: int, received: int, size: int) -> Refusal | None:
    """Whether a part of an arriving file continues it. `received` in the answer says where to go on."""
    if offset != received:
        text = gettext_noop("{received} bytes have arrived so far. Go on from there.")
        return Refusal("wrong_offset", text, {"received": received})
    if not part or received + part > size:
        text = gettext_noop("This part does not fit the file that was announced. Choose the file again.")
        return Refusal("wrong_part", text, {"received": received})
    return None


def _why_not_kind(upload: Upload) -> Refusal | None:
    params = {"name": upload.name[:80]}
    if media_type(upload.content) is not None:
        return None
    if any(mark in upload.content[4:16] for mark in _HEIC):
        text = gettext_noop(
            "The file {name} is a picture of a kind that only some phones can show (HEIC). Photograph the "
            "paper from this page, or send the picture as JPEG."
        )
        return Refusal("file_heic", text, params)
    text = gettext_noop(
        "The file {name} is neither a photo (JPEG or PNG) nor a PDF. Photograph the paper, or save the file "
        "as PDF."
    )
    return Refusal("file_kind", text, params)


def _refused(seen: Look, name: str, most_pages: int) -> Refusal:
    params = {"name": name[:80], "most": most_pages}
    return Refusal(f"file_{seen.trouble}", _TROUBLES[seen.trouble], params)


_TROUBLES = {
    "broken": gettext_noop(
        "The file {name} is damaged and cannot be opened. Scan or photograph the paper again."
    ),
    "locked": gettext_noop(
        "The file {name} is locked with a password. Save it without the password, or photograph its pages."
    ),
    "too_many_pages": gettext_noop(
        "The file {name} has more than {most} pages. Print pages 1 to {most} into one PDF and the others "
        "into further ones, or send only the pages that are asked for."
    ),
    "too_many_points": gettext_noop(
        "The picture {name} has more points than can be read. Choose a smaller picture size in the camera "
        "(12 megapixels are plenty) and photograph the paper again."
    ),
}
