"""The smaller forms of an intake: the filing as a whole, one line of the checklist, one fee."""

from typing import Any
from zlib import crc32

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from motcua.applicants.rules import Filing
from motcua.dossiers.rules import FeeAsked, PaperBrought, PaperState
from motcua.fees.rules import Collect
from motcua.procedures.rules import FeeRule, PaperRequirement, ProcedureContent, ReturnChannel

from .fields import CounterForm, CountField, DongField, choices

RETURNS = {
    ReturnChannel.COUNTER: _("At the counter"),
    ReturnChannel.POST: _("By post"),
    ReturnChannel.ONLINE: _("Online"),
}


class FilingForm(CounterForm):
    """What belongs to the dossier as a whole. `id` is made with the page: sent twice, it is one."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    case = forms.ChoiceField(label=_("Case"), required=False)
    filing = forms.TypedChoiceField(
        label=_("Who brings it"), coerce=Filing, choices=lambda: choices(Filing), widget=forms.RadioSelect
    )
    relation = forms.CharField(label=_("What this person is to the owner"), max_length=60, required=False)
    return_by = forms.TypedChoiceField(
        label=_("The result is fetched"), coerce=ReturnChannel, choices=lambda: list(_returns())
    )
    sets = CountField(label=_("Sets"), least=1, initial=1)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)
    reason = forms.CharField(
        label=_("Reason"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    also = forms.CharField(
        label=_("Also to be brought"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data: QueryDict, procedure: ProcedureContent) -> None:
        super().__init__(data)
        self.procedure = procedure
        cases = [(case.code, case.name or procedure.name) for case in procedure.cases]
        self.fields["case"].choices = cases  # type: ignore[attr-defined]
        if len(cases) == 1:
            self.fields["case"].widget = forms.HiddenInput()

    @property
    def chosen_case(self) -> str:
        """The case whose papers and fees are shown: the one chosen, or the first."""
        known = [case.code for case in self.procedure.cases]
        typed = str(self["case"].value() or "")
        return typed if typed in known else known[0]

    @property
    def for_somebody(self) -> bool:
        """Whether somebody else than the owner brings the dossier."""
        return self["filing"].value() in (Filing.AUTHORISED.value, Filing.HELPER.value)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if self.for_somebody and not said.get("relation", "").strip():
            self.add_error(
                "relation", _("Write what this person is to the owner: mother, neighbour, employee…")
            )
        return said


def _returns() -> list[tuple[str, Any]]:
    return [(one.value, words) for one, words in RETURNS.items()]


class PaperForm(CounterForm):
    """One line of the checklist: brought, taken from a database, or (neither) missing."""

    brought = forms.BooleanField(label="", required=False)
    replaced = forms.BooleanField(label="", required=False)
    originals = CountField(label="", required=False)
    copies = CountField(label="", required=False)

    def __init__(self, data: QueryDict, paper: PaperRequirement) -> None:
        prefix = f"paper-{paper.key}"
        for name, usual in (("originals", _usual_originals(paper)), ("copies", paper.copies)):
            data.setdefault(f"{prefix}-{name}", str(usual))
        super().__init__(data, prefix=prefix)
        self.paper = paper
        for field in self.fields.values():
            field.label = paper.name
        self.fields["brought"].widget.attrs["class"] = "mc-brought" if paper.required is not False else ""

    @property
    def lacking(self) -> bool:
        """Whether the paper is not there and the procedure does not say that it may be left out."""
        there = self["brought"].value() or self["replaced"].value()
        return not there and self.paper.required is not False

    def line(self) -> PaperBrought | None:
        """The line to record; none for a paper that is not there and need not be."""
        key, name = self.paper.key, self.paper.name
        if self.cleaned_data["brought"]:
            originals, copies = self.cleaned_data["originals"] or 0, self.cleaned_data["copies"] or 0
            one = 0 if originals or copies else 1
            return PaperBrought(key, name, PaperState.BROUGHT, originals + one, copies)
        if self.cleaned_data["replaced"]:
            return PaperBrought(key, name, PaperState.REPLACED)
        return PaperBrought(key, name, PaperState.MISSING) if self.paper.required else None


def _usual_originals(paper: PaperRequirement) -> int:
    return paper.originals if paper.originals or paper.copies else 1


class ExtraPaperForm(CounterForm):
    """A paper beyond the list of the procedure."""

    name = forms.CharField(label=_("Another paper"), max_length=500, required=False)
    originals = CountField(label=_("Originals"), required=False)
    copies = CountField(label=_("Copies"), required=False)

    def line(self) -> PaperBrought | None:
        said = self.cleaned_data
        originals, copies = said["originals"] or 0, said["copies"] or 0
        if not said["name"]:
            return None
        return PaperBrought("", said["name"], originals=originals or int(not copies), copies=copies)


class FeeForm(CounterForm):
    """One fee: prefilled when its amount is known, counted when it is so much a page, else to be entered.

    An amount nobody entered is not asked for, and nowhere shown as free.
    """

    amount = DongField(label="", required=False)
    units = CountField(label="", most=9999, required=False)
    copies = CountField(label=_("Number of copies"), most=9999, required=False)
    collect = forms.TypedChoiceField(
        label=_("When it is paid"), coerce=Collect, choices=lambda: choices(Collect), required=False
    )

    def __init__(self, data: QueryDict, rule: FeeRule) -> None:
        prefix = fee_prefix(rule)
        for name, value in _usual(rule).items():
            data.setdefault(f"{prefix}-{name}", value)
        super().__init__(data, prefix=prefix)
        self.rule = rule
        self.fields["amount"].label = rule.name
        if rule.rate:
            self.fields["units"].label = UNITS.get(rule.rate.per, _("Number"))

    @property
    def by_page(self) -> bool:
        """Whether pages and copies are both counted."""
        return self.rule.rate is not None and self.rule.rate.per == "page"

    @property
    def total(self) -> int | None:
        """What the typed numbers come to, for a fee that is counted; None while they cannot be read."""
        typed = [str(self[name].value() or "0") for name in ("units", "copies")]
        return self._counted(*map(int, typed)) if all(text.isdecimal() for text in typed) else None

    def _counted(self, units: int, copies: int) -> int:
        return self.rule.total(units, copies if self.by_page else 1) or 0 if units else 0

    def asked(self) -> FeeAsked | None:
        """What to ask for: nothing for what is free, exempt, not wanted, or not known."""
        said = self.cleaned_data
        counted = self._counted(said["units"] or 0, said["copies"] or 0)
        amount = counted if self.rule.rate else said["amount"]
        collect = said["collect"] or Collect(self.rule.collect.value)
        if self.rule.is_free or not amount or collect is Collect.EXEMPT:
            return None
        return FeeAsked(self.rule.kind.value, self.rule.name, amount, collect.value, self.rule.code)


UNITS = {"page": _("Number of pages"), "copy": _("Number of copies"), "case": _("Number of cases")}


def fee_prefix(rule: FeeRule) -> str:
    """What the fields of one fee begin with."""
    return f"fee-{crc32(f'{rule.kind}/{rule.code}/{rule.name}/{rule.amount}'.encode()):x}"


def _usual(rule: FeeRule) -> dict[str, str]:
    """What a fee begins with. How many copies somebody wants is never guessed."""
    wanted = "" if rule.rate and rule.rate.per == "copy" else "1"
    amount = f"{rule.amount:,}".replace(",", ".") if rule.amount else ""
    return {"amount": amount, "units": wanted, "copies": "1", "collect": rule.collect.value}
