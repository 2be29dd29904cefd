"""Binding photographs and PDFs to one PDF: upright, shrunk, without what a phone adds to its pictures."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps
from pypdf import PdfReader, PdfWriter

from .looking import FORMATS

# The longer side in points and the quality of the JPEG: the first that fits, so that letters stay readable.
_SIZES = ((2000, 80), (1600, 65), (1200, 50))
_LONG_SIDE_OF_A4 = 11.69


class BindError(ValueError):
    """The parts cannot be bound to a PDF of the size that is taken."""


@dataclass(frozen=True)
class Part:
    """One file to be bound, and what it is."""

    media_type: str
    content: bytes


def bound(parts: Iterable[Part], most: int) -> bytes:
    """One PDF of all parts in their order, at most `most` bytes large; pictures are shrunk further while it
    is larger. `parts` must be iterable anew. Only one picture is unpacked at a time.

    Raises BindError when it cannot be made small enough.
    """
    for longest, quality in _SIZES:
        made = _bound(parts, longest, quality)
        if len(made) <= most:
            return made
    raise BindError("too large")


def _bound(parts: Iterable[Part], longest: int, quality: int) -> bytes:
    writer = PdfWriter()
    for part in parts:
        whole = part.content if part.media_type == "application/pdf" else _sheet(part, longest, quality)
        reader = PdfReader(BytesIO(whole))
        for page in reader.pages:
            writer.add_page(page)
    writer.metadata = None
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _sheet(part: Part, longest: int, quality: int) -> bytes:
    """A photograph as a page of A4 length. Drawing it anew leaves its place, time and camera behind."""
    out = BytesIO()
    with Image.open(BytesIO(part.content), formats=FORMATS[part.media_type]) as picture:
        picture.draft("RGB", (longest, longest))
        upright = ImageOps.exif_transpose(_opaque(picture))
        upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
        clean = Image.new("RGB", upright.size)
        clean.paste(upright)
    clean.save(out, "PDF", resolution=max(clean.size) / _LONG_SIDE_OF_A4, quality=quality)
    return out.getvalue()


def _opaque(picture: Image.Image) -> Image.Image:
    """On white paper, whatever the picture was drawn on."""
    if not picture.has_transparency_data:
        return picture
    layer = picture.convert("RGBA")
    paper = Image.new("RGBA", layer.size, "white")
    paper.alpha_composite(layer)
    paper.info = {}
    paper.getexif().update(picture.getexif())
    return paper
