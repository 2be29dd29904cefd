"""Accepting a dossier through the action, beside a bare transaction of three inserts."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.dossiers.actions import receive

from .bare import make_tables, three_inserts
from .figures import Figure
from .machine import cpu_seconds
from .office import AT, Office


@dataclass(frozen=True)
class Pace:
    """What one transaction takes: per second, and milliseconds of processor time, the database's included."""

    rate: float
    cpu: float


def measure(office: Office, *, number: int = 400, rounds: int = 5, database_pid: int = 0) -> list[Figure]:
    """Both in turn, `rounds` times `number` transactions; medians."""
    make_tables()

    def accept() -> object:
        return receive(intake=office.intake(), by=office.receptionist, at=AT)

    def bare() -> object:
        return three_inserts("Trần Thị Thử", "008190000123")

    accept(), bare()
    pairs = [
        (_pace(accept, number, database_pid), _pace(bare, number * 3, database_pid)) for _ in range(rounds)
    ]
    return [
        _figure("accepting, by the action", pairs, "transactions/s", lambda pace: pace.rate),
        _figure("accepting, processor time with the database's", pairs, "ms", lambda pace: pace.cpu),
        Figure("statements", _asked(accept), "statements", _asked(bare), "the bare transaction"),
    ]


def _pace(work: Callable[[], object], number: int, database_pid: int) -> Pace:
    roots = [os.getpid(), *([database_pid] if database_pid else [])]
    spent, began = cpu_seconds(*roots), time.perf_counter()
    for _ in range(number):
        work()
    elapsed = time.perf_counter() - began
    return Pace(number / elapsed, (cpu_seconds(*roots) - spent) / number * 1000)


def _figure(name: str, pairs: list[tuple[Pace, Pace]], unit: str, part: Callable[[Pace], float]) -> Figure:
    ours, raw = (median(part(pair[side]) for pair in pairs) for side in (0, 1))
    return Figure(name, ours, unit, raw, "the bare transaction")


def _asked(work: Callable[[], object]) -> int:
    """Statements of one run, BEGIN and COMMIT included where the driver shows them."""
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)
