"""The forms at the end: the result that is signed, and the hands it is given into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.applicants.rules import (
    ApplicantKind,
    BadIdCard,
    BadPhone,
    IdKind,
    PersonWritten,
    Sex,
    normal_phone,
    read_id_card,
    tidy_id_number,
)
from motcua.dossiers.actions import ResultWritten
from motcua.dossiers.queries import eligible_posts
from motcua.kernel.clock import local_day
from motcua.kernel.text import tidy
from motcua.procedures.rules import ReturnChannel
from motcua.staff.rules import RoleCode

from ..fields import DayField, ScanField
from .forms import ActForm

if TYPE_CHECKING:
    from motcua.applicants.models import Applicant

OWNER, REPRESENTATIVE, OTHER = "owner", "representative", "other"
_YES, _NO = "yes", "no"


class FinishForm(ActForm):
    """The paper that is the result, as it was signed."""

    template = "desk/work/acts/_finish.html"
    granted = forms.ChoiceField(
        label=gettext_lazy("What was decided?"),
        choices=[
            (_YES, gettext_lazy("Granted: the applicant gets what was asked for")),
            (_NO, gettext_lazy("Not granted: a signed answer gives the reasons")),
        ],
        widget=forms.RadioSelect,
        initial=_YES,
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the result"),
        max_length=300,
        error_messages={
            "required": gettext_lazy("Name the paper that is the result, as it stands on its first page.")
        },
    )
    number = forms.CharField(label=gettext_lazy("Number"), max_length=60, required=False)
    signed_on = DayField(label=gettext_lazy("Signed on"), required=False)
    signed_by = forms.ChoiceField(label=gettext_lazy("Signed by"), required=False)
    scan = ScanField(
        label=gettext_lazy("Scan of the result"),
        help_text=gettext_lazy("PDF, JPEG or PNG, at most 20 MB."),
        required=False,
    )

    def prepare(self) -> None:
        self.suggestions = [result.name for result in self.scene.procedure.results if result.name]
        if self.suggestions:
            self.initial.setdefault("title", self.suggestions[0])
        self.initial.setdefault("signed_on", local_day(self.scene.at))
        field = self.fields["signed_by"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Nobody yet")), *self._signers()]
        self.initial.setdefault("signed_by", self._signer())
        self.fields["title"].widget.attrs["list"] = "results"

    def _signers(self) -> list[tuple[str, str]]:
        posts = eligible_posts(self.scene.dossier, RoleCode.LEADER.value, local_day(self.scene.at))
        return list({str(post.account_id): post.account.name for post in posts}.items())

    def _signer(self) -> str:
        """Whoever did the leader's step."""
        signing = self.scene.dossier.steps.filter(role=RoleCode.LEADER.value).order_by("-position").first()
        return str(signing.officer_id) if signing and signing.officer_id else ""

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day and day > local_day(self.scene.at):
            raise forms.ValidationError(_("This day has not come yet. Write the day on the paper."))
        return day

    def arguments(self) -> dict[str, Any]:
        typed = self.cleaned_data
        result = ResultWritten(
            title=tidy(typed["title"]),
            granted=typed["granted"] == _YES,
            number=tidy(typed["number"]),
            signed_on=typed["signed_on"],
            signed_by=UUID(typed["signed_by"]) if typed["signed_by"] else None,
            scan=typed["scan"],
        )
        return {"result": result}


