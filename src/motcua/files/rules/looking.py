"""What a content really is: opened as what its first bytes say, and counted, before anybody relies on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

MOST_POINTS = 50_000_000
_DEEPEST = 60
_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)
FORMATS = {"image/jpeg": ("JPEG",), "image/png": ("PNG",)}


@dataclass(frozen=True)
class Look:
    """What was seen in a content. `trouble` is empty where all is well, else one of `broken`, `locked`,
    `too_many_pages`, `too_many_points`; `pages` is then what could be counted before stopping."""

    pages: int = 0
    trouble: str = ""


def media_type(content: bytes) -> str | None:
    """What the content is, by its first bytes; None for anything that is not taken."""
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)


def look_at(content: bytes, most_pages: int) -> Look:
    """Open a PDF, JPEG or PNG. Pages are counted up to `most_pages`; nothing is drawn or unpacked whole."""
    kind = media_type(content)
    if kind is None:
        return Look(trouble="broken")
    return _pdf(content, most_pages) if kind == "application/pdf" else _picture(content, FORMATS[kind])


def _picture(content: bytes, formats: tuple[str, ...]) -> Look:
    """The size stands in the head, so that a bomb is known before it is unpacked; then all is read once."""
    try:
        with Image.open(BytesIO(content), formats=formats) as picture:
            if picture.width * picture.height > MOST_POINTS:
                return Look(trouble="too_many_points")
            picture.verify()
        with Image.open(BytesIO(content), formats=formats) as picture:
            picture.draft("L", (picture.width // 8, picture.height // 8))  # a JPEG need not be drawn in full
            picture.load()
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        return Look(trouble="too_many_points")
    except Exception:  # broken pictures make Pillow raise errors of any kind
        return Look(trouble="broken")
    return Look(pages=1)


def _pdf(content: bytes, most_pages: int) -> Look:
    """The number that the file itself states is read first: a book is sent back without leafing through it.
    It may be wrong, so the pages are then counted, and counting stops one page beyond what is taken."""
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted:
            return Look(trouble="locked")
        tree: Any = reader.root_object["/Pages"]
        stated = tree["/Count"]
        if isinstance(stated, int) and stated > most_pages:
            return Look(int(stated), "too_many_pages")
        pages = 0
        for _page in leaves(tree):
            pages += 1
            if pages > most_pages:
                return Look(pages, "too_many_pages")
    except Exception:  # hostile bytes make pypdf raise errors of any kind
        return Look(trouble="broken")
    return Look(pages) if pages else Look(trouble="broken")


def leaves(node: Any, deep: int = 0) -> Iterator[DictionaryObject]:
    """The pages below a node of the tree of pages. Raises PyPdfError for a tree without a ground."""
    if deep > _DEEPEST:
        raise PyPdfError("a tree of pages without a ground")
    kids = node["/Kids"] if "/Kids" in node else []  # noqa: SIM401 - `get` does not follow references
    for kid in kids:
        below = kid.get_object()
        if "/Kids" in below:
            yield from leaves(below, deep + 1)
        else:
            yield below
