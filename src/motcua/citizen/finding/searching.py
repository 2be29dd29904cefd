"""Home of the public's door, search results, life events, fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from motcua.citizen.place import Place, place_of
from motcua.kernel.clock import local_day, now
from motcua.kernel.text import tidy
from motcua.pages.packing import packed
from motcua.procedures.finding import life_events, offers_of, shelf
from motcua.procedures.rules.life_events import LifeEvent
from motcua.procedures.rules.shelf import Entry, Found
from motcua.staff.entrance import public

from .telling import field_name

PAGE = 20
LONGEST = 120


@dataclass(frozen=True)
class Told:
    """A life event in the reader's language."""

    key: str
    name: str
    sentence: str


def told(event: LifeEvent) -> Told:
    """The event's words in the language of the page."""
    if get_language() == "en":
        return Told(event.key, event.name_en, event.sentence_en)
    return Told(event.key, event.name, event.sentence)


@dataclass(frozen=True)
class Listed:
    """One page of a list of procedures, of what the chosen commune offers unless all were asked for.
    `elsewhere` counts those that only others offer."""

    entries: Sequence[Entry]
    total: int
    elsewhere: int
    everywhere: bool
    first: int
    previous: str
    following: str

    @property
    def last(self) -> int:
        return self.first + len(self.entries) - 1


@public
@packed
def find(request: HttpRequest) -> HttpResponse:
    """Search for a procedure; without words, the way in by life event and field."""
    text = tidy(request.GET.get("q", ""))[:LONGEST]
    if not text:
        events = [told(event) for event in life_events()]
        return render(request, "citizen/finding/home.html", {"events": events, "q": ""})
    found = shelf(local_day(now())).find(text)
    events = [told(event) for event in life_events() if event.is_meant_by(text)]
    if events and found.meant:
        found = Found()  # it was spelt rightly: it is what happened in the family, not a slip of the finger
    context = {
        "q": text,
        "found": found,
        "listed": listed(request, found.entries),
        "events": events,
    }
    return render(request, "citizen/finding/results.html", context)


@public
@packed
def life_event(request: HttpRequest, key: str) -> HttpResponse:
    """What comes up at one life event, the usual procedure first."""
    event = next((event for event in life_events() if event.key == key), None)
    if event is None:
        raise Http404
    known = shelf(local_day(now())).by_code
    entries = [known[code] for code in event.procedures if code in known]
    context = {"event": told(event), "listed": listed(request, entries, everywhere=True)}
    return render(request, "citizen/finding/life_event.html", context)


@public
@packed
def fields(request: HttpRequest) -> HttpResponse:
    """The fields of the catalogue in which the chosen commune offers something; all of them if asked for."""
    place, everywhere = place_of(request), bool(request.GET.get("all"))
    keep = _offered(None if everywhere else place)
    counted = [
        (one.slug, field_name(one.name), sum(keep(entry) for entry in one.entries))
        for one in shelf(local_day(now())).fields.values()
    ]
    shown = [one for one in counted if one[2]]
    context: dict[str, Any] = {"fields": shown, "everywhere": everywhere, "more": len(counted) - len(shown)}
    return render(request, "citizen/finding/fields.html", context)


@public
@packed
def field(request: HttpRequest, slug: str) -> HttpResponse:
    """The procedures of one field."""
    found = shelf(local_day(now())).fields.get(slug)
    if found is None:
        raise Http404
    context = {"name": field_name(found.name), "listed": listed(request, found.entries)}
    return render(request, "citizen/finding/field.html", context)


def listed(request: HttpRequest, entries: Sequence[Entry], everywhere: bool = False) -> Listed:
    """The page of a list that the address asks for. What nobody here offers is shown when nothing else is."""
    keep = _offered(place_of(request))
    here = [entry for entry in entries if keep(entry)]
    elsewhere = len(entries) - len(here)
    everywhere = everywhere or bool(request.GET.get("all")) or not here
    shown = entries if everywhere else here
    page = _page(request.GET.get("page", ""), len(shown))
    start = (page - 1) * PAGE
    return Listed(
        shown[start : start + PAGE],
        len(shown),
        elsewhere,
        everywhere and bool(elsewhere),
        start + 1,
        _at_page(request, page - 1) if page > 1 else "",
        _at_page(request, page + 1) if start + PAGE < len(shown) else "",
    )


def _offered(place: Place | None) -> Any:
    """Whether an entry is offered at the place; everything is where none is chosen."""
    if place is None:
        return lambda _entry: True
    return offers_of(place.unit, local_day(place.at)).hold


def _page(text: str, total: int) -> int:
    """The number of a page that exists."""
    pages = max(1, -(-total // PAGE))
    return min(max(1, int(text)), pages) if text.isascii() and text.isdigit() and len(text) < 6 else 1


def _at_page(request: HttpRequest, page: int) -> str:
    kept = {name: request.GET[name][:LONGEST] for name in ("q", "all") if request.GET.get(name)}
    return "?" + urlencode(kept | {"page": page})
