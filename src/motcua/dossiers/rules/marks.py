"""What exactly is wrong with a filing: marks on papers and on fields of the electronic form. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

MOST_WHY = 200
_OTHER = "other-"


class MarkKind(StrEnum):
    """What a mark points at."""

    PAPER = "paper"
    FIELD = "field"


@dataclass(frozen=True)
class Mark:
    """One thing to be mended. `key` is the paper's key, or the dotted path of an answer (`child.name`,
    `people.0.born`); `why` a short line for the applicant. A demand beyond the list has a key of its own and
    its words as `why`."""

    kind: MarkKind
    key: str
    why: str = ""

    @property
    def listed(self) -> bool:
        """Whether it names a paper of the list or a field: such a thing must be mended, not only answered."""
        return not self.key.startswith(_OTHER)

    def to_json(self) -> dict[str, str]:
        return {"kind": self.kind.value, "key": self.key, "why": self.why}

    def covers(self, path: str) -> bool:
        """Whether an answer's dotted path is the marked field, or lies inside it."""
        return self.kind is MarkKind.FIELD and (path == self.key or path.startswith(f"{self.key}."))


def read_marks(stored: Iterable[Mapping[str, str]]) -> tuple[Mark, ...]:
    """The marks of a stored request."""
    return tuple(Mark(MarkKind(one["kind"]), one["key"], one.get("why", "")) for one in stored)


def beyond_the_list(number: int, words: str) -> Mark:
    """A demand in the officer's own words that names no paper of the list."""
    return Mark(MarkKind.PAPER, f"{_OTHER}{number}", words)


def field_name(form: Mapping[str, Any], path: str) -> str | None:
    """What the form calls a field, with the headings above it; None for a path the form does not know."""
    titles: list[str] = []
    part: Mapping[str, Any] = form
    for step in path.split("."):
        inner = part.get("items") if step.isdecimal() else part.get("properties", {}).get(step)
        if not isinstance(inner, Mapping):
            return None
        part = inner
        title = str(int(step) + 1) if step.isdecimal() else str(part.get("title", ""))
        titles += [title] if title else []
    return " – ".join(titles) or path


def answer_at(stated: Any, path: str) -> Any:
    """The answer at a dotted path; None where nothing is stated."""
    for step in path.split("."):
        if isinstance(stated, Mapping):
            stated = stated.get(step)
        elif isinstance(stated, list) and step.isdecimal() and int(step) < len(stated):
            stated = stated[int(step)]
        else:
            return None
    return stated


def with_answers(stated: Any, answers: Mapping[str, Any]) -> Any:
    """A copy of what was stated, with the answers at these dotted paths instead; None takes one away. A row
    that a list does not have is left alone."""
    for path, value in answers.items():
        stated = _with(stated, path.split("."), value)
    return stated


def _with(stated: Any, steps: list[str], value: Any) -> Any:
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if isinstance(stated, list):
        place = int(first) if first.isdecimal() else len(stated)
        return [_with(one, rest, value) if number == place else one for number, one in enumerate(stated)]
    before = stated if isinstance(stated, Mapping) else {}
    inner = _with(before.get(first), rest, value)
    return {key: one for key, one in {**before, first: inner}.items() if key != first or one is not None}
