"""Rows of papers, fees and steps: how each begins from the stored JSON, and what JSON it writes."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.kernel.words import gettext_noop
from motcua.procedures.rules import Channel, Collect, FeeKind, Known, StepRole, StepTier
from motcua.procedures.rules.imports.cleaning import paper_key
from motcua.procedures.rules.route import EFFECTS

from .controls import Choices, Json, NumberField, area, choice, named, number, plain, said, text


class RowForm(forms.Form):
    """One row of a list. An empty row that was not touched is left out."""

    use_required_attribute = False

    def has_changed(self) -> bool:
        """Whether anything was typed; what a list to choose from shows by itself is not typed."""
        return any(str(self[name].value() or "").strip() not in ("", "0") for name in self._typed())

    def _typed(self) -> list[str]:
        chosen = (forms.ChoiceField, forms.BooleanField)
        shown = {name: field for name, field in self.fields.items() if not isinstance(field, chosen)}
        return [name for name, field in shown.items() if name != "ORDER" and not field.widget.is_hidden]

    def row(self) -> Json:
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("ORDER", "DELETE")}
        return {name: value for name, value in given.items() if value not in (None, "")}


REQUIRED: Choices = [("", _("the source does not say")), ("yes", _("yes")), ("no", _("no"))]


class PaperRow(RowForm):
    key = forms.CharField(required=False, widget=forms.HiddenInput)
    name = area("name", 2, required=True)
    originals = number("originals")
    copies = number("copies")
    required = forms.ChoiceField(label=named("required"), choices=REQUIRED, required=False)
    form = text("form")
    result_of = text("result_of")
    note = area("note", 2)
    group = text("group")

    @classmethod
    def shown(cls, stored: Mapping[str, Any]) -> Json:
        return {**stored, "required": {True: "yes", False: "no", None: ""}[stored.get("required")]}

    def row(self) -> Json:
        found = super().row()
        required = {"yes": True, "no": False}.get(found.pop("required", ""))
        return found if required is None else {**found, "required": required}


class FeeRow(RowForm):
    name = text("name", required=True, max_length=250)
    kind = choice("kind", FeeKind)
    known = choice("known", Known)
    amount = number("amount")
    collect = choice("collect", Collect)
    channel = choice("channel", Channel, _("All ways of filing"))
    per = forms.ChoiceField(
        label=named("rate"),
        choices=[
            ("", _("once for a dossier")),
            ("copy", _("for each copy")),
            ("page", _("for each page")),
            ("case", _("for each case")),
        ],
        required=False,
    )
    first = forms.IntegerField(label=_("This amount for the first"), required=False, min_value=0)
    later_amount = forms.IntegerField(label=_("Amount for each later one"), required=False, min_value=0)
    most = forms.IntegerField(label=_("At most in đồng"), required=False, min_value=0)
    code = text("code")
    note = area("note", 2)

    RATE = ("per", "first", "later_amount", "most")

    @classmethod
    def shown(cls, stored: Mapping[str, Any]) -> Json:
        return {**stored, **(stored.get("rate") or {})}

    def row(self) -> Json:
        found = super().row()
        rate = {name: found.pop(name) for name in self.RATE if name in found}
        return {**found, "rate": rate} if rate.get("per") else found


class StepRow(RowForm):
    name = text("name", required=True, max_length=200)
    role = choice("role", StepRole)
    tier = choice("tier", StepTier)
    unit_hint = text("unit_hint")
    hours_counter = NumberField(label=named("hours_counter"), initial=0)
    hours_online = NumberField(label=named("hours_online"), initial=0)
    effect = forms.ChoiceField(label=named("effect"), required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        typed = self.data.get(self.add_prefix("effect")) if self.is_bound else self.initial.get("effect")
        known: dict[str, Any] = {name: said(words) for name, words in EFFECTS.items()}
        own = {str(typed): str(typed)} if typed and typed not in known else {}
        effect = self.fields["effect"]
        assert isinstance(effect, forms.ChoiceField)
        effect.choices = [("", "–"), *(known | own).items()]

    @classmethod
    def shown(cls, stored: Mapping[str, Any]) -> Json:
        return {"tier": StepTier.COMMUNE.value, **stored}

    def row(self) -> Json:
        found = super().row()
        return {**found, **{name: plain(found[name]) for name in ("hours_counter", "hours_online")}}


def with_keys(rows: list[Json], taken: set[str]) -> list[Json]:
    """Papers that are new get a key made from their name; the others keep theirs."""
    known = {row["key"] for row in rows if row.get("key")} | taken
    return [{"key": row.get("key") or paper_key(row["name"], known), **row} for row in rows]


HINTS_OF_ALL = {
    "papers": gettext_noop(
        "These papers are asked for in every case. Papers of one case stand with that case."
    ),
    "fees": gettext_noop("These fees hold for the cases that have none of their own."),
    "route": gettext_noop(
        "This route holds for the cases that have none of their own. Without any, a usual route is taken."
    ),
}
HINTS_OF_CASE = {
    "papers": gettext_noop("These papers are asked for in this case, beside those of every case."),
    "fees": gettext_noop(
        "With fees here, those of the procedure do not hold for this case. Without any, they do."
    ),
    "route": gettext_noop(
        "With steps here, the route of the procedure does not hold for this case. Without any, it does."
    ),
    "limits": gettext_noop("Without limits of its own, the case has those of the procedure."),
}
