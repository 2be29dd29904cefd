"""Small files that really are what they say, for tests: PDFs, photographs, and broken ones."""

import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from pypdf import PdfWriter

SIDEWAYS = 6  # the EXIF orientation of a phone held upright
_ORIENTATION, _GPS, _CAMERA = 0x0112, 0x8825, 0x0110


def pdf(pages: int = 1, password: str = "") -> bytes:
    """A PDF of so many empty pages, locked when a password is given."""
    writer = PdfWriter()
    for _number in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def lying_pdf(pages: int, stated: int) -> bytes:
    """A PDF that states another number of pages than it has."""
    return pdf(pages).replace(b"/Count %d" % pages, b"/Count %d" % stated)


def photo(
    size: tuple[int, int] = (80, 60), kind: str = "JPEG", *, sideways: bool = False, **saved: Any
) -> bytes:
    """A picture, half dark and half light; with `sideways` as a phone takes it, with place and camera."""
    picture = Image.new("RGB", size, "white")
    picture.paste("navy", (0, 0, size[0] // 2, size[1]))
    out = BytesIO()
    if sideways:
        exif = picture.getexif()
        exif[_ORIENTATION], exif[_CAMERA] = SIDEWAYS, "PHONE-OF-THE-FATHER"
        exif.get_ifd(_GPS)[1] = "N"
        saved["exif"] = exif
    picture.save(out, kind, **saved)
    return out.getvalue()


def huge_png(side: int = 30_000) -> bytes:
    """A few bytes that would unpack to a gigabyte."""
    head = side.to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(b"\0")) + _chunk(b"IEND")
    )


def _chunk(name: bytes, body: bytes = b"") -> bytes:
    return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")
