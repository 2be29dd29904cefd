"""The forms of the list of staff."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from motcua.kernel.text import fold
from motcua.procedures import queries as procedures
from motcua.staff.rules import ROLES, Hat
from motcua.units import queries as units
from motcua.units.rules import AUTHORITIES

from ..work.fields import DayField

_EMPTY = {"required": _("Fill this in.")}


class PasswordFields(forms.Form):
    """A first password, or a new one: typed, or made by the program when left empty."""

    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=200,
        help_text=_("Leave it empty, and the program makes one and shows it once."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


class PostFields(forms.Form):
    """A post: where, as what, for which fields, from when to when."""

    unit = forms.ChoiceField(label=_("Unit"))
    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect, error_messages=_EMPTY)
    title = forms.CharField(
        label=_("Title of the post"),
        max_length=120,
        required=False,
        help_text=_("Only if it differs from the role, such as “Deputy head”."),
    )
    fields_of_work = forms.MultipleChoiceField(
        label=_("Fields of procedures"),
        required=False,
        help_text=_("The dossiers of these fields come to this post. None ticked: all fields."),
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = DayField(label=_("First day"))
    valid_to = DayField(
        label=_("Last day"), required=False, help_text=_("Empty while nobody knows when it ends.")
    )

    def __init__(self, hat: Hat, day: date, data: Any = None) -> None:
        super().__init__(data)
        self.units = {unit.pk: unit for unit in units.within(hat.scope).in_force(day)}
        self._choices("unit", [(str(unit.pk), _named(unit)) for unit in self.units.values()])
        self._choices("role", [(role.code.value, role.name) for role in ROLES])
        hints = {role.code.value: role.sentence for role in ROLES}
        self.fields["role"].widget.option_hints = hints
        self.named = field_names(day)
        names = sorted(set(self.named.values()), key=fold)
        self._choices("fields_of_work", [(name, capfirst(name)) for name in names])
        self.initial.update(unit=str(hat.authority), valid_from=day)

    def _choices(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def field_keys(self) -> list[str]:
        """The keys of the chosen fields: one name may stand in the catalogue with and without a code."""
        chosen = self.cleaned_data["fields_of_work"]
        return [key for key, name in self.named.items() if name in chosen]

    @property
    def unit_path(self) -> str:
        """The path of the chosen unit."""
        return str(self.units[UUID(self.cleaned_data["unit"])].path)


class NewOfficerForm(PasswordFields, PostFields):
    """A new officer: who, how to sign in, and the first post."""

    name = forms.CharField(label=_("Full name"), max_length=120, error_messages=_EMPTY)
    username = forms.CharField(
        label=_("User name"),
        max_length=60,
        error_messages=_EMPTY,
        help_text=_("Plain letters, digits, points or dashes, such as nguyen.van.an."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ("name", "username", "password", "unit", "role", "title", "fields_of_work")


class LastDayForm(forms.Form):
    """The last day of a post."""

    last_day = DayField(label=_("Last day"))


class StandInForm(forms.Form):
    """Who stands in for a post, from when to when, and why."""

    colleague = forms.ChoiceField(label=_("Colleague"))
    first_day = DayField(label=_("First day"))
    last_day = DayField(label=_("Last day"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=200,
        help_text=_("Such as leave, a course, illness."),
        error_messages=_EMPTY,
    )

    def __init__(self, colleagues: Sequence[Any], day: date, data: Any = None) -> None:
        super().__init__(data)
        choices = [("", _("Choose a colleague")), *((str(one.pk), _who(one)) for one in colleagues)]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]
        self.initial["first_day"] = day


class StaffFilter(forms.Form):
    """Which posts the list shows."""

    q = forms.CharField(label=_("Name or user name"), required=False, max_length=80)
    role = forms.ChoiceField(label=_("Role"), required=False)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        roles = [("", _("All roles")), *((role.code.value, role.name) for role in ROLES)]
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


def field_names(day: date) -> dict[str, str]:
    """What the fields of the catalogue are called, by the key that posts write down."""
    return {field.key: field.name for field in procedures.fields(day)}


def _named(unit: Any) -> str:
    """A part is set off from what it belongs to."""
    return str(unit.name) if unit.tier in AUTHORITIES else f"– {unit.name}"


def _who(account: Any) -> str:
    return f"{account.name} ({account.username})"
