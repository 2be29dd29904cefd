"""The fields of which the forms of a working copy are made, called as they are called everywhere."""

from decimal import Decimal
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from motcua.kernel.text import tidy
from motcua.kernel.words import translate

from .saying import LABELS, WORDS

Json = dict[str, Any]
Choices = list[tuple[str, Any]]
said = lazy(translate, str)


def choices(words: type[StrEnum], empty: Any = None) -> Choices:
    """The words of a closed list, in the reader's language."""
    listed: Choices = [(one.value, said(WORDS[words][one])) for one in words]
    return listed if empty is None else [("", empty), *listed]


def named(field: str) -> Any:
    """What the field is called everywhere."""
    return said(LABELS[field])


class LinesField(forms.CharField):
    """A list of texts, one on each line."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", forms.Textarea(attrs={"rows": 4}))
        given.setdefault("help_text", _("One on each line."))
        super().__init__(required=False, **given)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[str]:
        return [tidy(line) for line in str(value or "").splitlines() if line.strip()]


class NumberField(forms.DecimalField):
    """A number with a fraction, its sign written as a comma or as a point, whatever the language."""

    def __init__(self, **given: Any) -> None:
        given.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(min_value=0, **given)

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def text(field: str, **given: Any) -> forms.CharField:
    return forms.CharField(label=named(field), required=given.pop("required", False), **given)


def area(field: str, rows: int = 3, **given: Any) -> forms.CharField:
    return text(field, widget=forms.Textarea(attrs={"rows": rows}), **given)


def number(field: str, **given: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=named(field), required=False, min_value=0, widget=widget, **given)


def choice(field: str, words: type[StrEnum], empty: Any = None) -> forms.ChoiceField:
    return forms.ChoiceField(label=named(field), choices=choices(words, empty), required=empty is None)


def ticks(field: str, words: type[StrEnum]) -> forms.MultipleChoiceField:
    boxes = forms.CheckboxSelectMultiple
    return forms.MultipleChoiceField(label=named(field), choices=choices(words), required=False, widget=boxes)


def plain(value: Decimal) -> int | float:
    """A number as JSON writes it: whole where it is whole."""
    return int(value) if value == value.to_integral_value() else float(value)
