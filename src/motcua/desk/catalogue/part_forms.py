"""The forms of the single parts of a working copy.

Each form knows how it begins from the stored JSON and what JSON it writes; whether that is a procedure is
decided by the catalogue's own strict reading.
"""

import json
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.refusal import Refused
from motcua.kernel.words import translate
from motcua.procedures.rules import Channel, Level, OnlineLevel, Performer, ReturnChannel
from motcua.procedures.rules.schema import read_json
from motcua.workdays.rules import LimitUnit, SupplementMode

from ..work.fields import DayField
from .controls import Choices, Json, LinesField, NumberField, area, choice, named, number, plain, text, ticks


class PartForm(forms.Form):
    """A part that is a few fields of the procedure itself."""

    use_required_attribute = False

    @classmethod
    def beginning(cls, stored: Mapping[str, Any]) -> Json:
        """What the fields show at first."""
        return {name: stored.get(name) for name in cls.base_fields}

    def changes(self) -> Json:
        """The fields to replace; what is empty is removed."""
        return {name: value or None for name, value in self.cleaned_data.items()}


class NamesForm(PartForm):
    name = area("name", required=True)
    plain_name = text(
        "plain_name", help_text=_("As people call it: “certified copies”, not the announced title.")
    )
    keywords = LinesField(
        label=named("keywords"), help_text=_("One on each line: other words people search by.")
    )


class AboutForm(PartForm):
    field_name = text("field_name", max_length=300)
    field_code = text("field_code", max_length=40)
    levels = ticks("levels", Level)
    performer = choice("performer", Performer)
    channels = ticks("channels", Channel)
    online_level = choice("online_level", OnlineLevel)
    non_boundary = forms.BooleanField(
        label=_("Received at any centre of the province (non-boundary)"), required=False
    )
    subjects = LinesField(label=named("subjects"))
    executing = text("executing")
    authority = text("authority")
    results = LinesField(
        label=_("Results"),
        help_text=_("One on each line; a code stands before the name: KQ.G15.000031 | Copy."),
    )
    return_channels = ticks("return_channels", ReturnChannel)
    supplement_mode = choice("supplement_mode", SupplementMode)
    supplement_limit_days = number("supplement_limit_days")
    issued_by = text("issued_by")
    decision_no = text("decision_no")
    decision_date = DayField(label=named("decision_date"), required=False)

    @classmethod
    def beginning(cls, stored: Mapping[str, Any]) -> Json:
        usual = {"online_level": OnlineLevel.INFORMATION_ONLY, "supplement_mode": SupplementMode.ADD}
        shown = {**usual, "performer": Performer.UNKNOWN, **super().beginning(stored)}
        shown = {name: usual.get(name) if value is None else value for name, value in shown.items()}
        shown["performer"] = stored.get("performer", Performer.UNKNOWN.value)
        shown["results"] = [named_line(one) for one in stored.get("results", ())]
        return shown

    def changes(self) -> Json:
        found = super().changes()
        found["results"] = [named_json(line) for line in self.cleaned_data["results"]]
        day = self.cleaned_data["decision_date"]
        found["decision_date"] = day.isoformat() if day else None
        return found


