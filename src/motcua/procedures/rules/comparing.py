"""Two contents of a procedure, field by field: what was, what is, and whether it changed. Pure.

Papers are matched by their key, cases by their code, steps and fees by their name, questions of the form by
their place in it; so a paper that moved is not told as one gone and another come.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, NamedTuple

from .content import Case, ProcedureContent
from .parts import FeeRule, PaperRequirement, RouteStep
from .vocabulary import Channel

SECTIONS = ("names", "about", "cases", "limits", "papers", "fees", "route", "form", "guide", "law", "texts")
_SECTION = {
    **dict.fromkeys(("name", "plain_name", "keywords"), "names"),
    **dict.fromkeys(("conditions", "limits_note"), "texts"),
}
_IN_PARTS = {
    "cases", "papers", "limits", "fees", "route", "form", "guide", "results", "legal_basis", "steps_text",
    "source", "doubts", "curated", "code",
}  # fmt: skip
_QUESTION = ("title", "description", "type", "format")


class Place(NamedTuple):
    """Where a fact stands: the section, the case it is of (empty: all cases), the paper, step, fee or
    question it belongs to (empty: none), and the field."""

    section: str
    case: str
    item: str
    field: str


class Change(StrEnum):
    """What became of one fact."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Row:
    """One fact in both contents. `title` names the part it belongs to as people know it."""

    place: Place
    title: str
    old: Any
    new: Any

    @property
    def change(self) -> Change:
        if self.old == self.new:
            return Change.SAME
        if _says_nothing(self.place, self.old):
            return Change.ADDED
        return Change.REMOVED if _says_nothing(self.place, self.new) else Change.CHANGED

    @property
    def empty(self) -> bool:
        """Whether neither content says anything here."""
        return _says_nothing(self.place, self.old) and _says_nothing(self.place, self.new)


def _says_nothing(place: Place, value: Any) -> bool:
    """A paper that is not required is stated to be so; elsewhere a no is as good as nothing."""
    stated = value is False and place.section == "papers"
    return not stated and value in (None, "", (), False)


@dataclass(frozen=True)
class _Fact:
    title: str
    value: Any


Facts = dict[Place, _Fact]


def compare(old: ProcedureContent, new: ProcedureContent) -> list[Row]:
    """Every fact that one of the two holds, in the order of `SECTIONS`; what is gone stands behind."""
    before, after = dict(_facts(old)), dict(_facts(new))
    places = [*after, *(place for place in before if place not in after)]
    groups = {place[:3]: number for number, place in reversed(list(enumerate(places)))}
    ordered = sorted(places, key=lambda one: (SECTIONS.index(one.section), groups[one[:3]]))
    rows = (Row(place, _title(place, before, after), *_values(place, before, after)) for place in ordered)
    return [row for row in rows if not row.empty]


def _title(place: Place, before: Facts, after: Facts) -> str:
    return (after.get(place) or before[place]).title


def _values(place: Place, before: Facts, after: Facts) -> tuple[Any, Any]:
    return tuple(facts[place].value if place in facts else None for facts in (before, after))  # type: ignore[return-value]


def _facts(content: ProcedureContent) -> Iterator[tuple[Place, _Fact]]:
    for name in (field.name for field in fields(content)):
        if name not in _IN_PARTS:
            place = Place(_SECTION.get(name, "about"), "", "", name)
            yield place, _Fact("", getattr(content, name))
    yield from _of_all(content)
    for case in content.cases:
        yield Place("cases", case.code, "", "name"), _Fact(case.name, case.name or case.code)
        yield Place("cases", case.code, "", "form"), _Fact(case.name, case.form)
        yield from _parts(case, case.code)
    yield from _questions(content.form)
    yield from _guide(content)


def _of_all(content: ProcedureContent) -> Iterator[tuple[Place, _Fact]]:
    yield from _parts(content, "")
    for section, listed in (("about", content.results), ("law", content.legal_basis)):
        for one in listed:
            title = one.code or one.name
            yield Place(section, "", title, "named"), _Fact(title, one.name or one.code)
    for number, text in enumerate(content.steps_text, start=1):
        yield Place("texts", "", str(number), "step"), _Fact(str(number), text)


def _parts(part: ProcedureContent | Case, case: str) -> Iterator[tuple[Place, _Fact]]:
    for channel in Channel:
        limit = part.limits.of(channel) if part.limits else None
        yield Place("limits", case, "", channel.value), _Fact("", limit)
    yield from _each("papers", case, part.papers, lambda one: one.key)
    yield from _each("fees", case, part.fees, lambda one: f"{one.name}/{one.channel or ''}")
    yield from _each("route", case, part.route, lambda one: one.name)
    for number, step in enumerate(part.route, start=1):
        yield Place("route", case, step.name, "position"), _Fact(step.name, number)


def _each(
    section: str,
    case: str,
    parts: Iterable[PaperRequirement | FeeRule | RouteStep],
    key: Callable[[Any], str],
) -> Iterator[tuple[Place, _Fact]]:
    met: dict[str, int] = {}
    for part in parts:
        item = key(part)
        met[item] = met.get(item, 0) + 1
        item = item if met[item] == 1 else f"{item} #{met[item]}"
        for name in (field.name for field in fields(part)):
            if name != "key":
                yield Place(section, case, item, name), _Fact(part.name, getattr(part, name))


def _questions(
    schema: Mapping[str, Any] | None, before: tuple[str, ...] = ()
) -> Iterator[tuple[Place, _Fact]]:
    for name, part in ((schema or {}).get("properties") or {}).items():
        path = (*before, str(name))
        inner = part.get("items", part) if part.get("type") == "array" else part
        title = str(part.get("title") or name)
        stated = {key: part.get(key) for key in _QUESTION}
        stated["required"] = name in (schema or {}).get("required", ())
        left_out = {*_QUESTION, "properties", "required", "items" if "properties" in inner else ""}
        stated["rest"] = _plain({key: value for key, value in part.items() if key not in left_out})
        for key, value in stated.items():
            yield Place("form", "", ".".join(path), key), _Fact(title, value)
        yield from _questions(inner, path)


def _guide(content: ProcedureContent) -> Iterator[tuple[Place, _Fact]]:
    for question in content.to_json().get("guide", ()):
        for name, value in question.items():
            told = value if isinstance(value, str) else _plain(value)
            yield Place("guide", "", question["key"], name), _Fact(question.get("text", ""), told)


def _plain(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) if value else ""
