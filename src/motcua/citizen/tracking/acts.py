"""What the applicant may do beside mending: withdraw, correct how to be reached, rate the service."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.actions import correct_contact, rate, withdraw
from motcua.dossiers.permissions import why_not_correct_contact, why_not_rate, why_not_withdraw
from motcua.dossiers.rules import STARS, offered, star_name
from motcua.dossiers.rules.ratings import MOST_WORDS
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused

from .proof import applicant_of, behind_proof, proven, typed_before
from .seen import seen_in

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

# Where a refusal is shown on the form, when it speaks of one field.
_FIELD_OF = {
    "no_reason": "reason",
    "bad_phone": "phone",
    "bad_email": "email",
    "no_stars": "stars",
    "too_long": "words",
}


class WithdrawForm(forms.Form):
    """Why the dossier is withdrawn."""

    use_required_attribute = False
    reason = forms.CharField(
        label=gettext_lazy("Why do you withdraw it?"),
        help_text=gettext_lazy("A few words are enough. The officers read them."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Write in a few words why.")},
    )


class ContactForm(forms.Form):
    """New ways to reach the owner. What is known already is not shown: whoever holds a slip could read it."""

    use_required_attribute = False
    phone = forms.CharField(
        label=gettext_lazy("New phone number"),
        required=False,
        max_length=30,
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
    )
    email = forms.CharField(
        label=gettext_lazy("New e-mail address"),
        required=False,
        max_length=254,
        widget=forms.TextInput(attrs={"type": "email", "autocomplete": "email", "autocapitalize": "off"}),
    )
    address = forms.CharField(
        label=gettext_lazy("New address"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )


class RateForm(forms.Form):
    """Stars, ticks, words."""

    use_required_attribute = False
    stars = forms.TypedChoiceField(
        label=gettext_lazy("How was it?"),
        coerce=int,
        choices=lambda: [(str(one), f"{'★' * one} {star_name(one)}") for one in reversed(STARS)],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose from one to five stars.")},
    )
    ticks = forms.MultipleChoiceField(
        label=gettext_lazy("What was good, what was bad?"),
        required=False,
        choices=lambda: list(offered(settings.RATING_TICKS).items()),
        widget=forms.CheckboxSelectMultiple,
    )
    words = forms.CharField(
        label=gettext_lazy("In your own words"),
        required=False,
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@behind_proof
def withdraw_it(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """Withdraw the dossier, with a reason."""

    def do(typed: dict[str, Any], seen: int) -> str:
        withdraw(dossier=dossier, by=applicant_of(dossier), at=now(), seen=seen, **typed)
        return _("Your dossier is withdrawn. Nobody works on it any more.")

    page = "citizen/tracking/withdraw.html"
    return _act(request, code, WithdrawForm, page, why_not_withdraw(dossier), dossier, do)


@behind_proof
def contact(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """Correct phone, e-mail, address."""

    def do(typed: dict[str, Any], seen: int) -> str:
        correct_contact(dossier=dossier, by=applicant_of(dossier), at=now(), seen=seen, **typed)
        return _("Your new details are noted. Use the new phone number to look here next time.")

    page = "citizen/tracking/contact.html"
    return _act(request, code, ContactForm, page, why_not_correct_contact(dossier), dossier, do)


@behind_proof
def rate_it(request: HttpRequest, dossier: Dossier, code: str) -> HttpResponse:
    """Rate the service, once."""

    def do(typed: dict[str, Any], _seen: int) -> str:
        rate(dossier=dossier, by=applicant_of(dossier), at=now(), **typed)
        return _("Thank you. The centre reads every rating.")

    page = "citizen/tracking/rate.html"
    return _act(request, code, RateForm, page, why_not_rate(dossier), dossier, do)


def _act(
    request: HttpRequest,
    code: str,
    form_class: type[forms.Form],
    page: str,
    refusal: Refusal | None,
    dossier: Dossier,
    do: Callable[[dict[str, Any], int], str],
) -> HttpResponse:
    """GET: the form, or why not. POST: do it once; refused, the form again with all that was typed."""
    if request.method != "POST":
        kept = typed_before(request)
        form = form_class(QueryDict(kept)) if kept else form_class()
        return _page(request, page, form, dossier, code, refusal)
    form = form_class(request.POST)
    if not form.is_valid():
        return _page(request, page, form, dossier, code, refusal, status=422)
    try:
        messages.success(request, do(form.cleaned_data, seen_in(request)))
    except Refused as refused:
        return _again(request, page, form, code, refused.refusal)
    return redirect("citizen:track-dossier", code)


def _again(request: HttpRequest, page: str, form: forms.Form, code: str, refused: Refusal) -> HttpResponse:
    """The form with the reason. The dossier is read anew, so that the next try is made on how it is now."""
    dossier = proven(request, code)
    if dossier is None:
        return redirect("citizen:track")
    field = _FIELD_OF.get(refused.code, "")
    form.add_error(field if field in form.fields else None, str(refused))
    why_not = _WHY_NOT[type(form)](dossier)
    status = 409 if refused.code == "overtaken" else 422
    return _page(request, page, form, dossier, code, why_not, status=status)


_WHY_NOT: dict[type[forms.Form], Callable[..., Refusal | None]] = {
    WithdrawForm: why_not_withdraw,
    ContactForm: why_not_correct_contact,
    RateForm: why_not_rate,
}


def _page(
    request: HttpRequest,
    page: str,
    form: forms.Form,
    dossier: Dossier,
    code: str,
    refusal: Refusal | None,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "dossier": dossier, "code": code, "refusal": refusal, "here": "track"}
    return render(request, page, context, status=status)
