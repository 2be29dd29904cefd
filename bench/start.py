"""From `motcua serve` to the first page, and the memory of a standalone server, beside a bare Django site."""

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from .client import run
from .figures import Figure
from .machine import memory_mb
from .servers import granian, motcua, serving

LIMIT_MB = 200.0
FIRST_PAGE = "/accounts/login/"
_SERVE = motcua("serve", "--host", "127.0.0.1", "--port", "{port}")


def measure(*, rounds: int = 3, number: int = 200) -> list[Figure]:
    """An empty directory first, then the one it left behind."""
    with TemporaryDirectory(prefix="motcua-bench-") as place:
        home = Path(place) / "home"
        environment = {"MOTCUA_HOME": str(home)}
        fresh = _start(environment)
        prepared = median(_start(environment) for _ in range(rounds))
        bare_home = Path(place) / "bare"
        bare_home.mkdir()
        bare = {"BENCH_HOME": str(bare_home), "BENCH_DATABASE": ""}
        with serving(granian("bench.bare_site:application"), bare) as server:
            raw = _memory(server.pid, server.port, "/", number)
        raw_start = median(_start_bare(bare) for _ in range(rounds))
        with serving(_SERVE, environment, FIRST_PAGE) as server:
            ours = _memory(server.pid, server.port, FIRST_PAGE, number)
        shutil.rmtree(home)
    beside = "a bare Django site"
    return [
        Figure("first page, in an empty directory", fresh, "s", note="makes the database, loads the data"),
        Figure("first page, in a prepared one", prepared, "s", raw_start, beside),
        Figure("memory, at rest (PSS)", ours[0][0], "MB", raw[0][0], beside),
        Figure("memory, at rest (RSS, summed)", ours[0][1], "MB", raw[0][1], beside),
        Figure(f"memory, after {number} pages (PSS)", ours[1][0], "MB", raw[1][0], beside, limit=LIMIT_MB),
        Figure(f"memory, after {number} pages (RSS, summed)", ours[1][1], "MB", raw[1][1], beside),
    ]


def _start(environment: dict[str, str]) -> float:
    with serving(_SERVE, environment, FIRST_PAGE) as server:
        return server.ready


def _start_bare(environment: dict[str, str]) -> float:
    with serving(granian("bench.bare_site:application"), environment) as server:
        return server.ready


def _memory(pid: int, port: int, page: str, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
    rest = memory_mb(pid)
    run(port, lambda _turn: ("GET", page, b""), number=number)
    return rest, memory_mb(pid)
