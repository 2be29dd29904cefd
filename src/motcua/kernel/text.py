"""Text as Vietnamese people write and search it."""

import re
import unicodedata

_STROKED = str.maketrans({"đ": "d", "Đ": "D"})
_MARKS = dict.fromkeys(mark for mark in range(0x300, 0x370) if unicodedata.combining(chr(mark)))
_SPACES = re.compile(r"\s+")


def tidy(text: str) -> str:
    """NFC, with single spaces and no space around: how every typed text is stored."""
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()


def fold(text: str) -> str:
    """Lower case without diacritics: `Nguyễn Thị Đào` → `nguyen thi dao`. For searching only."""
    plain = unicodedata.normalize("NFD", tidy(text).translate(_STROKED)).translate(_MARKS)
    if plain.isascii():
        return plain.lower()
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).lower()
