"""What may be typed into a draft, and how what is typed on one device joins what was typed on another."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Any
from uuid import UUID

from motcua.applicants.rules import ApplicantKind, Filing, IdKind, PersonWritten, Sex
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.procedures.rules import ReturnChannel

# The longest text of each field; for persons as `applicants` keeps them.
PERSON: Mapping[str, int] = {
    "name": 200,
    "kind": 1,
    "id_kind": 10,
    "id_number": 20,
    "born": 10,
    "sex": 6,
    "phone": 20,
    "email": 254,
    "address": 300,
    "residence": 36,
}
TEXTS: Mapping[str, int] = {
    "case": 40,
    "filing": 12,
    "relation": 60,
    "return_by": 8,
    "note": 300,
    "copies": 20,
}
PARTS = frozenset({*TEXTS, "owner", "representative", "answers"})
LONGEST_ANSWER = 5000
MOST_ANSWERS = 2000
STAMPS = "_stamps"  # when each value was last written: dotted name → the draft's `seen` after that write
_CHOICES: Mapping[str, type[Enum]] = {
    "filing": Filing,
    "return_by": ReturnChannel,
    "id_kind": IdKind,
    "sex": Sex,
}


def plain(part: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as JSON keeps it. Raises Refused for names nobody knows, wrong kinds, too much text."""
    strange = sorted(set(part) - PARTS)
    if strange:
        text = gettext_noop("There is no place for “{name}” here. Reload the page and type it again.")
        raise Refused(Refusal("unknown_part", text, {"name": strange[0]}))
    return {name: _plain(name, value) for name, value in part.items()}


def merged(before: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet with a part written into it, value by value: what the part does not name stays. None takes a
    value away; a list is one value."""
    after = dict(before)
    for name, value in part.items():
        if value is None:
            after.pop(name, None)
        elif isinstance(value, Mapping):
            inner = after.get(name)
            after[name] = merged(inner if isinstance(inner, Mapping) else {}, value)
        else:
            after[name] = value
    return after


def stamped(sheet: Mapping[str, Any], before: Mapping[str, Any], seen: int) -> dict[str, Any]:
    """The sheet with a note of which values this write changed."""
    was, are = dict(_leaves(shown(before))), dict(_leaves(shown(sheet)))
    changed = {name for name in {*was, *are} if was.get(name) != are.get(name)}
    return {**sheet, STAMPS: {**before.get(STAMPS, {}), **dict.fromkeys(changed, seen)}}


def conflicts(sheet: Mapping[str, Any], part: Mapping[str, Any], seen: int) -> list[str]:
    """The dotted names of values that this part would change although they were changed elsewhere after the
    writer last looked (`seen`)."""
    now, stamps = dict(_leaves(shown(sheet))), sheet.get(STAMPS, {})
    return [name for name, value in _leaves(part) if stamps.get(name, 0) > seen and now.get(name) != value]


def shown(sheet: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet as it was typed, without the notes of the program."""
    return {name: value for name, value in sheet.items() if not name.startswith("_")}


def person_of(written: Mapping[str, Any]) -> PersonWritten:
    """A person as far as typed. A day or choice that cannot be read is left out (`problems` tells of it)."""
    return PersonWritten(
        name=written.get("name", ""),
        kind=_one_of(ApplicantKind, _number(written.get("kind")), ApplicantKind.CITIZEN),
        id_kind=_one_of(IdKind, written.get("id_kind"), IdKind.NONE),
        id_number=written.get("id_number", ""),
        born=day_of(written.get("born", "")),
        sex=_one_of(Sex, written.get("sex"), None),
        phone=written.get("phone", ""),
        email=written.get("email", ""),
        address=written.get("address", ""),
        residence=_identity(written.get("residence")),
    )


def day_of(text: str) -> date | None:
    """A day as the sheet keeps it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in TEXTS:
        return _text(name, value, TEXTS[name])
    if not isinstance(value, Mapping):
        raise _wrong(name)
    if name == "answers":
        return _answers(value)
    strange = sorted(set(value) - set(PERSON))
    if strange:
        raise _wrong(f"{name}.{strange[0]}")
    return {key: None if one is None else _text(key, one, PERSON[key]) for key, one in value.items()}


def _text(name: str, value: Any, longest: int) -> str:
    text = _written(value)
    if not isinstance(text, (str, int)) or isinstance(text, bool):
        raise _wrong(name)
    text = str(text).strip()
    if len(text) > longest:
        words = gettext_noop("This is too long: at most {most} characters fit. Write it shorter.")
        raise Refused(Refusal("too_long", words, {"name": name, "most": longest}))
    if text and name in _CHOICES and text not in {one.value for one in _CHOICES[name]}:
        raise _wrong(name)
    return text


def _answers(value: Mapping[str, Any]) -> Any:
    answers = _deep(value)
    written = dict(_leaves(answers))
    if len(written) > MOST_ANSWERS or any(len(str(one)) > LONGEST_ANSWER for one in written.values()):
        words = gettext_noop("This is too long: at most {most} characters fit. Write it shorter.")
        raise Refused(Refusal("too_long", words, {"name": "answers", "most": LONGEST_ANSWER}))
    return answers


def _deep(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _deep(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_deep(one) for one in value]
    value = _written(value)
    if value is not None and not isinstance(value, (str, int, float, bool)):
        raise _wrong("answers")
    return value


def _written(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _wrong(name: str) -> Refused:
    text = gettext_noop("“{name}” cannot be written so. Reload the page and type it again.")
    return Refused(Refusal("bad_part", text, {"name": name}))


def _leaves(value: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for key, one in value.items():
        if isinstance(one, Mapping):
            yield from _leaves(one, f"{before}{key}.")
        else:
            yield f"{before}{key}", one


def _one_of(choices: Any, value: Any, otherwise: Any) -> Any:
    try:
        return choices(value)
    except ValueError:
        return otherwise


def _number(value: Any) -> int:
    return int(value) if str(value).isdecimal() else 0


def _identity(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
