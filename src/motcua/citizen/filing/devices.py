"""Going on elsewhere: the draft's code and a telephone number open it on any device."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from motcua.drafts.queries import open_by_phone
from motcua.drafts.rules import tidy_code
from motcua.staff.entrance import public

from ..finding.asking import qr
from ..tracking.proof import private
from ..tries import Guess
from . import cookies
from .gate import Filing, behind_draft

if TYPE_CHECKING:
    from motcua.drafts.models import Draft


class ResumeForm(forms.Form):
    """The code of a draft and the telephone number typed in it."""

    use_required_attribute = False
    code = forms.CharField(
        label=_("Draft code"),
        max_length=20,
        help_text=_("Eight letters and digits, such as K7QF-2M9T."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the draft code.")},
    )
    phone = forms.CharField(
        label=_("Phone number"),
        max_length=30,
        help_text=_("The one you typed in the draft."),
        widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Type the phone number you gave in the draft.")},
    )


@public
@sensitive_post_parameters("phone")
@require_http_methods(["GET", "HEAD", "POST"])
def resume(request: HttpRequest) -> HttpResponse:
    """Ask for code and phone; answered rightly, on to the draft. Wrong answers are all alike."""
    if request.method != "POST":
        return _asked(request, ResumeForm(initial={"code": request.GET.get("code", "")[:20]}))
    form = ResumeForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, status=422)
    code, phone = form.cleaned_data["code"], form.cleaned_data["phone"]
    guess = Guess(request, "draft", code=tidy_code(code) or "none", phone=phone)
    if guess.too_many():
        return _asked(request, form, "too_many", 429)
    draft = open_by_phone(code, phone)
    if draft is None:
        guess.count_wrong()
        return _asked(request, form, "unknown", 404)
    return _admitted(request, draft)


@behind_draft
def elsewhere(filing: Filing) -> HttpResponse:
    """The code of this draft and the way to it, for another device."""
    page = reverse("citizen:file-resume")
    link = f"{settings.SITE}{page}?{urlencode({'code': filing.draft.code})}"
    phone = filing.typed.get("owner", {}).get("phone") or filing.typed.get("representative", {}).get("phone")
    site = f"{settings.SITE}{page}".partition("://")[2]
    return filing.page("elsewhere", qr=qr(link), site=site, phone=bool(phone), days=settings.DRAFT_DAYS)


def _admitted(request: HttpRequest, draft: Draft) -> HttpResponse:
    answer = HttpResponseRedirect(reverse("citizen:file-draft", args=[draft.code]))
    cookies.admit(request, answer, draft)
    return private(answer)


def _asked(request: HttpRequest, form: ResumeForm, problem: str = "", status: int = 200) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "problem": problem, "here": "file"}
    context["asked"] = form["code"].value() if not form.is_bound else ""
    answer = render(request, "citizen/filing/resume.html", context, status=status)
    cookies.renew(request, answer)
    return private(answer)
