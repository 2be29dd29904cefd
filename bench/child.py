"""One benchmark in a process of its own: `python -m bench.child NAME SIZE`, told by the environment which
database to use. Answers one line of JSON for each figure."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")


def main(name: str, size: str) -> None:
    django.setup()
    from bench.plan import BENCHMARKS, Given

    given = Given(
        home=Path(os.environ["MOTCUA_HOME"]),
        database=os.environ.get("MOTCUA_DATABASE", ""),
        database_pid=int(os.environ.get("BENCH_DATABASE_PID", "0")),
        quick=size == "quick",
    )
    for figure in BENCHMARKS[name].run(given):
        print(figure.to_json(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
