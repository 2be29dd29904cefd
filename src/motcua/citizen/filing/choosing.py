"""Choices of the draft itself: which case, how the result is returned (and what it costs)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.drafts.rules import PageOf
from motcua.procedures.rules import ReturnChannel, copies_in

from .asking import ask
from .costs import bill, filled_of
from .gate import behind_draft
from .people_forms import DraftForm

if TYPE_CHECKING:
    from .gate import Filing


class CaseForm(DraftForm):
    """Which case of the procedure."""

    signs = ("case",)
    case = forms.ChoiceField(label=gettext_lazy("Which of these is yours?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        super().__init__(data, filing)
        field = self.fields["case"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.code, one.name or one.code) for one in filing.procedure.cases]
        self._known = {one.code for one in filing.procedure.cases}

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        given = str(self.data.get("case", ""))
        return {"case": given if given in self._known else ""}

    def judge(self, filing: Filing) -> None:
        if not filing.case and "case" not in self.errors:
            self.add_error("case", _("Choose one answer."))


class ReturnForm(DraftForm):
    """How the result comes, how many copies where these cost something, and a word for the officer."""

    signs = ("return_by",)
    page = PageOf.RETURN
    return_by = forms.ChoiceField(label=gettext_lazy("How do you get the result?"), widget=forms.RadioSelect)
    copies = forms.CharField(
        label=gettext_lazy("How many copies do you want?"),
        help_text=gettext_lazy("Each one costs something: look below. Write 0 if you want none."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "maxlength": 4}),
    )
    note = forms.CharField(
        label=gettext_lazy("Anything the officer should know?"),
        help_text=gettext_lazy("At most 300 characters."),
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        super().__init__(data, filing)
        field = self.fields["return_by"]
        assert isinstance(field, forms.ChoiceField)
        self._offered = filing.procedure.return_channels or (ReturnChannel.COUNTER,)
        field.choices = [(one.value, way_back(one, filing)) for one in self._offered]
        field.needed = True  # type: ignore[attr-defined]
        self.fields["copies"].needed = True  # type: ignore[attr-defined]
        if not filled_of(filing).asks_copies:
            del self.fields["copies"]

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        given = super().part(typed)
        offered = {one.value for one in self._offered}
        return given | {"return_by": given["return_by"] if given["return_by"] in offered else ""}

    def judge(self, filing: Filing) -> None:
        if not filing.typed.get("return_by") and "return_by" not in self.errors:
            self.add_error("return_by", _("Choose one answer."))
        if "copies" in self.fields and copies_in(str(filing.typed.get("copies", ""))) is None:
            self.add_error("copies", _("Write how many copies you want: a number from 0 to 500."))


@behind_draft
def case(filing: Filing) -> HttpResponse:
    """Which case is yours."""
    return ask(filing, lambda data: CaseForm(data, filing), "case")


@behind_draft
def return_by(filing: Filing) -> HttpResponse:
    """How the result comes, and what is paid where. Nothing is paid here."""
    return ask(filing, lambda data: ReturnForm(data, filing), "return", bill=bill(filing))


def way_back(channel: ReturnChannel, filing: Filing) -> str:
    """How the result comes, in words."""
    return {
        ReturnChannel.COUNTER: _("I fetch it at the counter of %(where)s")
        % {"where": filing.draft.unit.name},
        ReturnChannel.POST: _("The post brings it to my address"),
        ReturnChannel.ONLINE: _("I get it online"),
    }[channel]
