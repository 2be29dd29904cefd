"""Fields of the counter: how days and sums are typed in a hurry, and forms that can be shown unchecked."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.forms import DeclarativeFieldsMetaclass
from django.forms.utils import ErrorDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

DAYS = ["%d/%m/%Y", "%d%m%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d"]
_GROUPED = re.compile(r"\d{1,3}([.,  ]\d{3})+|\d+")
MOST_DONG = 1_000_000_000_000


class _Shelf(dict[str, forms.Field]):
    """The fields of a form class. Each form takes its own copies: of the field and of its widget with the
    attributes, which is all that a form of the counter ever changes. Django copies much more, and a page of
    the counter has a hundred fields."""

    def __deepcopy__(self, _memo: Any) -> dict[str, forms.Field]:
        return {name: _taken(field) for name, field in self.items()}


def _taken(field: forms.Field) -> forms.Field:
    made: forms.Field = _twin(field)
    made.widget = _twin(field.widget)
    made.widget.attrs = dict(field.widget.attrs)
    return made


def _twin(one: Any) -> Any:
    twin = object.__new__(type(one))
    twin.__dict__.update(one.__dict__)
    return twin


class _Shelved(DeclarativeFieldsMetaclass):
    """Puts the fields of each form class on a shelf."""

    def __init__(self, *_definition: Any) -> None:
        self.base_fields = _Shelf(vars(self)["base_fields"])


class CounterForm(forms.Form, metaclass=_Shelved):
    """A form of the counter. It is always filled, and says what is wrong only when somebody decides."""

    use_required_attribute = False

    def quiet(self) -> None:
        """Show what was typed without a word about it."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


class DayField(forms.DateField):
    """A day as officers type it: 24/11/1990 or 24111990."""

    default_error_messages = {"invalid": _("Write the day as day/month/year, such as 24/11/1990.")}

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(
            format="%d/%m/%Y", attrs={"inputmode": "numeric", "placeholder": "24/11/1990"}
        )
        super().__init__(input_formats=DAYS, widget=widget, **more)


class DongField(forms.CharField):
    """A sum in whole đồng, with or without points between the thousands; None when left empty."""

    def __init__(self, **more: Any) -> None:
        super().__init__(max_length=20, widget=forms.TextInput(attrs={"inputmode": "numeric"}), **more)

    def clean(self, value: Any) -> int | None:
        text = str(super().clean(value)).removesuffix("đồng").removesuffix("đ").strip()
        if not text:
            return None
        if not _GROUPED.fullmatch(text) or (amount := int(re.sub(r"\D", "", text))) > MOST_DONG:
            raise ValidationError(_("Write the sum in whole đồng, such as 8.000."), code="bad_sum")
        return amount


class CountField(forms.IntegerField):
    """A small number of sheets, copies or sets."""

    def __init__(self, *, least: int = 0, most: int = 99, **more: Any) -> None:
        sentence = format_lazy(_("Write a number from {least} to {most}."), least=least, most=most)
        messages = dict.fromkeys(("invalid", "min_value", "max_value", "required"), sentence)
        super().__init__(min_value=least, max_value=most, error_messages=messages, **more)
        self.widget.attrs["inputmode"] = "numeric"


def choices(members: Any) -> list[tuple[str, str]]:
    """The choices of an enum whose members know their label."""
    return [(str(member.value), member.label) for member in members]
