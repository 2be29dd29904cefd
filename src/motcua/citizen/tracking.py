"""Where a dossier stands, by the code and the key on its slip. Wrong ones all get the same answer."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import tracked
from motcua.kernel.clock import now
from motcua.staff.entrance import public

from .words import standing

LONGEST = 60
_PRIVATE = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}


class SlipForm(forms.Form):
    """What is printed on the slip."""

    code = forms.CharField(
        label=_("Dossier code"),
        max_length=LONGEST,
        help_text=_("Under the bars at the head of the slip, such as H60.101-261124-0007."),
        error_messages={"required": _("Type the dossier code.")},
    )
    k = forms.CharField(
        label=_("Look-up key"),
        max_length=LONGEST,
        help_text=_("Eight characters at the foot of the slip. Capital and small letters differ."),
        error_messages={"required": _("Type the key from the foot of the slip.")},
    )
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs |= {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}


@public
def ask(request: HttpRequest) -> HttpResponse:
    """The form for code and key; filled in, it leads to the dossier's page."""
    form = SlipForm(request.GET if request.GET else None)
    if form.is_valid():
        code = form.cleaned_data["code"].upper().replace("/", "-")
        key = urlencode({"k": form.cleaned_data["k"]})
        return redirect(f"{reverse('citizen:dossier', args=[code])}?{key}")
    return _answer(request, "citizen/ask.html", {"form": form, "unknown": False})


@public
def show(request: HttpRequest, code: str) -> HttpResponse:
    """How the dossier of a slip stands; for a code and key that do not belong together, the form again."""
    dossier = tracked(code[:LONGEST], request.GET.get("k", "")[:LONGEST])
    if dossier is None:
        form = SlipForm(initial={"code": code[:LONGEST]})
        return _answer(request, "citizen/ask.html", {"form": form, "unknown": True}, status=404)
    return _answer(request, "citizen/dossier.html", {"standing": standing(dossier, now())})


def _answer(request: HttpRequest, template: str, context: dict[str, Any], status: int = 200) -> HttpResponse:
    answer = render(request, template, context, status=status)
    for name, value in _PRIVATE.items():
        answer[name] = value
    return answer
