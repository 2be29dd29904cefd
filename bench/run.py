"""All benchmarks, each figure beside a raw run of the same work, on SQLite and PostgreSQL.

    python bench/run.py [--quick] [--only NAME …] [--engine sqlite|postgresql]

Says which goals are missed, and ends with status 1 when one is that was not known to be.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[0:1] = [str(ROOT), str(ROOT / "src")]

from bench.cluster import Cluster, cluster  # noqa: E402
from bench.figures import Figure  # noqa: E402
from bench.machine import fdatasync_us  # noqa: E402
from bench.servers import surroundings  # noqa: E402

NAMES = ("accepting", "posting", "door", "pages", "catalogue", "dates", "slips", "start")
WITHOUT_DATABASE = ("dates", "slips", "start")
LONGEST = 1500


def main() -> int:
    given = _arguments()
    began, figures = time.perf_counter(), []
    print(f"{os.cpu_count()} processors; one durable write of 8 kB: {fdatasync_us():.0f} µs\n")
    with ExitStack() as stack:
        servers = {"sqlite": None, "postgresql": None}
        if "postgresql" in given.engine and set(given.only) - set(WITHOUT_DATABASE):
            servers["postgresql"] = stack.enter_context(cluster())
        for name in given.only:
            for engine in given.engine if name not in WITHOUT_DATABASE else ["none"]:
                figures += _shown(name, engine, servers.get(engine), given.quick)
    print(f"One durable write of 8 kB: {fdatasync_us():.0f} µs; {time.perf_counter() - began:.0f} s in all")
    for figure in figures:
        if figure.missed:
            print(f"Goal missed{'' if figure.failed else ' (known, under its ceiling)'}: {figure.missed}.")
    return 1 if any(figure.failed for figure in figures) else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure speed, each figure beside a raw run.")
    parser.add_argument("--quick", action="store_true", help="small sizes: does it run at all?")
    parser.add_argument("--only", action="extend", nargs="+", choices=NAMES, help="these benchmarks alone")
    parser.add_argument(
        "--engine", action="append", choices=["sqlite", "postgresql"], help="one database alone"
    )
    given = parser.parse_args()
    given.only = given.only or list(NAMES)
    given.engine = given.engine or ["sqlite", "postgresql"]
    return given


def _shown(name: str, engine: str, server: Cluster | None, quick: bool) -> Iterator[Figure]:
    """Run one benchmark on one database, and print its figures as they come."""
    print(f"{name}{'' if engine == 'none' else f' on {engine}'}", flush=True)
    began, number = time.perf_counter(), 0
    for figure in _run(name, engine, server, quick):
        number += 1
        print(figure.line(), flush=True)
        yield figure
    left_out = "" if number else "left out: what it reads is not here; "
    print(f"  {left_out}{time.perf_counter() - began:.0f} s\n")


def _run(name: str, engine: str, server: Cluster | None, quick: bool) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="motcua-bench-") as home:
        (Path(home) / "static").mkdir()  # as `motcua serve` makes it
        environment = surroundings({"MOTCUA_HOME": home})
        if server:
            database = f"bench_{name}"
            _create(server, database)
            environment["MOTCUA_DATABASE"] = server.address(database)
            environment["BENCH_DATABASE_PID"] = str(server.pid)
        command = [sys.executable, "-m", "bench.child", name, "quick" if quick else "full"]
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        yield from (Figure.from_json(line) for line in done.stdout.splitlines() if line.startswith("{"))
        if done.returncode:
            raise SystemExit(f"The benchmark {name} failed on {engine}.")


def _create(server: Cluster, database: str) -> None:
    import psycopg

    with psycopg.connect(server.address(), autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{database}"')  # type: ignore[arg-type]


if __name__ == "__main__":
    sys.exit(main())
