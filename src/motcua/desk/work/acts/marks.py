"""Marking what is wrong: each paper, and each field of the electronic form, with a short line why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from motcua.dossiers.queries import paper_names, papers_missing
from motcua.dossiers.rules import Mark, MarkKind, answer_at
from motcua.dossiers.rules.marks import MOST_WHY
from motcua.pages.questions import label_of, order_of
from motcua.pages.stated import stated_rows
from motcua.procedures.queries import content

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


@dataclass(frozen=True)
class Markable:
    """Something that can be marked: its name, and what stands there now."""

    kind: MarkKind
    key: str
    name: str
    now: str = ""
    lacking: bool = False
    """Whether it is a paper that is missing and needed: ticked from the start."""

    @property
    def field(self) -> str:
        """The name of its tick; that of its line is the same with `why_` before."""
        return f"mark_{self.kind.value}_{self.key}"


def markables(dossier: Dossier) -> list[Markable]:
    """The papers, then the fields that the electronic form of the dossier has."""
    missing = papers_missing(dossier)
    listed = content(dossier.procedure_version_id).papers_for(dossier.case)
    optional = {one.key for one in listed if one.required is False}
    papers = [
        _paper(key, name, key in missing, key in optional) for key, name in paper_names(dossier).items()
    ]
    return [*papers, *_fields(dossier)]


def _paper(key: str, name: str, missing: bool, optional: bool) -> Markable:
    """A paper that only some people need is not asked of everybody who did not bring it."""
    now = (_("If it applies") if optional else _("Missing")) if missing else ""
    return Markable(MarkKind.PAPER, key, name, now, lacking=missing and not optional)


def _fields(dossier: Dossier) -> list[Markable]:
    form = content(dossier.procedure_version_id).form
    if not form or dossier.answers is None:
        return []
    stated = dossier.answers.stated
    return [_field(form, stated, path) for path in _leaves(form, stated, ())]


def _field(form: Mapping[str, Any], stated: Mapping[str, Any], path: str) -> Markable:
    rows = stated_rows({"properties": {"it": _part(form, path)}}, {"it": answer_at(stated, path)})
    now = ", ".join(value for _label, value in rows)
    return Markable(MarkKind.FIELD, path, label_of(form, path), now)


def _part(form: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    for step in path.split("."):
        form = form["items"] if step.isdecimal() else form["properties"][step]
    return form


def _leaves(schema: Mapping[str, Any], stated: Any, path: tuple[str, ...]) -> Iterator[str]:
    """The dotted paths of all questions; of a list as many rows as were filled in."""
    for name in order_of(schema):
        part, here = schema["properties"][name], (*path, name)
        rows = answer_at(stated, ".".join(here))
        if part.get("type") == "object":
            yield from _leaves(part, stated, here)
        elif part.get("type") == "array" and part.get("items", {}).get("type") == "object":
            for number in range(len(rows or ())):
                yield from _leaves(part["items"], stated, (*here, str(number)))
        else:
            yield ".".join(here)


class Marks:
    """The ticks and lines of one form, put into it by `add_to`."""

    def __init__(self, form: forms.Form, dossier: Dossier, before: Sequence[Mark] | None) -> None:
        self.form, self.known = form, markables(dossier)
        self._before = {(one.kind, one.key): one.why for one in before or ()}
        for one in self.known:
            self._add(one, first=before is None)

    def _add(self, one: Markable, *, first: bool) -> None:
        marked = (one.kind, one.key) in self._before
        tick = forms.BooleanField(label=one.name, required=False, help_text=one.now)
        why = forms.CharField(
            label=_("What is wrong: %(name)s") % {"name": one.name}, required=False, max_length=MOST_WHY
        )
        self.form.fields[one.field], self.form.fields[f"why_{one.field}"] = tick, why
        self.form.initial.setdefault(one.field, marked or (first and one.lacking))
        self.form.initial.setdefault(f"why_{one.field}", self._before.get((one.kind, one.key), ""))

    def rows(self, kind: MarkKind) -> list[tuple[BoundField, BoundField]]:
        """The tick and the line of each thing of a kind."""
        some = [one for one in self.known if one.kind is kind]
        return [(self.form[one.field], self.form[f"why_{one.field}"]) for one in some]

    def any_field(self) -> bool:
        """Whether a field is marked already, so that the list of fields stands open."""
        return any(tick.value() or why.value() for tick, why in self.rows(MarkKind.FIELD))

    def clean(self) -> None:
        """A ticked field needs its line: nobody finds a mistake that is only said to exist."""
        for one in self.known:
            ticked, why = self._typed(one)
            if one.kind is MarkKind.FIELD and ticked and not why:
                self.form.add_error(f"why_{one.field}", _("Write in a few words what is wrong here."))

    def marked(self) -> list[Mark]:
        """What was marked; a line is as good as a tick. Only of a valid form."""
        typed = [(one, *self._typed(one)) for one in self.known]
        return [Mark(one.kind, one.key, why) for one, ticked, why in typed if ticked or why]

    def _typed(self, one: Markable) -> tuple[bool, str]:
        data = self.form.cleaned_data
        return bool(data.get(one.field)), str(data.get(f"why_{one.field}") or "").strip()
