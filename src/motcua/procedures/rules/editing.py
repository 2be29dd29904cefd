"""Changing a working copy: parts replaced, cases added, copied and removed. Pure; JSON in, JSON out."""

from collections.abc import Mapping
from typing import Any

from motcua.kernel.words import gettext_noop as _

from .content import ProcedureContent
from .reading import bad_content

Stored = dict[str, Any]
PARTS = (
    "names", "about", "limits", "papers", "fees", "route", "cases", "form", "guide", "law", "texts", "doubts",
)  # fmt: skip


def with_part(stored: Mapping[str, Any], changes: Mapping[str, Any], case: str = "") -> Stored:
    """The content with these fields replaced, those of one case where one is named. What is None is removed.
    Raises `Refused` with a sentence naming the first wrong field."""
    if not case:
        return _read(_replaced(stored, changes))
    cases = [_replaced(one, changes) if one["code"] == case else one for one in _cases(stored, case)]
    return _read({**stored, "cases": cases})


def with_case(stored: Mapping[str, Any], code: str, name: str, copy_of: str = "") -> Stored:
    """The content with one more case, behind the others: an empty one, or a copy of another with its papers,
    limits, fees and route."""
    cases = _cases(stored, copy_of or stored["cases"][0]["code"])
    model = next((one for one in cases if one["code"] == copy_of), {})
    return _read({**stored, "cases": [*cases, {**model, "code": code, "name": name}]})


def without_case(stored: Mapping[str, Any], code: str) -> Stored:
    """The content without one of its cases; the last one stays."""
    left = [one for one in _cases(stored, code) if one["code"] != code]
    if not left:
        raise bad_content(_("A procedure has at least one case. Add another before you remove this one."))
    return _read({**stored, "cases": left})


def _replaced(part: Mapping[str, Any], changes: Mapping[str, Any]) -> Stored:
    return {name: value for name, value in {**part, **changes}.items() if value is not None}


def _cases(stored: Mapping[str, Any], code: str) -> list[Stored]:
    """The cases, refusing a code that is none of theirs."""
    cases: list[Stored] = list(stored["cases"])
    if code not in {one["code"] for one in cases}:
        raise bad_content(_("The case {case} is not there any more. Choose another one."), case=code)
    return cases


def _read(stored: Mapping[str, Any]) -> Stored:
    return ProcedureContent.from_json(stored, str(stored.get("code", ""))).to_json()
