"""The fields and papers that were marked, each under its name with what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _

from motcua.dossiers.rules import Mark, answer_at, with_answers
from motcua.pages.questions import Path, QuestionsForm, label_of
from motcua.procedures.queries import content

from .demands import Asked

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


class MendForm(QuestionsForm):
    """Only the marked questions, empty: what was answered before is nobody's business who found a slip."""

    def __init__(self, dossier: Dossier, asked: Sequence[Asked], data: QueryDict | None) -> None:
        self.marks = [one.mark for one in asked if one.mark and one.is_field]
        schema = content(dossier.procedure_version_id).form if self.marks else None
        stated = dossier.answers.stated if dossier.answers else {}
        names = [mark.key for mark in self.marks]
        super().__init__(schema or {"type": "object"}, data, stated=stated, only=names)

    def _add(self, part: Mapping[str, Any], path: Path, needed: bool) -> str:
        name = super()._add(part, path, needed)
        field = self.fields[name]
        field.initial = None
        field.label = label_of(self.schema, name)
        field.widget.is_required = True
        field.needed = True  # type: ignore[attr-defined]
        why = next((mark.why for mark in self.marks if mark.covers(name)), "")
        wrong = _("What is wrong: %(why)s") % {"why": why}
        field.help_text = f"{wrong.rstrip(' .')}. {field.help_text}" if field.help_text else wrong
        return name

    def _typed_rows(self, name: str) -> int:
        """A list has the rows it was stated with, whichever of them are asked for."""
        return len(answer_at(self._before, name) or ())

    def clean(self) -> dict[str, Any]:
        """A question left empty is told of, even where the form could do without: it was not mended."""
        for name, field in self.fields.items():
            empty = self.cleaned_data.get(name) in (None, "", [])
            if empty and name not in self.errors and not isinstance(field, forms.BooleanField):
                self.add_error(name, _("Fill this in."))
        return super().clean()

    def stated(self) -> dict[str, Any]:
        """All answers, the mended ones in their places."""
        empty: tuple[Any, ...] = (None, "", [])
        typed = {name: self.cleaned_data.get(name) for name in self.fields}
        whole: dict[str, Any] = with_answers(
            self._before, {name: None if value in empty else value for name, value in typed.items()}
        )
        return whole

    def mended(self) -> dict[str, Any]:
        """The new answers by the path of their mark. Only of a form that was checked."""
        stated = self.stated()
        return {mark.key: answer_at(stated, mark.key) for mark in self.marks}

    def quiet(self) -> None:
        """Show what was typed without a word about it."""
        self._errors = ErrorDict()
        self.cleaned_data = {}


class _SeveralFiles(forms.FileInput):
    allow_multiple_selected = True


class PapersForm(forms.Form):
    """A place to add photographs or a PDF for each marked paper. The view reads the files themselves."""

    use_required_attribute = False

    def __init__(self, asked: Sequence[Asked], data: QueryDict | None) -> None:
        super().__init__(data)
        self.marks: dict[str, Mark] = {}
        for number, one in enumerate(asked):
            if one.mark and not one.is_field:
                self._add_paper(f"paper-{number}", one, one.mark)

    def _add_paper(self, name: str, one: Asked, mark: Mark) -> None:
        accepted = {"accept": "image/jpeg,image/png,application/pdf", "multiple": True}
        field = forms.FileField(label=one.name, required=False, widget=_SeveralFiles(attrs=accepted))
        field.needed = mark.listed  # type: ignore[attr-defined]
        if one.why:
            field.help_text = _("What is wrong: %(why)s") % {"why": one.why}
        self.fields[name], self.marks[name] = field, mark
