"""Worklists, search and register over a million dossiers, beside the same pages over ten thousand.

Each is measured twice: the query function behind it, and the page itself as the program answers it
(addresses, session, hat, templates). The office has the same work in hand both times; what grows is its
history. A figure is processor time, the database's included; what a neighbour on the machine does hardly
disturbs it. The median time on the clock stands behind it.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from motcua.dossiers.queries import (
    RegisterFilter,
    count,
    load_of,
    register_rows,
    rows,
    search,
    worklist,
    worklists_for,
)
from motcua.dossiers.rules import Status
from motcua.kernel.clock import local_day
from motcua.staff.queries import account
from motcua.staff.rules import Hat, RoleCode

from .bulk import MANY_BEAR, ONE_BEARS, Amount, fill
from .figures import Figure
from .machine import thread_seconds
from .office import AT, Office, prepared
from .plans import complaint

GOAL = 1.5
MOST_QUERIES = 12
BLOCKS = 3
LARGE = 100_000
"""From so many on, a page that reads a whole table is a mistake."""
SPANS = {"a month": timedelta(days=30), "a year": timedelta(days=365)}
IN_HAND = (
    Status.ACCEPTED,
    Status.IN_PROCESS,
    Status.SUPPLEMENT_ASKED,
    Status.OBLIGATION_ASKED,
    Status.FINISHED,
)
"""Rare in a long register: a page of them must not look through all the others. (Over few dossiers a month
holds not one page of those returned, so that the month of those is not the same page.)"""


RARE: dict[str, dict[str, Any]] = {
    "a rare channel": {"channel": "post"},
    "a rare channel, returned": {"channel": "post", "status": Status.RETURNED},
    "a procedure there is none of": {"procedure_code": "9.999999"},
    "a field there is none of": {"field_code": "G99-XX99"},
}
"""The same few dossiers, or none, over few and over many: to find them must not mean to look through all."""


@dataclass(frozen=True)
class Page:
    """One thing to be measured. `whole`: the page as a browser gets it, not only what it asks for."""

    name: str
    get: Callable[[], object]
    whole: bool = False


@dataclass(frozen=True)
class Measured:
    """Milliseconds of processor time and on the clock (medians), number of queries, and what is wrong with
    how the database answers them."""

    cpu: float
    clock: float
    queries: int
    wrong: str


@dataclass(frozen=True)
class Filled:
    """A database of its own, filled: its name in the settings, and its pages by name."""

    name: str
    pages: dict[str, Page]


def measure(*, small: int = 10_000, large: int = 1_000_000, rounds: int = 15) -> list[Figure]:
    """Every page over `small` and over `large` in turn, so that a busy neighbour disturbs both alike.

    Raises RuntimeError for a page that would read a whole table, asks more than its share of queries, or more
    of them when there is more.
    """
    bases = [_filled("small", Amount(small)), _filled("large", Amount(large))]
    figures, wrong = [], []
    for name in bases[0].pages:
        before, after = _measured(name, bases, rounds)
        wrong += [f"{name}: {after.wrong}"] if after.wrong and large >= LARGE else []
        if after.queries > max(MOST_QUERIES, before.queries):
            wrong.append(f"{name}: {after.queries} queries, {before.queries} over few dossiers")
        note = f"{after.queries} queries; on the clock {after.clock:.1f} ms, {before.clock:.1f} ms"
        figures.append(Figure(name, after.cpu, "ms", before.cpu, f"over {small:,}", GOAL, note=note))
    if wrong:
        raise RuntimeError("; ".join(wrong))
    return figures


def _filled(name: str, amount: Amount) -> Filled:
    """Make a database of this name, with the office and so many dossiers."""
    use(name, fresh=True)
    office = prepared()
    fill(office, amount)
    return Filled(name, {page.name: page for page in pages_of(office, amount)})


def use(name: str, *, fresh: bool = False) -> None:
    """Let the program work on another database beside the one of the settings."""
    connection.close()
    settings = connections.databases["default"]
    if connection.vendor == "postgresql":
        full = f"bench_pages_{name}"
        if fresh:
            with connection.cursor() as cursor:
                cursor.execute(f'CREATE DATABASE "{full}"')
    else:
        full = str(Path(settings["NAME"]).with_name(f"{name}.sqlite3"))
    connection.close()
    settings["NAME"] = full
    del connections["default"]


def _measured(name: str, bases: list[Filled], rounds: int) -> list[Measured]:
    """The page over each database: the plans once, then block by block in turn."""
    plans, taken = [], [list[Taken]() for _ in bases]
    for base in bases:
        use(base.name)
        base.pages[name].get()
        with CaptureQueriesContext(connection) as asked:
            base.pages[name].get()
        plans.append([query["sql"] for query in asked])
    for turn in range(BLOCKS * len(bases)):
        base = bases[turn % len(bases)]
        use(base.name)
        taken[turn % len(bases)] += _times(base.pages[name].get, rounds // BLOCKS + 1)
    found = []
    for base, statements, times in zip(bases, plans, taken, strict=True):
        use(base.name)
        cpu, clock = (median(one[part] for one in times) * 1000 for part in (0, 1))
        found.append(Measured(cpu, clock, len(statements), complaint(statements)))
    return found


Taken = tuple[float, float]
"""Seconds of processor time, and on the clock."""


def _times(work: Callable[[], object], rounds: int) -> list[Taken]:
    """What each of so many runs took, after one that warms up."""
    work()
    return [_time(work) for _ in range(rounds)]


def _time(work: Callable[[], object]) -> Taken:
    cpu, clock = _spent(), time.perf_counter()
    work()
    return _spent() - cpu, time.perf_counter() - clock


def _spent() -> float:
    """Processor time of this thread, and of the database's process that serves it."""
    connection.ensure_connection()
    server = connection.connection.info.backend_pid if connection.vendor == "postgresql" else 0
    return time.thread_time() + (thread_seconds(server) if server else 0.0)


