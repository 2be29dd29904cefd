"""The first step of an intake: which procedure. The usual ones are one key away, all others a few letters."""

from datetime import date, datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.dossiers.queries.most_used import most_used
from motcua.kernel.clock import local_day, now
from motcua.procedures.queries import procedures_for, search
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission
from motcua.units.queries import unit

from .prepared import coded, waiting
from .showing import page

_KEYS = 9
_SHOWN = 12


@needs(Permission.FILE)
def choose(request: OfficerRequest) -> HttpResponse:
    """The page with the search box, or (while typing) the list alone. An exact hit opens at once, and so does
    the number of what was prepared at the guidance desk."""
    at = now()
    text = request.GET.get("q", "").strip()
    same = request.GET.get("same", "")
    came = coded(request.hat, text) if text else None
    found = _found(request.hat, text, local_day(at))
    context: dict[str, Any] = {"text": text, "found": _choices(found, same), "same": same, "came": came}
    if request.htmx:  # type: ignore[attr-defined]
        return render(request, "desk/counter/_found.html", context)
    if came or len(found) == 1:
        return redirect(came.address if came else _address(found[0], same))
    context["waiting"] = [] if text else waiting(request.hat)
    context["usual"] = [] if text else _choices(_usual(request.hat, at), same)
    return page(request, "desk/counter/choose.html", context, at)


def _found(hat: Hat, text: str, on: date) -> list[Any]:
    return search(text, on, unit(hat.authority), _SHOWN) if text else []


def _usual(hat: Hat, at: datetime) -> list[Any]:
    """What this unit takes in most, filled up with procedures that are modelled completely."""
    offered = procedures_for(unit(hat.authority), local_day(at))
    often = most_used(hat, _KEYS * 2)
    known = {one.procedure.code: one for one in offered.filter(procedure__code__in=often)}
    usual = [known[code] for code in often if code in known][:_KEYS]
    more = offered.filter(curated=True).exclude(procedure__code__in=[one.procedure.code for one in usual])
    return usual + list(more[: _KEYS - len(usual)])


def _choices(versions: list[Any], same: str) -> list[dict[str, Any]]:
    return [
        {"number": number, "version": one, "url": _address(one, same)}
        for number, one in enumerate(versions, start=1)
    ]


def _address(version: Any, same: str) -> str:
    return reverse("desk:intake_form", args=[version.pk]) + (f"?same={same}" if same else "")
