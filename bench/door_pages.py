"""The public's pages over a whole catalogue: finding, a procedure, tracking; each beside a bare page.

Ours tell much more than the bare ones: offices and hours, misspelt words put right, what the commune offers,
sentences instead of columns. The ratio says what that costs, and is watched so that it does not grow.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from motcua.citizen.place import COOKIE
from motcua.dossiers.actions import receive
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.kernel.text import fold
from motcua.procedures.actions import import_catalogue
from motcua.procedures.finding import shelf
from motcua.procedures.queries import version_in_force

from .catalogue import REFERENCE
from .door_api import servers
from .figures import Figure
from .loads import Asked, Beside, figures, in_turn
from .office import AT, PROCEDURE, Office
from .posting import Place

BARE_PAGE = "the bare page"
BARE_SITE = "bench.bare_pages:application"
COMMON, RARE, MISSPELT = "cấp giấy phép", "khai sinh", "khai snih"


@dataclass(frozen=True)
class Shown:
    """A page of ours, the bare one beside it, and how many times its processor time it may take: the goal,
    and the ceiling of a goal known to be missed; `most` queries it may ask."""

    name: str
    address: str
    bare: str
    goal: float
    ceiling: float | None = None
    most: int = 12


@dataclass(frozen=True)
class Stock:
    """The office with its catalogue, and a word about how large that is. Goals hold for a `whole` one."""

    office: Office
    said: str
    whole: bool


def stocked(office: Office, source: Path = REFERENCE, rows: int | None = None) -> Stock:
    """The office with the whole reference catalogue where it is at hand (of it `rows` where given)."""
    if source.exists():
        lines = source.read_bytes().splitlines(keepends=True)[:rows]
        import_catalogue(raw=b"".join(lines), by=System(), at=AT, skip_bad=True)
        office = replace(office, version=version_in_force(PROCEDURE, AT.date()).pk)
    said = f"{len(shelf(local_day(now()))):,} procedures"
    if not source.exists():
        said += ", the shipped ones alone: the reference set is not here"
    return Stock(office, said, source.exists() and rows is None)


def measure(stock: Stock, place: Place, *, number: int = 300, rounds: int = 3) -> list[Figure]:
    """The pages in turn with their bare ones. Raises RuntimeError for one that asks too many queries."""
    office = stock.office
    cookie = {"Cookie": f"{COOKIE}={office.ward}"}
    pages = pages_of(office)
    asked = {page.name: queries_of(page, office) for page in pages}
    connections.close_all()
    with servers(place, BARE_SITE) as (bare, ours):
        kinds = {}
        for page in pages:
            kinds[f"bare {page.name}"] = Asked(bare, _always(page.bare))
            kinds[page.name] = Asked(ours, _always(page.address), cookie)
        loads = in_turn(kinds, place, number=number, rounds=rounds)
    found = []
    for page in pages:
        goal = page.goal if stock.whole else None
        note = f"{asked[page.name]} queries; {stock.said}"
        beside = Beside(loads[f"bare {page.name}"], BARE_PAGE, goal, page.ceiling, note)
        found += figures(page.name, loads[page.name], beside)
    wrong = [f"{page.name}: {asked[page.name]} queries" for page in pages if asked[page.name] > page.most]
    if wrong:
        raise RuntimeError("; ".join(wrong))
    return found


def pages_of(office: Office) -> list[Shown]:
    """Every page with what to ask the bare one."""
    dossier = receive(intake=office.intake(), by=office.receptionist, at=now())
    tracked = urlencode({"code": dossier.code, "k": dossier.track_key})
    return [
        Shown("find, the way in", "/", _bare_find(RARE), 2.0, 6.0),
        Shown("find, a common word", _find(COMMON), _bare_find(COMMON), 2.0, 6.0),
        Shown("find, a matter", _find(RARE), _bare_find(RARE), 2.0, 6.0),
        Shown("find, misspelt", _find(MISSPELT), _bare_find(RARE), 4.0, 12.0),
        Shown("a procedure's page", f"/procedures/{PROCEDURE}/", f"/procedure/?code={PROCEDURE}", 8.0, 16.0),
        Shown(
            "tracking by code and key",
            f"/track/{dossier.code}/?{urlencode({'k': dossier.track_key})}",
            f"/dossier/?{tracked}",
            12.0,
            24.0,
        ),
    ]


def queries_of(page: Shown, office: Office) -> int:
    """How many statements the second showing takes; the first may read what is then kept in memory."""
    for _turn in range(2):
        browser = Client(headers={"host": "127.0.0.1"})
        browser.cookies[COOKIE] = str(office.ward)
        with CaptureQueriesContext(connection) as asked:
            answer = browser.get(page.address)
        if answer.status_code != 200:
            raise RuntimeError(f"{page.address} answered {answer.status_code}")
    return len(asked)


def _find(words: str) -> str:
    return f"/?{urlencode({'q': words})}"


def _bare_find(words: str) -> str:
    return f"/find/?{urlencode({'q': ' ' + fold(words)})}"


def _always(address: str) -> Callable[[int], tuple[str, str, bytes]]:
    return lambda _turn: ("GET", address, b"")
