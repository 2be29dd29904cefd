"""The page of the head of the centre: who has how much, what is late, and where it lies."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import OfficerLoad, PlaceLoad, latest, load_of, places_of
from motcua.kernel.clock import now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from .holders import css_of
from .lines import lines
from .shell import may_reassign, shell_context
from .worklists import NOBODY


@needs(Permission.SEE_LOAD)
def show(request: OfficerRequest) -> HttpResponse:
    """Loads, the most overdue first; every figure leads to the list behind it."""
    at = now()
    loads, places = load_of(request.hat, at), places_of(request.hat, at)
    most = max((load.open for load in loads if not load.machine), default=0)
    context = shell_context(request, at) | {
        "at": at,
        "tiles": _tiles(loads),
        "officers": [_officer(load, most) for load in loads if not load.machine],
        "with_machines": sum(load.open for load in loads if load.machine),
        "places": [_place(place) for place in places],
        "lines": lines(latest(request.hat, at), at, "overdue"),
        "pick": may_reassign(request.hat),
        "here": request.get_full_path(),
    }
    return render(request, "desk/work/load.html", context)


def list_url(code: str, **narrowing: str) -> str:
    """A worklist, narrowed to an officer or a holder."""
    url = reverse("desk:worklist", args=[code])
    return f"{url}?{urlencode(narrowing)}" if narrowing else url


def _tiles(loads: list[OfficerLoad]) -> list[dict[str, Any]]:
    late, soon = sum(load.overdue for load in loads), sum(load.due_soon for load in loads)
    waiting = sum(load.open for load in loads if load.officer is None)
    everything = sum(load.open for load in loads)
    return [
        {"label": _("Overdue"), "figure": late, "url": list_url("overdue"), "tone": "late" if late else ""},
        {"label": _("Due soon"), "figure": soon, "url": list_url("due_soon"), "tone": "soon" if soon else ""},
        {
            "label": _("Taken on by nobody yet"),
            "figure": waiting,
            "url": list_url("all_open", officer=NOBODY),
            "tone": "",
        },
        {"label": _("All open dossiers"), "figure": everything, "url": list_url("all_open"), "tone": ""},
    ]


def _officer(load: OfficerLoad, most: int) -> dict[str, Any]:
    who = str(load.officer) if load.officer else NOBODY
    parts = _parts(load, most)
    return {
        "load": load,
        "bar": parts,
        "name": load.name or _("Taken on by nobody yet"),
        "open_url": list_url("all_open", officer=who),
        "soon_url": list_url("due_soon", officer=who),
        "late_url": list_url("overdue", officer=who),
    }


def _parts(load: OfficerLoad, most: int) -> list[dict[str, str]]:
    """The bar of one officer: late, due soon, the rest, as shares of the largest load, in per cent."""
    counts = (
        ("late", load.overdue),
        ("soon", load.due_soon),
        ("rest", load.open - load.overdue - load.due_soon),
    )
    begun, parts = 0, []
    for css, number in counts:
        parts.append({"css": css, "x": _percent(begun, most), "width": _percent(number, most)})
        begun += number
    return parts


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%" if whole else "0%"


def _place(place: PlaceLoad) -> dict[str, Any]:
    return {
        "name": place.holder.label,
        "css": css_of(place.holder),
        "open": place.open,
        "overdue": place.overdue,
        "url": list_url("all_open", holder=place.holder.value),
        "late_url": list_url("overdue", holder=place.holder.value),
    }
