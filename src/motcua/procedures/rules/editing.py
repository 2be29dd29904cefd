"""Changing a working copy: begun, parts replaced, cases added, copied, removed. Pure; JSON in, JSON out."""

import re
from collections.abc import Mapping
from typing import Any

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop as _

from .content import ProcedureContent
from .reading import bad_content
from .vocabulary import Level

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


def fresh(code: str, name: str) -> Stored:
    """The content of a procedure that is not in the catalogue yet: one case, carried out in communes."""
    return _read({"code": code, "name": name, "cases": [{"code": code}], "levels": [Level.COMMUNE.value]})


def copied(stored: Mapping[str, Any], code: str, name: str) -> Stored:
    """The content of another procedure under a new code and name. How the other was announced and what its
    source left open stay behind; cases that carry its code get the new one."""
    before = str(stored["code"])
    cases = [{**one, "code": _renamed(one["code"], before, code)} for one in stored["cases"]]
    guide = [_led(one, before, code) for one in stored.get("guide", ())]
    taken = {key: value for key, value in stored.items() if key not in _ANNOUNCED}
    return _read({**taken, "code": code, "name": name, "cases": cases, **({"guide": guide} if guide else {})})


_ANNOUNCED = ("curated", "decision_date", "decision_no", "doubts", "issued_by", "plain_name", "source")
_CODE = re.compile(r"(?=[^0-9]*[0-9])[0-9A-Za-z][0-9A-Za-z.-]{1,39}")


def why_not_code(code: str) -> Refusal | None:
    """Whether a text can be the code of a procedure: as announced (1.001193), or of one's own province."""
    if _CODE.fullmatch(code):
        return None
    text = _("Write the code with digits, letters, points and hyphens only, at most 40, such as 1.001193.")
    return Refusal("bad_code", text)


def _led(question: Mapping[str, Any], before: str, code: str) -> Stored:
    """A question that names cases by their codes, as its options do."""

    def led(part: Mapping[str, Any]) -> Stored:
        cases = [_renamed(case, before, code) for case in part.get("cases", ())]
        return {**part, **({"cases": cases} if cases else {})}

    return {**led(question), "options": [led(one) for one in question["options"]]}


def _renamed(case: str, before: str, code: str) -> str:
    named = case == before or case.startswith(f"{before}.")
    return code + case.removeprefix(before) if named else case


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
