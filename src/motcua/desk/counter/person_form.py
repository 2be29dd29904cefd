"""The fields for one person or organisation: the owner, or whoever brings the dossier for the owner."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from motcua.applicants.permissions import findings, why_not_write_down
from motcua.applicants.rules import (
    ApplicantKind,
    BadPhone,
    Finding,
    IdCard,
    IdKind,
    Level,
    PersonWritten,
    Sex,
    normal_phone,
    tidy_id_number,
)
from motcua.staff.rules import Hat

from .fields import CounterForm, DayField, choices
from .places import UnclearPlace, guessed, place_name, understood

_FIELD_OF = {"no_name": "name"}
_PLACE = {
    "list": "places",
    "autocomplete": "off",
    "hx-get": reverse_lazy("desk:intake_places"),
    "hx-trigger": "input changed delay:200ms",
    "hx-target": "#places",
    "hx-sync": "this:replace",
}


class PersonForm(CounterForm):
    """One person as written on paper. `scope` is where a place's name alone is understood first."""

    kind = forms.TypedChoiceField(
        label=_("Kind of owner"),
        coerce=lambda value: ApplicantKind(int(value)),
        choices=lambda: choices(ApplicantKind),
    )
    name = forms.CharField(
        label=_("Full name"), max_length=200, error_messages={"required": _("Write the name.")}
    )
    born = DayField(label=_("Day of birth"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False, choices=lambda: [("", "–"), *choices(Sex)])
    id_kind = forms.TypedChoiceField(
        label=_("Identity paper"), coerce=IdKind, choices=lambda: choices(IdKind)
    )
    id_number = forms.CharField(label=_("Number"), max_length=20, required=False)
    phone = forms.CharField(label=_("Phone"), max_length=20, required=False)
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        error_messages={"invalid": _("Write an e-mail address such as lan@example.vn, or leave it out.")},
    )
    address = forms.CharField(label=_("Address"), max_length=300, required=False)
    residence = forms.CharField(
        label=_("Lives in (commune)"), max_length=200, required=False, widget=forms.TextInput(attrs=_PLACE)
    )

    def __init__(self, data: QueryDict, *, prefix: str, hat: Hat, on: date) -> None:
        super().__init__(data, prefix=prefix)
        self._typed, self._hat, self._on = data, hat, on
        for name, mode in (("id_number", "numeric"), ("phone", "tel")):
            self.fields[name].widget.attrs["inputmode"] = mode
        for name in ("name", "id_number", "phone", "address"):
            self.fields[name].widget.attrs["autocomplete"] = "off"

    def clean_phone(self) -> str:
        try:
            return normal_phone(self.cleaned_data["phone"])
        except BadPhone as problem:
            raise ValidationError(str(problem)) from None

    def clean_residence(self) -> Any:
        text = self.cleaned_data["residence"].strip()
        if not text:
            return None
        try:
            return understood(text, self._on, self._hat.scope)
        except UnclearPlace as problem:
            raise ValidationError(str(problem)) from None

    def clean(self) -> dict[str, Any]:
        """The same question that the action asks before it writes, answered beside the field."""
        refusal = why_not_write_down(self.written()) if "name" in self.cleaned_data else None
        if refusal:
            self.add_error(_FIELD_OF.get(refusal.code, "id_number"), str(refusal))
        return self.cleaned_data

    def written(self) -> PersonWritten:
        """The person, as far as the fields could be read."""
        said = self.cleaned_data
        id_kind = said.get("id_kind", IdKind.NONE)
        return PersonWritten(
            name=said.get("name", ""),
            kind=said.get("kind", ApplicantKind.CITIZEN),
            id_kind=id_kind,
            id_number="" if id_kind is IdKind.NONE else tidy_id_number(said.get("id_number", "")),
            born=said.get("born"),
            sex=Sex(said["sex"]) if said.get("sex") else None,
            phone=said.get("phone", ""),
            email=said.get("email", ""),
            address=said.get("address", ""),
            residence=said["residence"].pk if said.get("residence") else None,
        )

    def guess(self) -> PersonWritten:
        """The person as typed so far, of a form that was not checked: for warnings and duplicates."""
        probe = PersonForm(self._typed, prefix=str(self.prefix), hat=self._hat, on=self._on)
        probe.is_valid()
        number = tidy_id_number(str(self["id_number"].value() or ""))
        return replace(probe.written(), id_number=number)


def doubts(person: PersonWritten) -> list[Finding]:
    """What looks odd about a person and hinders nothing; nothing while no number is written."""
    return [one for one in findings(person) if one.level is Level.WARN] if person.id_number else []


def blank_person(data: QueryDict, prefix: str) -> None:
    """The usual choices, where nothing is chosen yet."""
    usual = {"kind": str(ApplicantKind.CITIZEN.value), "id_kind": IdKind.PERSONAL.value}
    for name, value in usual.items():
        data.setdefault(f"{prefix}-{name}", value)


def fill_from_card(data: QueryDict, prefix: str, card: IdCard, on: date) -> None:
    """Write what the card says over what was typed; phone and e-mail stay."""
    place = guessed(card.address, on)
    said = {
        "kind": str(ApplicantKind.CITIZEN.value),
        "name": card.name,
        "born": f"{card.born:%d/%m/%Y}" if card.born else "",
        "sex": card.sex.value if card.sex else "",
        "id_kind": IdKind.PERSONAL.value,
        "id_number": card.number,
        "address": card.address,
        "residence": place_name(place) if place else "",
    }
    for name, value in said.items():
        data[f"{prefix}-{name}"] = value


def fill_from_applicant(data: QueryDict, prefix: str, known: Any, residence: str) -> None:
    """Write down a person who is known already."""
    said = {
        "kind": str(known.kind),
        "name": known.name,
        "born": f"{known.born:%d/%m/%Y}" if known.born else "",
        "sex": known.sex,
        "id_kind": known.id_kind,
        "id_number": known.id_number,
        "phone": known.phone,
        "email": known.email,
        "address": known.address,
        "residence": residence,
    }
    for name, value in said.items():
        data[f"{prefix}-{name}"] = value
