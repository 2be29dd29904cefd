"""What a request asks for: names for the printed form, marks for whoever mends it. Each makes the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from motcua.kernel.refusal import Refusal, refuse_if
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content

from ..models import Dossier
from ..queries.demands import paper_names
from ..rules import Mark, MarkKind, beyond_the_list, field_name
from ..rules.marks import MOST_WHY


@dataclass(frozen=True)
class Demand:
    """The names as they are printed, and the marks."""

    papers: list[str]
    marks: tuple[Mark, ...]

    @property
    def stored(self) -> list[dict[str, str]]:
        return [mark.to_json() for mark in self.marks]


def demand_of(dossier: Dossier, papers: Sequence[str], marks: Sequence[Mark]) -> Demand:
    """Complete a demand: each mark has its name, each name its mark. Raises Refused for a mark that points at
    nothing, or at a field without a word why."""
    known = paper_names(dossier)
    marks = [Mark(one.kind, one.key, tidy(one.why)[:MOST_WHY]) for one in marks]
    named = {mark: _name(dossier, mark, known) for mark in marks}
    for mark, name in named.items():
        refuse_if(_why_not_mark(mark, name))
    names = list(dict.fromkeys(filter(None, map(str.strip, papers))))
    more = [name for name in named.values() if name and name not in names]
    return Demand([*names, *more], (*marks, *_marks_of(names, set(named.values()), known)))


def _name(dossier: Dossier, mark: Mark, known: dict[str, str]) -> str | None:
    if mark.kind is MarkKind.PAPER:
        return known.get(mark.key) if mark.listed else mark.why
    form = content(dossier.procedure_version_id).form
    return field_name(form, mark.key) if form and dossier.answers_id else None


def _why_not_mark(mark: Mark, name: str | None) -> Refusal | None:
    if not name:
        text = gettext_noop("“{key}” is neither a paper nor a field of this dossier. Choose from the list.")
        return Refusal("unknown_mark", text, {"key": mark.key[:80]})
    if mark.kind is MarkKind.FIELD and not mark.why:
        text = gettext_noop("Write in a few words what is wrong with “{field}”.")
        return Refusal("no_why", text, {"field": name})
    return None


def _marks_of(names: Sequence[str], marked: set[str | None], known: dict[str, str]) -> list[Mark]:
    """Marks for what was asked for by its name alone."""
    keys = {name: key for key, name in known.items()}
    unmarked = [name for name in names if name not in marked]
    return [
        Mark(MarkKind.PAPER, keys[name]) if name in keys else beyond_the_list(number, name[:MOST_WHY])
        for number, name in enumerate(unmarked, start=1)
    ]