def pages_of(office: Office, amount: Amount) -> Iterator[Page]:
    head = office.hats[RoleCode.HEAD_OF_CENTRE]
    for one in worklists_for(head):
        yield Page(f"worklist {one.code}", lambda one=one: rows(one, head, AT))
    inspector = office.hats[RoleCode.INSPECTOR]
    everything = worklist("all_open")
    if everything:
        yield Page("worklist all_open, the inspector's", lambda: rows(everything, inspector, AT))
    yield Page("how much waits in each list", lambda: count(head, AT))
    yield Page("who has how much", lambda: load_of(head, AT))
    yield from _found(office, amount)
    yield from _registered(office)
    yield from _whole_pages(office)


def _found(office: Office, amount: Amount) -> Iterator[Page]:
    head = office.hats[RoleCode.HEAD_OF_CENTRE]
    middle = amount.dossiers // 2
    texts = {
        "a common name": "nguyen thi",
        "two words of a name": "tran van",
        "a whole name that many bear": MANY_BEAR,
        "a whole name that one bears": ONE_BEARS,
        "a code": f"H60.101-261123-{middle:08}",
        "a phone": f"09{middle:08}",
        "nothing there": "khong co ai",
    }
    for what, text in texts.items():
        yield Page(f"search, {what}", lambda text=text: search(head, text))
    inspector = office.hats[RoleCode.INSPECTOR]
    yield Page("search, a common name, the inspector's", lambda: search(inspector, "nguyen thi"))


def _registered(office: Office) -> Iterator[Page]:
    head, inspector = office.hats[RoleCode.HEAD_OF_CENTRE], office.hats[RoleCode.INSPECTOR]
    today, whole, days = local_day(AT), RegisterFilter(), timedelta(days=400)
    first = register_rows(head, whole)
    month = RegisterFilter(first_day=today - days, last_day=today - days + timedelta(days=30))
    yield _register(head, whole, "first page")
    yield Page("register, second page", lambda: register_rows(head, whole, after=first.next))
    yield _register(head, month, "a month long ago")
    for span, since in SPANS.items():
        wanted = RegisterFilter(first_day=today - since, last_day=today)
        for status in (*IN_HAND, *([Status.RETURNED] if span == "a year" else [])):
            yield _register(head, replace(wanted, status=status), f"{status.name.lower()}, {span}")
        for kind, narrowed in RARE.items():
            yield _register(head, replace(wanted, **narrowed), f"{kind}, {span}")
        busy = replace(wanted, officer=office.hats[RoleCode.SPECIALIST].account)
        yield _register(head, busy, f"one officer's, {span}")
        yield _register(inspector, wanted, f"the inspector's, {span}")
        yield _register(inspector, replace(wanted, status=4), f"the inspector's, in_process, {span}")


def _register(hat: Hat, wanted: RegisterFilter, what: str) -> Page:
    return Page(f"register, {what}", lambda: register_rows(hat, wanted))


def _whole_pages(office: Office) -> Iterator[Page]:
    """The pages of the desk, for the head of the centre."""
    who = account(office.hats[RoleCode.HEAD_OF_CENTRE].account)
    client = Client(headers={"host": "127.0.0.1"})
    if who is None:
        return
    client.force_login(who)
    addresses = {
        "worklist": reverse("desk:worklist", args=["all_open"]),
        "home": reverse("desk:home"),
        "search": reverse("desk:search") + "?q=nguyen+thi",
        "search, a whole name": f"{reverse('desk:search')}?{urlencode({'q': MANY_BEAR})}",
        "register": reverse("desk:register"),
        "register, in process, a year": f"{reverse('desk:register')}?{urlencode(_year_in_process())}",
    }
    for what, address in addresses.items():
        yield Page(f"the page: {what}", lambda address=address: _got(client, address), whole=True)


def _year_in_process() -> dict[str, object]:
    """The filter as an officer fills it in."""
    today = local_day(AT)
    first = today - SPANS["a year"]
    return {"first": f"{first:%d/%m/%Y}", "last": f"{today:%d/%m/%Y}", "status": Status.IN_PROCESS.value}


def _got(client: Client, address: str) -> None:
    answer = client.get(address)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    b"".join(answer)
