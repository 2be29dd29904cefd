"""Giving several dossiers to one officer; each that is refused is shown with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from motcua.dossiers.actions import reassign_many
from motcua.dossiers.queries import obtain_many
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.kept import owner_mark, take_form
from motcua.staff.rules import Permission

from .fields import ReasonField, fill_kept
from .lines import lines, name_of
from .officers import Officer, who_work
from .shell import shell_context

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

MOST = 100


class GiveForm(forms.Form):
    """To whom, and why."""

    to_officer = forms.ChoiceField(
        label=gettext_lazy("Give them to"),
        error_messages={"required": gettext_lazy("Choose the officer who gets them.")},
    )
    reason = ReasonField(help_text=gettext_lazy("It is kept in the history of each dossier."))

    def __init__(self, *given: Any, officers: Iterable[Officer], **more: Any) -> None:
        super().__init__(*given, **more)
        field = self.fields["to_officer"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose an officer")), *_grouped(officers)]


def _grouped(officers: Iterable[Officer]) -> list[tuple[str, list[tuple[str, str]]]]:
    by_role = sorted(officers, key=lambda officer: officer.role)
    return [
        (name, [(str(one.account), f"{one.name} – {one.words}") for one in group])
        for name, group in groupby(by_role, key=lambda officer: officer.role)
    ]


@needs(Permission.REASSIGN)
def show(request: OfficerRequest) -> HttpResponse:
    """GET: what was ticked, to whom, why. POST: each in a transaction of its own, then what came of it."""
    at = now()
    given = request.POST if request.method == "POST" else request.GET
    back = _back(given)
    picked = obtain_many(request.hat, _picked(given))
    if not picked:
        messages.warning(request, _("Tick the dossiers first, then choose to give them to another officer."))
        return redirect(back)
    officers = who_work(request.hat, at)
    if request.method == "POST":
        form = GiveForm(request.POST, officers=officers)
        if form.is_valid():
            return _give(request, form.cleaned_data, picked, back, at)
    else:
        form = fill_kept(GiveForm(officers=officers), take_form(request))
    return render(request, "desk/work/reassign.html", _context(request, form, picked, back, at))


def _give(
    request: OfficerRequest, typed: dict[str, Any], picked: list[Dossier], back: str, at: datetime
) -> HttpResponse:
    officer = UUID(typed["to_officer"])
    given, refused = reassign_many(
        dossiers=picked, to_officer=officer, reason=typed["reason"], by=request.hat, at=at
    )
    if not refused:
        number = len(given)
        text = ngettext("%(n)d dossier was given away.", "%(n)d dossiers were given away.", number)
        messages.success(request, text % {"n": number})
        return redirect(back)
    context = shell_context(request, at) | {
        "given": lines(given, at),
        "refused": [_refused(dossier, refusal) for dossier, refusal in refused],
        "back": back,
        "at": at,
    }
    return render(request, "desk/work/reassigned.html", context)


def _refused(dossier: Dossier, refusal: Refusal) -> dict[str, Any]:
    url = reverse("desk:dossier", args=[dossier.pk])
    return {"name": name_of(dossier), "url": url, "owner": dossier.owner.name, "why": refusal}


def _context(
    request: OfficerRequest, form: GiveForm, picked: list[Dossier], back: str, at: datetime
) -> dict[str, Any]:
    return shell_context(request, at) | {
        "form": form,
        "lines": lines(picked, at),
        "picked": [str(dossier.pk) for dossier in picked],
        "back": back,
        "at": at,
        "pick": False,
        "form_owner": owner_mark(request.user.pk),
        "form_page": request.POST.get("form_page") or request.get_full_path(),
    }


def _picked(given: QueryDict) -> list[UUID]:
    found = []
    for text in given.getlist("pick")[:MOST]:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _back(given: QueryDict) -> str:
    url = given.get("back", "")
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else reverse("desk:home")