class ReturnForm(ActForm):
    """Into whose hands the result goes, and how."""

    template = "desk/work/acts/_return.html"
    receiver = forms.ChoiceField(label=gettext_lazy("Who takes it?"), widget=forms.RadioSelect)
    channel = forms.ChoiceField(
        label=gettext_lazy("How is it returned?"),
        choices=[
            (ReturnChannel.COUNTER.value, gettext_lazy("At the counter")),
            (ReturnChannel.POST.value, gettext_lazy("By post")),
            (ReturnChannel.ONLINE.value, gettext_lazy("Online")),
        ],
        widget=forms.RadioSelect,
    )
    card = forms.CharField(
        label=gettext_lazy("ID card"),
        help_text=gettext_lazy("Scan the square code on the card; it fills in name and number."),
        required=False,
        max_length=500,
    )
    name = forms.CharField(label=gettext_lazy("Full name"), required=False, max_length=200)
    relation = forms.CharField(
        label=gettext_lazy("Relation to the owner"),
        help_text=gettext_lazy("For example: mother, authorised by letter of 24/11/2026."),
        required=False,
        max_length=60,
    )
    id_number = forms.CharField(
        label=gettext_lazy("Number of the identity paper"), required=False, max_length=20
    )
    phone = forms.CharField(label=gettext_lazy("Phone"), required=False, max_length=20)

    def prepare(self) -> None:
        dossier = self.scene.dossier
        choices = [(OWNER, _("The owner, %(name)s") % {"name": dossier.owner.name})]
        if dossier.representative:
            text = _("%(name)s, who filed for the owner") % {"name": dossier.representative.name}
            choices.append((REPRESENTATIVE, text))
        choices.append((OTHER, _("Another authorised person")))
        field = self.fields["receiver"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
        self.initial.setdefault("receiver", OWNER)
        self.initial.setdefault("channel", dossier.return_by or ReturnChannel.COUNTER.value)

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if found.get("receiver") == OTHER:
            self._read_card(found)
            self._check_person(found)
        return found

    def _read_card(self, found: dict[str, Any]) -> None:
        if not found.get("card"):
            return
        try:
            card = read_id_card(found["card"])
        except BadIdCard as wrong:
            self.add_error("card", str(wrong))
            return
        found["name"] = found.get("name") or card.name
        found["id_number"] = found.get("id_number") or card.number
        found["born"], found["sex"], found["address"] = card.born, card.sex, card.address

    def _check_person(self, found: dict[str, Any]) -> None:
        if not found.get("name"):
            self.add_error("name", _("Write the name of the person who takes the result."))
        if not found.get("relation", "").strip():
            self.add_error("relation", _("Write how the person taking the result is related to the owner."))
        if not found.get("id_number"):
            self.add_error("id_number", _("Write the number of the identity paper they showed."))
        self._check_phone(found)

    def _check_phone(self, found: dict[str, Any]) -> None:
        if found.get("phone"):
            try:
                found["phone"] = normal_phone(found["phone"])
            except BadPhone as wrong:
                self.add_error("phone", str(wrong))

    def arguments(self) -> dict[str, Any]:
        typed, dossier = self.cleaned_data, self.scene.dossier
        channel = ReturnChannel(typed["channel"])
        if typed["receiver"] == REPRESENTATIVE and dossier.representative:
            relation = dossier.relation or _("filed for the owner")
            return {"channel": channel, "received_by": _same(dossier.representative), "relation": relation}
        if typed["receiver"] == OTHER:
            return {"channel": channel, "received_by": _person(typed), "relation": tidy(typed["relation"])}
        return {"channel": channel}


def _person(typed: dict[str, Any]) -> PersonWritten:
    number = tidy_id_number(typed["id_number"])
    return PersonWritten(
        name=typed["name"],
        id_kind=_kind_of(number),
        id_number=number,
        born=typed.get("born"),
        sex=typed.get("sex"),
        address=typed.get("address", ""),
        phone=typed["phone"],
    )


def _kind_of(number: str) -> IdKind:
    """Which paper a number is from: passports have letters, old cards nine digits."""
    if not number.isdigit():
        return IdKind.PASSPORT
    return IdKind.OLD_CARD if len(number) == 9 else IdKind.PERSONAL


def _same(person: Applicant) -> PersonWritten:
    return PersonWritten(
        name=person.name,
        kind=ApplicantKind(person.kind),
        id_kind=IdKind(person.id_kind),
        id_number=person.id_number,
        born=person.born,
        sex=Sex(person.sex) if person.sex else None,
        phone=person.phone,
        email=person.email,
        address=person.address,
        residence=person.residence_id,
    )
