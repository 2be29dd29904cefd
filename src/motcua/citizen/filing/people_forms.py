"""The fields for people: who files, the owner, how to reach them, whoever files for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.applicants.permissions import findings, why_not_write_down
from motcua.applicants.rules import ApplicantKind, BadIdCard, IdCard, IdKind, Level, Sex, read_id_card
from motcua.applicants.rules import Filing as Files
from motcua.drafts.rules import Filled, PageOf, person_of, problems
from motcua.kernel.clock import local_day
from motcua.kernel.text import fold
from motcua.pages.questions import DAYS
from motcua.pages.words import day
from motcua.procedures.rules import Channel, ProcedureContent

if TYPE_CHECKING:
    from .gate import Filing

_TEL = {"type": "tel", "inputmode": "tel", "autocomplete": "tel"}
_MAIL = {"type": "email", "autocomplete": "email", "autocapitalize": "off", "spellcheck": "false"}
_ORGANISED = ("to chuc", "doanh nghiep", "hop tac xa", "htx", "ho kinh doanh")


class DraftForm(forms.Form):
    """Fields of one part of the draft. Nothing is required here: all is kept as typed and judged later."""

    use_required_attribute = False
    section = ""
    page: PageOf = PageOf.OWNER
    signs: tuple[str, ...] = ("name", "id_number")
    """Fields of which one is filled in when the page was here before."""

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        kept = self.kept(filing.typed)
        super().__init__(data if data is not None else _bound(kept))
        for field in self.fields.values():
            field.required = False
        self.begun = any(kept.get(name) for name in self.signs)

    def kept(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What is typed already, by field, as people write it."""
        known = typed.get(self.section, {}) if self.section else typed
        found = {name: known.get(name, "") for name in self.base_fields}
        return found | ({"born": day_shown(found["born"])} if found.get("born") else {})

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """What to write into the draft."""
        given = {name: str(self.data.get(name, "")).strip() for name in self.fields}
        if given.get("born"):
            given["born"] = _iso(given["born"])
        return {self.section: given} if self.section else given

    def judge(self, filing: Filing) -> None:
        """Say beside each field what still stops the filing."""
        told: set[str] = set()
        for problem in _found(filing):
            if problem.page == self.page and problem.key in self.fields and problem.key not in told:
                told.add(problem.key)
                self.add_error(problem.key, problem.sentence)

    def there(self, typed: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What stands in the draft for fields in which something else was typed here."""
        kept = self.kept(typed)
        different = [name for name in self.fields if str(kept[name]) != str(self.data.get(name, "")).strip()]
        return [(str(self.fields[name].label), str(kept[name] or "–")) for name in different]

    def quiet(self) -> None:
        """Show what was typed without a word about it."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}


class WhoForm(DraftForm):
    """Who files."""

    signs = ("filing",)
    filing = forms.ChoiceField(label=gettext_lazy("Who files?"), widget=forms.RadioSelect)

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        super().__init__(data, filing)
        field = self.fields["filing"]
        assert isinstance(field, forms.ChoiceField)
        # An officer who helps is named on the draft: nobody need say once more that somebody helps.
        left_out = {Files.HELPER.value} if filing.draft.helper_id else set()
        field.choices = [one for one in who_words().items() if one[0] not in left_out]
        field.widget.option_hints = {
            Files.AUTHORISED.value: _("Have the written authorisation at hand, to photograph it."),
            Files.HELPER.value: _("You type what the person says. The dossier is theirs."),
        }

    def judge(self, filing: Filing) -> None:
        if not filing.typed.get("filing"):
            self.add_error("filing", _("Choose one answer."))


class PersonForm(DraftForm):
    """A person as on the identity card."""

    name = forms.CharField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As on the identity card."),
        widget=forms.TextInput(attrs={"autocomplete": "name", "autocapitalize": "words"}),
    )
    id_kind = forms.ChoiceField(label=gettext_lazy("Identity paper"), widget=forms.RadioSelect)
    id_number = forms.CharField(
        label=gettext_lazy("Number"), widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    born = forms.CharField(
        label=gettext_lazy("Day of birth"),
        help_text=gettext_lazy("Such as 24/11/1990"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )
    sex = forms.ChoiceField(label=gettext_lazy("Sex"), widget=forms.RadioSelect)
    kinds: tuple[IdKind, ...] = (IdKind.PERSONAL, IdKind.PASSPORT, IdKind.NONE)

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        super().__init__(data, filing)
        id_kind, sex = self.fields["id_kind"], self.fields["sex"]
        assert isinstance(id_kind, forms.ChoiceField)
        assert isinstance(sex, forms.ChoiceField)
        id_kind.choices = [(one.value, one.label) for one in self.kinds]
        sex.choices = [(one.value, one.label) for one in Sex]
        self.fields["name"].needed = self.fields["id_number"].needed = True  # type: ignore[attr-defined]
        id_kind.needed = True  # type: ignore[attr-defined]

    def kept(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        found = super().kept(typed)
        return found | {"id_kind": found["id_kind"] or IdKind.PERSONAL.value}

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        given = super().part(typed)
        person = given[self.section]
        if person["id_kind"] == IdKind.NONE.value:
            person["id_number"] = ""
        if person.get("sex") not in {"", *(one.value for one in Sex)}:
            person["sex"] = ""
        if person["id_kind"] not in {one.value for one in self.kinds}:
            person["id_kind"] = IdKind.PERSONAL.value
        return given

    def judge(self, filing: Filing) -> None:
        super().judge(filing)
        person = person_of(filing.typed.get(self.section, {}))
        refusal = why_not_write_down(person) if person.name else None
        if refusal and "id_number" not in self.errors:
            self.add_error("id_number", str(refusal))

    @property
    def doubts(self) -> list[str]:
        """What looks odd about the number and hinders nothing."""
        person = person_of(self.part({})[self.section])
        return [str(one) for one in findings(person) if one.level is Level.WARN] if person.id_number else []


class OwnerForm(PersonForm):
    """Whose dossier it is: a person, or where the procedure is for them, an organisation."""

    section = "owner"
    kind = forms.ChoiceField(label=gettext_lazy("Who is it?"), widget=forms.RadioSelect)
    field_order = ("kind", "name", "id_kind", "id_number", "born", "sex")

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        self.organised = may_be_organised(filing.procedure)
        if self.organised:
            self.kinds = (*self.kinds[:2], IdKind.TAX_CODE, IdKind.NONE)
        super().__init__(data, filing)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        shown = (ApplicantKind.CITIZEN, ApplicantKind.ENTERPRISE, ApplicantKind.OTHER_ORGANISATION)
        kind.choices = [(str(one.value), one.label) for one in shown]
        kind.needed = True  # type: ignore[attr-defined]
        if not self.organised:
            del self.fields["kind"]

    def kept(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        found = super().kept(typed)
        return found | {"kind": found["kind"] or str(ApplicantKind.CITIZEN.value)}


class OtherForm(PersonForm):
    """Whoever files for the owner."""

    section, page = "representative", PageOf.REPRESENTATIVE
    phone = forms.CharField(label=gettext_lazy("Your phone number"), widget=forms.TextInput(attrs=_TEL))
    relation = forms.CharField(
        label=gettext_lazy("Who are you to that person?"),
        help_text=gettext_lazy("Such as: daughter, neighbour."),
    )

    def kept(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        return super().kept(typed) | {"relation": typed.get("relation", "")}

    def part(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        given = super().part(typed)
        return given | {"relation": given[self.section].pop("relation")}


class ContactForm(DraftForm):
    """How the owner is reached."""

    section = "owner"
    signs = ("phone", "address", "email")
    phone = forms.CharField(
        label=gettext_lazy("Phone number"),
        help_text=gettext_lazy("With it you open this draft again, and later follow your dossier."),
        widget=forms.TextInput(attrs=_TEL),
    )
    address = forms.CharField(
        label=gettext_lazy("Address"),
        help_text=gettext_lazy("House, street or hamlet, commune, province."),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    email = forms.CharField(label=gettext_lazy("E-mail"), widget=forms.TextInput(attrs=_MAIL))

    def __init__(self, data: QueryDict | None, filing: Filing) -> None:
        super().__init__(data, filing)
        self.fields["phone"].needed = True  # type: ignore[attr-defined]


def who_words() -> dict[str, str]:
    """Who files, as the person who files says it."""
    return {
        Files.OWNER.value: _("I file for myself, or for my child"),
        Files.AUTHORISED.value: _("I file for somebody who authorised me"),
        Files.HELPER.value: _("I only help somebody who is with me"),
    }


def card_in(data: QueryDict) -> tuple[dict[str, Any], str]:
    """What the square code of an ID card says, as parts of the owner; or what is wrong with it. The text
    itself is kept nowhere."""
    try:
        card = read_id_card(data.get("card", ""))
    except BadIdCard as wrong:
        return {}, str(wrong)
    return _of_card(card), ""


def _of_card(card: IdCard) -> dict[str, Any]:
    return {
        "name": card.name,
        "id_kind": IdKind.PERSONAL.value,
        "id_number": card.number,
        "born": card.born.isoformat() if card.born else "",
        "sex": card.sex.value if card.sex else "",
        "address": card.address,
    }


def may_be_organised(procedure: ProcedureContent) -> bool:
    """Whether the procedure is for organisations, too."""
    return any(word in fold(one) for one in procedure.subjects for word in _ORGANISED)


def _found(filing: Filing) -> Any:
    """The problems of people, judged without asking the database again."""
    known = Filled(replace(filing.procedure, form=None), filing.typed, local_day(filing.at))
    return problems(replace(known, channel=Channel(filing.draft.channel)))


def _bound(kept: dict[str, Any]) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({name: str(value) for name, value in kept.items()})
    return data


def _iso(text: str) -> str:
    try:
        found: date = forms.DateField(input_formats=DAYS).clean(text)
    except forms.ValidationError:
        return text[:10]
    return found.isoformat()


def day_shown(text: str) -> str:
    """A day of the sheet as people write it; anything else as it was typed."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text
