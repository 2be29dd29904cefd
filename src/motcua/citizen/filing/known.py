"""What a form asks of somebody who stands in the draft already: filled in, to be looked over.

Nothing is filled in where it might be another person's: then the page stays empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from motcua.applicants.rules import BadPhone, normal_phone, tidy_id_number
from motcua.applicants.rules import Filing as Files
from motcua.kernel.text import fold
from motcua.pages.questions import Part

from .people_forms import day_shown

if TYPE_CHECKING:
    from .gate import Filing

# What a form asks of a person, and where that stands in the draft.
_KNOWN = {
    "full_name": "name",
    "id_number": "id_number",
    "birth_date": "born",
    "sex": "sex",
    "phone": "phone",
    "email": "email",
    "residence": "address",
    "address": "address",
}
_REQUESTER, _PHONE = "requester", "contact_phone"
# Pages about the person it is for, unless the form tells that person from the one who asks.
_OWNER = ("person", "owner")
_BY_SEX = {"woman": "female", "man": "male"}
# What somebody is to the person concerned, in the words people use, by the page which then is about them.
_IS = {
    "mother": {"me", "me de", "ma"},
    "father": {"cha", "cha de", "bo", "bo de"},
    "person": {"ban than", "chinh toi", "toi", "chinh chu"},
}


def known_answers(filing: Filing, part: Part) -> dict[str, Any]:
    """What is known of the person a page of the form is about; empty for a page about anybody else."""
    asked = (filing.procedure.form or {}).get("properties", {})
    found: dict[str, Any] = {}
    for name in part.names:
        inner = asked.get(name, {}).get("properties")
        if inner:
            said = _said(_whom(name, filing, asked), inner)
            found |= {name: said} if said else {}
        elif name == _PHONE and _filer(filing).get("phone"):
            found[name] = _plain("phone", str(_filer(filing)["phone"]), {})
    return found


def _filer(filing: Filing) -> Mapping[str, Any]:
    alone = filing.typed.get("filing") in (None, "", Files.OWNER)
    person: Mapping[str, Any] = filing.typed.get("owner" if alone else "representative", {})
    return person


def _whom(name: str, filing: Filing, asked: Mapping[str, Any]) -> Mapping[str, Any]:
    """The person of the draft whom this page of the form is about, as far as that is sure."""
    owner: Mapping[str, Any] = filing.typed.get("owner", {})
    if name == _REQUESTER:
        return _filer(filing)
    if name in _BY_SEX:
        return owner if owner.get("sex") == _BY_SEX[name] else {}
    if name in _OWNER and _REQUESTER not in asked:
        return owner
    relation = filing.typed.get("answers", {}).get(_REQUESTER, {}).get("relationship", "")
    return _filer(filing) if fold(str(relation)) in _IS.get(name, ()) else {}


def _said(person: Mapping[str, Any], inner: Mapping[str, Any]) -> dict[str, str]:
    said = {
        name: _plain(at, str(person.get(at, "")), inner[name]) for name, at in _KNOWN.items() if name in inner
    }
    return {name: text for name, text in said.items() if text}


def _plain(name: str, text: str, question: Mapping[str, Any]) -> str:
    """As forms want it: numbers as digits alone, days as the question keeps them."""
    if name == "id_number":
        return tidy_id_number(text)
    if name == "born":
        return text if question.get("format") == "date" else day_shown(text)
    try:
        return normal_phone(text) if name == "phone" else text
    except BadPhone:
        return text
