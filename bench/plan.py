"""The benchmarks by name: what each one needs, and how large it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from . import accepting, catalogue, dates, door, pages, posting, slips, start
from .figures import Figure
from .office import prepared


@dataclass(frozen=True)
class Given:
    """Where a benchmark works: the installation's directory, its database's address (empty: SQLite) and the
    first process of the database's server (0: none)."""

    home: Path
    database: str
    database_pid: int
    quick: bool


@dataclass(frozen=True)
class Benchmark:
    """`engines` False: it has nothing to do with a database, and runs once."""

    title: str
    run: Callable[[Given], Iterable[Figure]]
    engines: bool = True


def _accepting(given: Given) -> list[Figure]:
    size = {"number": 100, "rounds": 2} if given.quick else {}
    return accepting.measure(prepared(), database_pid=given.database_pid, **size)


def _posting(given: Given) -> list[Figure]:
    place = posting.Place(given.home, given.database, given.database_pid)
    size = {"number": 120, "rounds": 1} if given.quick else {}
    return posting.measure(prepared(), place, **size)


def _door(given: Given) -> Iterator[Figure]:
    return door.measure(posting.Place(given.home, given.database, given.database_pid), quick=given.quick)


def _pages(given: Given) -> list[Figure]:
    return pages.measure(**({"small": 2_000, "large": 20_000, "rounds": 6} if given.quick else {}))


def _catalogue(given: Given) -> list[Figure]:
    prepared()
    return catalogue.measure(rows=300 if given.quick else None)


def _dates(given: Given) -> list[Figure]:
    size = {"number": 2_000, "lines": 1_000, "rounds": 1} if given.quick else {}
    return dates.measure(**size)


def _slips(given: Given) -> list[Figure]:
    return slips.measure(**({"number": 5, "rounds": 1} if given.quick else {}))


def _start(given: Given) -> list[Figure]:
    return start.measure(**({"rounds": 1, "number": 50} if given.quick else {}))


BENCHMARKS = {
    "accepting": Benchmark("Accepting a dossier through the action", _accepting),
    "posting": Benchmark("The same as an HTTP request under the production server", _posting),
    "door": Benchmark("The public's door: the API, its pages, a thousand people at once", _door),
    "pages": Benchmark("Worklists, search and register over a million dossiers", _pages),
    "catalogue": Benchmark("Importing a catalogue", _catalogue),
    "dates": Benchmark("Due dates", _dates, engines=False),
    "slips": Benchmark("Printed receipts", _slips, engines=False),
    "start": Benchmark("Start and memory of a standalone server", _start, engines=False),
}
