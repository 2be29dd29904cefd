"""Choosing the commune whose counters and offers are shown; the browser remembers it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from motcua.citizen.place import COOKIE, NOT_CHOSEN, place_at, place_of
from motcua.citizen.pressing import pressed
from motcua.kernel.clock import local_day, now
from motcua.kernel.text import tidy
from motcua.pages.look import YEAR, way_back
from motcua.pages.packing import packed
from motcua.staff.entrance import public
from motcua.units.queries import search_units
from motcua.units.rules import Tier

if TYPE_CHECKING:
    from motcua.units.models import Unit

LONGEST = 80
MOST = 30
TWO_TIERS_SINCE = date(2025, 7, 1)


@public
@packed
def place(request: HttpRequest) -> HttpResponse:
    """Find a commune by its name; choosing one sends it to `set_place`."""
    text = tidy(request.GET.get("q", ""))[:LONGEST]
    context = {
        "q": text,
        "next": way_back(request, request.GET.get("next", ""), reverse("citizen:find")),
        "units": found(text, now(), _province(request)) if text else [],
        "most": MOST,
    }
    return render(request, "citizen/finding/place.html", context)


def found(text: str, at: datetime, near: str = "") -> "list[Unit]":
    """Communes by their name of today, else by the one they had when the communes were joined. Those of the
    province with the path `near` come first: a name is common to many, and most people live close by."""
    return _named(text, local_day(at), near) or _named(text, TWO_TIERS_SINCE, near)


def _named(text: str, on: date, near: str) -> "list[Unit]":
    close = search_units(text, on, MOST, tier=Tier.COMMUNE, scope=near) if near else []
    everywhere = search_units(text, on, MOST, tier=Tier.COMMUNE)
    return list({unit.pk: unit for unit in (*close, *everywhere)}.values())[:MOST]


def _province(request: HttpRequest) -> str:
    """The path of the province in which this reader looked last."""
    place = place_of(request)
    return place.unit.parent.path if place and place.unit.parent else ""


@public
@pressed("citizen:find-place")
def set_place(request: HttpRequest) -> HttpResponse:
    """Remember the commune in this browser, or forget it; back to where the question came from."""
    chosen = place_at(request.POST.get("unit", ""), now())
    to = way_back(request, request.POST.get("next", ""), reverse("citizen:find"))
    answer = HttpResponseRedirect(to)
    value = str(chosen.unit.pk) if chosen else NOT_CHOSEN
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(COOKIE, value, max_age=YEAR, secure=secure, httponly=True, samesite="Lax")
    return answer
