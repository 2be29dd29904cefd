"""The public's door under the production server: the API, the pages that find and track, a crowd that files.

One database for all of it, with the whole catalogue where that is at hand.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from django.core.management import call_command

from . import door_api, door_crowd, door_pages
from .catalogue import REFERENCE
from .figures import Figure
from .office import prepared
from .posting import Place

FULL: Mapping[str, Mapping[str, int]] = {
    "api": {"number": 400, "rounds": 3},
    "pages": {"number": 300, "rounds": 3},
    "crowd": {"people": 1_000},
}
QUICK: Mapping[str, Mapping[str, int]] = {
    "api": {"number": 60, "rounds": 1},
    "pages": {"number": 40, "rounds": 1},
    "crowd": {"people": 30},
}


def measure(place: Place, *, quick: bool = False, source: Path = REFERENCE) -> Iterator[Figure]:
    """All of it, in an empty database; what is measured is told at once."""
    sizes = QUICK if quick else FULL
    office = prepared()
    call_command("createcachetable", verbosity=0)  # as `motcua prepare` does
    stock = door_pages.stocked(office, source, 200 if quick else None)
    yield from door_api.measure(stock.office, place, **sizes["api"])
    yield from door_pages.measure(stock, place, **sizes["pages"])
    yield from door_crowd.measure(stock.office, place, **sizes["crowd"])
