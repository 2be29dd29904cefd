"""Due dates per second, beside a loop that only steps over weekends; and lines per second of `motcua due`."""

import json
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal
from tempfile import NamedTemporaryFile

from motcua.workdays.queries import shipped_calendar
from motcua.workdays.rules import Limit, LimitUnit, due

from .figures import Figure, side_by_side
from .office import AT
from .servers import ROOT, motcua, surroundings

DAYS = 15
BARE_LOOP = "a bare loop over weekdays"


def measure(*, number: int = 20_000, lines: int = 20_000, rounds: int = 3) -> list[Figure]:
    """Fifteen working days from many moments; the raw loop knows weekends and nothing else."""
    calendar, limit = shipped_calendar(), Limit(Decimal(DAYS), LimitUnit.WORKING_DAY)
    due(calendar, AT, limit)

    def ours() -> float:
        return _rate(lambda at: due(calendar, at, limit), number)

    fast, raw = side_by_side(ours, lambda: _rate(_weekdays, number), rounds)
    told, parsed = side_by_side(lambda: _told(lines), lambda: _parsed(lines), rounds)
    return [
        Figure("due dates, with their explanation", fast, "dates/s", raw, BARE_LOOP),
        Figure("motcua due, start included", told, "lines/s", parsed, "json in, json out alone"),
    ]


def _rate(count: Callable[[datetime], object], number: int) -> float:
    began = time.perf_counter()
    for minute in range(number):
        count(AT + timedelta(minutes=minute))
    return number / (time.perf_counter() - began)


def _weekdays(at: datetime) -> datetime:
    left = DAYS
    while left:
        at += timedelta(days=1)
        left -= at.weekday() < 5
    return at


def _lines(number: int) -> str:
    limit = {"amount": DAYS, "unit": "working_day"}
    cases = (
        {"id": turn, "accepted_at": (AT + timedelta(minutes=turn)).isoformat(), "limit": limit}
        for turn in range(number)
    )
    return "".join(json.dumps(case) + "\n" for case in cases)


_PARSE = "import json,sys\nfor line in sys.stdin: print(json.dumps(json.loads(line)))"


def _told(number: int) -> float:
    return _piped(motcua("due"), number)


def _parsed(number: int) -> float:
    return _piped([sys.executable, "-c", _PARSE], number)


def _piped(command: list[str], number: int) -> float:
    """Lines per second of a program that reads them all and answers each."""
    with NamedTemporaryFile("w+", suffix=".jsonl") as asked:
        asked.write(_lines(number))
        asked.seek(0)
        began = time.perf_counter()
        answered = subprocess.run(
            command, stdin=asked, capture_output=True, check=True, cwd=ROOT, env=surroundings({})
        )
        elapsed = time.perf_counter() - began
    found = answered.stdout.count(b"\n")
    if found != number:
        raise RuntimeError(f"{number} lines were asked, {found} answered")
    return number / elapsed