class TextsForm(PartForm):
    conditions = area("conditions", 8)
    limits_note = area("limits_note")
    steps_text = LinesField(
        label=_("Steps as they were announced"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("One on each line."),
    )


class LawForm(PartForm):
    legal_basis = LinesField(
        label=_("Legal basis"),
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_(
            "One on each line; the number stands before the name: 123/2015/NĐ-CP | Decree on civil status."
        ),
    )

    @classmethod
    def beginning(cls, stored: Mapping[str, Any]) -> Json:
        return {"legal_basis": [named_line(one) for one in stored.get("legal_basis", ())]}

    def changes(self) -> Json:
        return {"legal_basis": [named_json(line) for line in self.cleaned_data["legal_basis"]]}


def named_line(one: Mapping[str, str]) -> str:
    """A code and a name on one line. One of them alone is told by its spaces: numbers of decrees have none.
    The bar is only written where that would be wrong."""
    code, name = one.get("code", ""), one.get("name", "")
    if (code and name) or (" " in code) or (name and " " not in name):
        return f"{code} | {name}".strip()
    return code or name


def named_json(line: str) -> Json:
    code, bar, name = line.partition("|")
    if bar:
        return {"code": code.strip(), "name": name.strip()}
    return {"name": line} if " " in line else {"code": line}


class CaseNameForm(PartForm):
    name = area("name", 2)
    form = text("form")


UNITS: Choices = [
    ("", _("No limit stated: no date is promised")),
    (LimitUnit.WORKING_DAY.value, _("working days")),
    (LimitUnit.CALENDAR_DAY.value, _("calendar days")),
    (LimitUnit.MONTH.value, _("months")),
    (LimitUnit.HOUR.value, _("working hours")),
    (LimitUnit.SAME_DAY.value, _("the same working day")),
]


class LimitsForm(forms.Form):
    """The time limit of each way of filing. A case may leave all of it to the procedure (`own` off)."""

    use_required_attribute = False
    own = forms.BooleanField(label=_("This case has time limits of its own"), required=False)

    def __init__(self, *args: Any, of_case: bool = False, **given: Any) -> None:
        super().__init__(*args, **given)
        if not of_case:
            del self.fields["own"]
        for channel in Channel:
            self.fields |= _limit_fields(channel)

    @classmethod
    def beginning(cls, stored: Mapping[str, Any]) -> Json:
        shown: Json = {"own": "limits" in stored}
        for channel, limit in (stored.get("limits") or {}).items():
            shown |= {
                f"{channel}_{name}": limit.get(name) for name in ("amount", "unit", "cutoff", "end_of_day")
            }
        return shown

    def changes(self) -> Json:
        if "own" in self.fields and not self.cleaned_data["own"]:
            return {"limits": None}
        found = {channel.value: self._limit(channel.value) for channel in Channel}
        return {"limits": {name: limit for name, limit in found.items() if limit}}

    def _limit(self, channel: str) -> Json | None:
        unit = self.cleaned_data[f"{channel}_unit"]
        if not unit:
            return None
        amount: Decimal | None = self.cleaned_data[f"{channel}_amount"]
        cutoff = self.cleaned_data[f"{channel}_cutoff"]
        limit: Json = {"unit": unit, "amount": plain(amount) if amount is not None else None}
        if cutoff and unit == LimitUnit.SAME_DAY:
            limit["cutoff"] = f"{cutoff:%H:%M}"
        if self.cleaned_data[f"{channel}_end_of_day"]:
            limit["end_of_day"] = True
        return {name: value for name, value in limit.items() if value is not None}


def _limit_fields(channel: Channel) -> dict[str, forms.Field]:
    clock = forms.TimeInput(attrs={"placeholder": "15:00"}, format="%H:%M")
    return {
        f"{channel}_unit": forms.ChoiceField(label=named(channel.value), choices=UNITS, required=False),
        f"{channel}_amount": NumberField(label=_("How many"), required=False),
        f"{channel}_cutoff": forms.TimeField(
            label=_("Received from this time on: the next day"), required=False, widget=clock
        ),
        f"{channel}_end_of_day": forms.BooleanField(label=_("Due at the end of that day"), required=False),
    }


class GuideForm(forms.Form):
    """The questions that lead to the case, as JSON."""

    guide = forms.CharField(
        label=_("Questions that lead to the case"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "false", "class": "catalogue-code"}),
        help_text=_(
            "A list in JSON: each question has key, text and options; each option key, text and cases."
        ),
    )

    @classmethod
    def beginning(cls, stored: Mapping[str, Any]) -> Json:
        return {"guide": as_text(stored.get("guide"))}

    def clean_guide(self) -> Any:
        return read_or_fail(self.cleaned_data["guide"], list)

    def changes(self) -> Json:
        return {"guide": self.cleaned_data["guide"] or None}


class DoubtsForm(forms.Form):
    """Which of the source's doubts still stand."""

    doubts = forms.MultipleChoiceField(
        label=_("What still stands"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Untick what this working copy settles. What stays ticked is told to officers."),
    )

    def __init__(self, standing: Any, data: Any = None) -> None:
        super().__init__(data, initial={"doubts": list(standing)})
        field = self.fields["doubts"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one, translate(one)) for one in standing]

    def changes(self) -> Json:
        return {"doubts": self.cleaned_data["doubts"] or None}


def as_text(value: Any) -> str:
    """JSON as people edit it."""
    return json.dumps(value, ensure_ascii=False, indent=2) if value else ""


def read_or_fail(text: str, what: type[Any]) -> Any:
    """JSON typed into a form; a mistake is told at its field."""
    try:
        return read_json(text, what)
    except Refused as refused:
        raise forms.ValidationError(str(refused), code=refused.refusal.code) from None
