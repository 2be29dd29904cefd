"""What of the register is wanted: the filter above it, and the filter's words on paper."""

from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import RegisterFilter
from motcua.dossiers.rules import Status
from motcua.procedures.queries import fields as catalogue_fields
from motcua.procedures.rules import Channel
from motcua.staff.queries import posts_within
from motcua.staff.rules import Hat

from .fields import CounterForm, DayField, choices

CHANNELS = {
    Channel.COUNTER: _("At the counter"),
    Channel.ONLINE: _("Online"),
    Channel.POST: _("By post"),
}
_ALL = ("", _("All"))


class RegisterForm(CounterForm):
    """The filter of the register. Without any day, the month so far."""

    first = DayField(label=_("From"), required=False)
    last = DayField(label=_("To"), required=False)
    field = forms.ChoiceField(label=_("Field"), required=False)
    procedure = forms.CharField(label=_("Procedure code"), max_length=40, required=False)
    status = forms.ChoiceField(label=_("Status"), required=False, choices=lambda: [_ALL, *choices(Status)])
    channel = forms.ChoiceField(label=_("How it was filed"), required=False)
    officer = forms.ChoiceField(label=_("Officer who has it"), required=False)

    def __init__(self, data: QueryDict, *, hat: Hat, on: date) -> None:
        filled = data.copy()
        if not any(name in data for name in ("first", "last")):
            filled["first"], filled["last"] = f"{on.replace(day=1):%d/%m/%Y}", f"{on:%d/%m/%Y}"
        super().__init__(filled)
        named = [(one.code, one.name) for one in catalogue_fields(on) if one.code]
        officers = {str(post.account_id): post.account.name for post in posts_within(hat.scope, on)}
        self._offer("field", named)
        self._offer("channel", [(one.value, words) for one, words in CHANNELS.items()])
        self._offer("officer", list(officers.items()))

    def _offer(self, name: str, offered: list[tuple[str, Any]]) -> None:
        self.fields[name].choices = [_ALL, *offered]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if said.get("first") and said.get("last") and said["first"] > said["last"]:
            self.add_error("last", _("The last day lies before the first. Correct one of the two."))
        return said

    def wanted(self) -> RegisterFilter:
        """The filter, from a form that was checked."""
        said = self.cleaned_data
        return RegisterFilter(
            first_day=said["first"],
            last_day=said["last"],
            field_code=said["field"],
            procedure_code=said["procedure"].strip(),
            status=int(said["status"]) if said["status"] else None,
            channel=said["channel"],
            officer=said["officer"] or None,
        )

    def scope(self) -> str:
        """What was chosen, for the head of the paper."""
        shown = [self._chosen(name) for name in ("field", "status", "channel", "officer")]
        return "; ".join(text for text in (*shown, self.cleaned_data["procedure"]) if text)

    def _chosen(self, name: str) -> str:
        value = self.cleaned_data[name]
        named = dict(self.fields[name].choices)  # type: ignore[attr-defined]
        return f"{self.fields[name].label}: {named[value]}" if value else ""
