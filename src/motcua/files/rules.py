"""Which files are taken: what they really are, told by their first bytes, and how large. Pure."""

from dataclasses import dataclass

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

LARGEST = 20 * 2**20

_SIGNATURES = (
    (b"%PDF-", "application/pdf"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
)


@dataclass(frozen=True)
class Upload:
    """A file as it came: the name its owner gave it, and its whole content."""

    name: str
    content: bytes


def media_type(content: bytes) -> str | None:
    """What the content is, by its first bytes; None for anything that is not taken."""
    return next((kind for start, kind in _SIGNATURES if content.startswith(start)), None)


def why_not_take(upload: Upload) -> Refusal | None:
    """Whether a file can be kept: a PDF, JPEG or PNG of at most 20 MB that is not empty."""
    params = {"name": upload.name[:80]}
    if not upload.content:
        return Refusal("empty_file", gettext_noop("The file {name} is empty. Scan the paper again."), params)
    if len(upload.content) > LARGEST:
        text = gettext_noop("The file {name} is larger than 20 MB. Scan the paper again in grey at 200 dpi.")
        return Refusal("file_too_large", text, params)
    if media_type(upload.content) is None:
        text = gettext_noop(
            "The file {name} is not a PDF, JPEG or PNG, whatever its name says. Scan the paper again."
        )
        return Refusal("file_kind", text, params)
    return None
