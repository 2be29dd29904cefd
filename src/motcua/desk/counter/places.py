"""Places as people type them: found while typing, understood when sent, guessed from an ID card's address."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.kernel.clock import local_day, now
from motcua.kernel.text import fold
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission
from motcua.units.queries import search_units
from motcua.units.rules import Tier, bare_search_text, province_path

_SHOWN = 8


class UnclearPlace(ValueError):
    """The text names no place, or several. The text says what to do."""


def place_name(unit: Any) -> str:
    """A commune as it is written in full: `Phường Minh Xuân, Tỉnh Tuyên Quang`."""
    return f"{unit.name}, {unit.parent.name}" if unit.tier == Tier.COMMUNE and unit.parent else unit.name


@needs(Permission.FILE)
def search_places(request: OfficerRequest) -> HttpResponse:
    """The suggestions under a field for a place: whatever the field is called, its text is the question."""
    text = str(next(iter(request.GET.values()), ""))
    found = search_units(_first(text), local_day(now()), _SHOWN, tier=Tier.COMMUNE)
    return render(request, "desk/counter/_places.html", {"places": [place_name(one) for one in found]})


@needs(Permission.FILE)
def search_communes(request: OfficerRequest) -> HttpResponse:
    """The same, of the officer's own province only: where a dossier may be decided."""
    text, near = request.GET.get("decides-commune", ""), province_path(request.hat.scope)
    found = search_units(_first(text), local_day(now()), _SHOWN, tier=Tier.COMMUNE, scope=near)
    return render(request, "desk/counter/_places.html", {"places": [place_name(one) for one in found]})


def understood(text: str, on: date, scope: str = "") -> Any:
    """The commune that a typed text means. A name alone is enough where it is the only one, or the only one
    within `scope`. Raises UnclearPlace."""
    named = _named(text, on)
    nearer = [unit for unit in named if scope and unit.path.startswith(scope)]
    chosen = named if len(named) == 1 else nearer
    if len(chosen) == 1:
        return chosen[0]
    if not named:
        raise UnclearPlace(
            _("There is no such place today. Type a part of its name and choose from the list.")
        )
    examples = "; ".join(place_name(unit) for unit in named[:3])
    raise UnclearPlace(
        _("Several places are called so: %(places)s. Write the one you mean.") % {"places": examples}
    )


def guessed(address: str, on: date) -> Any | None:
    """The commune of an address, if its last two parts name one of today; those of older cards do not."""
    parts = [part.strip() for part in address.split(",") if part.strip()]
    if len(parts) < 2:
        return None
    named = _named(f"{parts[-2]}, {parts[-1]}", on)
    return named[0] if len(named) == 1 else None


def _first(text: str) -> str:
    return text.split(",")[0].strip()


def _named(text: str, on: date) -> list[Any]:
    """The communes with exactly this name; with a province behind the comma, those of that province."""
    name, province = _first(text), fold(text.partition(",")[2])
    units = search_units(name, on, 50, tier=Tier.COMMUNE)
    same = [unit for unit in units if fold(unit.name) == fold(name)] or [
        unit for unit in units if bare_search_text(unit.name) == bare_search_text(name)
    ]
    if not province:
        return same
    wanted = bare_search_text(province)
    return [unit for unit in same if unit.parent and bare_search_text(unit.parent.name) == wanted]
