"""The question for code and phone, and the page of one dossier. Wrong answers are all alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters

from motcua.kernel.clock import now
from motcua.staff.entrance import public

from ..pressing import pressed
from ..tries import Guess
from . import proof
from .filings import by_key, by_phone
from .standing import standing

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

LONGEST = 60


class WayInForm(forms.Form):
    """The code with a phone number written on the dossier, or with the key at the foot of the slip."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Dossier code"),
        max_length=LONGEST,
        help_text=_("Under the bars at the head of the slip, such as H60.101-261124-0007."),
        error_messages={"required": _("Type the dossier code.")},
    )
    phone = forms.CharField(
        label=_("Phone number"),
        required=False,
        max_length=LONGEST,
        help_text=_("The one you gave when you filed."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"}),
    )
    k = forms.CharField(
        label=_("Look-up key"),
        required=False,
        max_length=LONGEST,
        help_text=_("Eight characters at the foot of the slip. Capital and small letters differ."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"].needed = True  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs |= {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}

    def clean_code(self) -> str:
        return str(self.cleaned_data["code"]).upper().replace("/", "-").replace(" ", "")

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("phone") and not self.cleaned_data.get("k"):
            self.add_error("phone", _("Type the phone number you gave when you filed."))
        return self.cleaned_data

    def found(self) -> Dossier | None:
        """The dossier these belong to."""
        code, phone, key = (self.cleaned_data.get(name, "") for name in ("code", "phone", "k"))
        return by_key(code, key) if key else by_phone(code, phone)


@public
@sensitive_post_parameters("phone", "k")
def ask(request: HttpRequest) -> HttpResponse:
    """The form for code and phone; answered rightly, it leads to the dossier's page."""
    if request.method != "POST":
        code = proof.was_asked(request)
        return _form(request, WayInForm(initial={"code": code}), "expired" if code else "")
    form = WayInForm(request.POST)
    if not form.is_valid():
        return _form(request, form, status=422)
    code = form.cleaned_data["code"]
    by_phone = {} if form.cleaned_data["k"] else {"code": code, "phone": form.cleaned_data["phone"]}
    guess = Guess(request, "track", **by_phone)
    if guess.too_many():
        return _form(request, form, "too_many", 429)
    dossier = form.found()
    if dossier is None:
        guess.count_wrong()
        return _form(request, form, "unknown", 404)
    page = proof.prove(request, dossier, code)
    return proof.private(HttpResponseRedirect(proof.way_back(request, code) or page))


@public
def show(request: HttpRequest, code: str) -> HttpResponse:
    """How a dossier stands. The key in the slip's QR opens it, and so does a proof given before."""
    code, key = code[:LONGEST].upper(), request.GET.get("k", "")[:LONGEST]
    dossier = proof.proven(request, code)
    if dossier is None and not key:
        return _form(request, WayInForm(initial={"code": code}), status=404)
    if dossier is None:
        guess = Guess(request, "track")
        if guess.too_many():
            return _form(request, WayInForm(initial={"code": code}), "too_many", 429)
        dossier = by_key(code, key)
        if dossier is None:
            guess.count_wrong()
            return _form(request, WayInForm(initial={"code": code}), "unknown", 404)
        proof.prove(request, dossier, code)
    called = "" if code == str(dossier.pk).upper() else code
    context = {"standing": standing(dossier, now()), "code": code, "called": called, "here": "track"}
    return proof.private(render(request, "citizen/tracking/dossier.html", context))


@public
@pressed("citizen:track")
def leave(request: HttpRequest) -> HttpResponse:
    """Done: this browser forgets every dossier it has shown."""
    proof.forget(request)
    return proof.private(redirect("citizen:track"))


def _form(request: HttpRequest, form: WayInForm, problem: str = "", status: int = 200) -> HttpResponse:
    context = {"form": form, "problem": problem, "help_line": settings.HELP_LINE, "here": "track"}
    return proof.private(render(request, "citizen/tracking/ask.html", context, status=status))
