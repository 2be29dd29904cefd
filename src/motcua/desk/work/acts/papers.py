"""The forms that ask for papers and record them."""

from __future__ import annotations

from itertools import count
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.permissions import open_request
from motcua.dossiers.queries import paper_names
from motcua.dossiers.rules import MarkKind, PaperBrought, beyond_the_list
from motcua.kernel.text import tidy
from motcua.pages.words import day

from ..fields import ReasonField
from .forms import ActForm
from .marks import Marks

_MOST = 99


class AskForm(ActForm):
    """Which papers and which fields of the electronic form are wrong, each with a line why, and the reason
    as a whole. What an examining officer proposed is filled in."""

    template = "desk/work/acts/_ask.html"
    others = forms.CharField(
        label=gettext_lazy("Other papers or corrections"),
        help_text=gettext_lazy("One on each line."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        max_length=2000,
    )
    reason = ReasonField(
        help_text=gettext_lazy(
            "The applicant reads it on Form 02. Ask for everything at once, so that they come once."
        )
    )

    def prepare(self) -> None:
        self.request = open_request(self.scene.dossier)
        before = self.request.marked if self.request else None
        self.marks = Marks(self, self.scene.dossier, before)
        if self.request and before is not None:
            others = [mark.why for mark in before if not mark.listed]
            self.initial.setdefault("others", "\n".join(others))
            self.initial.setdefault("reason", self.request.reason)

    @property
    def papers(self) -> list[tuple[BoundField, BoundField]]:
        """The tick and the line of each paper."""
        return self.marks.rows(MarkKind.PAPER)

    @property
    def fields_of_form(self) -> list[tuple[BoundField, BoundField]]:
        """The tick and the line of each field of the electronic form."""
        return self.marks.rows(MarkKind.FIELD)

    @property
    def intro(self) -> str:
        if self.request is None or self.request.proposed_by is None:
            return ""
        text = _("%(name)s asks for these papers. Check the wording, then hand the request to the applicant.")
        return text % {"name": self.request.proposed_by.name}

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        self.marks.clean()
        return found

    def arguments(self) -> dict[str, Any]:
        others = [tidy(line) for line in self.cleaned_data["others"].splitlines()]
        marks = [*self.marks.marked(), *map(beyond_the_list, count(1), filter(None, others))]
        return {"papers": (), "marks": marks, "reason": self.cleaned_data["reason"]}


class BroughtForm(ActForm):
    """What of the papers asked for was brought, in how many originals and copies, and what came beside."""

    template = "desk/work/acts/_brought.html"
    other = forms.CharField(
        label=gettext_lazy("Another paper that was brought"), required=False, max_length=300
    )

    def prepare(self) -> None:
        request = open_request(self.scene.dossier)
        self.request = request
        self.asked: list[str] = list(request.papers) if request else []
        for number, name in enumerate(self.asked):
            self.fields[f"brought_{number}"] = forms.BooleanField(label=name, required=False)
            self.fields[f"originals_{number}"] = _count(_("Originals"), 1)
            self.fields[f"copies_{number}"] = _count(_("Copies"), 0)

    @property
    def intro(self) -> str:
        if self.request is None or self.request.answer_by is None:
            return ""
        return _("Asked for until %(day)s: %(reason)s") % {
            "day": day(self.request.answer_by),
            "reason": self.request.reason,
        }

    @property
    def rows(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The fields of each paper, side by side."""
        return [
            (self[f"brought_{number}"], self[f"originals_{number}"], self[f"copies_{number}"])
            for number in range(len(self.asked))
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        ticked = any(found.get(f"brought_{number}") for number in range(len(self.asked)))
        if not ticked and not found.get("other", "").strip():
            self.add_error(None, _("Tick at least one paper that was brought."))
        return found

    def arguments(self) -> dict[str, Any]:
        keys = {name: key for key, name in paper_names(self.scene.dossier).items()}
        brought = [self._paper(number, name, keys) for number, name in enumerate(self.asked)]
        other = tidy(self.cleaned_data["other"])
        more = [PaperBrought(key="", name=other, originals=1)] if other else []
        return {"papers": [*filter(None, brought), *more]}

    def _paper(self, number: int, name: str, keys: dict[str, str]) -> PaperBrought | None:
        if not self.cleaned_data.get(f"brought_{number}"):
            return None
        return PaperBrought(
            key=keys.get(name, ""),
            name=name,
            originals=self.cleaned_data.get(f"originals_{number}") or 0,
            copies=self.cleaned_data.get(f"copies_{number}") or 0,
        )


def _count(label: str, initial: int) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=_MOST, initial=initial,
        error_messages={"invalid": _("Write a whole number."), "max_value": _("At most 99.")},
    )  # fmt: skip
