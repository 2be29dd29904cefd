"""What people type where a form wants it in one certain way: `0912 345 678`, `8h30`, `008 090 000 123`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _


class PatternField(forms.CharField):
    """A text of a certain shape. What differs from it only in blanks, dots and the like is written as it is
    wanted; anything else is left for the schema to judge."""

    def __init__(self, pattern: str, **more: Any) -> None:
        super().__init__(**more)
        self.pattern = pattern

    def to_python(self, value: Any) -> str:
        typed = str(super().to_python(value) or "")
        wanted = (one for one in _ways(typed) if re.search(self.pattern, one))
        return next(wanted, typed)


def _ways(typed: str) -> Iterator[str]:
    """The same, written in other ways; as it was typed comes first."""
    plain = re.sub(r"[\s.\-–]", "", typed)
    yield from (typed, typed.upper(), plain, plain.upper())
    yield re.sub(r"^(\+|00)?84", "0", plain)
    clock = re.fullmatch(r"(\d{1,2})(?:h|g|:|giờ)(\d{2})?(?:p|phút)?", plain.lower())
    if clock:
        yield f"{int(clock[1]):02d}:{clock[2] or '00'}"


class WholeField(forms.IntegerField):
    """A whole number, also as money is written: `50.000.000`."""

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        grouped = re.fullmatch(r"\d{1,3}(?:[.,\s]\d{3})+", typed)
        return super().to_python(re.sub(r"\D", "", typed) if grouped else value)


def example_of(part: Mapping[str, Any]) -> str:
    """How to write an answer of a certain shape of which the schema gives no description."""
    pattern = str(part.get("pattern", ""))
    if part.get("format") == "date":
        return _("Such as 24/11/1990")
    if ":[0-5][0-9]" in pattern:
        return _("Such as 08:30")
    digits = re.fullmatch(r"\^\[0-9\]\{(\d+)\}\$", pattern)
    if digits:
        return _("%(n)s digits") % {"n": digits[1]}
    mixed = re.fullmatch(r"\^\[0-9A-Z\\?-?\]\{(\d+),(\d+)\}\$", pattern)
    if mixed:
        return _("%(least)s to %(most)s letters and digits") % {"least": mixed[1], "most": mixed[2]}
    return ""
