"""Servers of a benchmark: started for one run, listening on this machine only, ended by their own id."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .client import HERE
from .machine import free_port

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60.0


@dataclass(frozen=True)
class Server:
    """A running server: its port, its first process, and how long it took to answer."""

    port: int
    pid: int
    ready: float


@contextmanager
def serving(command: list[str], environment: Mapping[str, str], page: str = "/") -> Iterator[Server]:
    """Run a server while the block lasts. `{port}` in the command is replaced by a free one."""
    port = free_port()
    words = [word.replace("{port}", str(port)) for word in command]
    began = time.perf_counter()
    process = subprocess.Popen(words, cwd=ROOT, env=surroundings(environment), stdout=subprocess.DEVNULL)
    try:
        _wait(port, page, process)
        yield Server(port, process.pid, time.perf_counter() - began)
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def surroundings(extra: Mapping[str, str]) -> dict[str, str]:
    """The environment of a benchmark's process: ours, so that it finds the program and the benchmarks."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MOTCUA_")}
    return kept | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"} | dict(extra)


def granian(application: str, *, workers: int = 1) -> list[str]:
    """The command line of `motcua serve`, for another application."""
    from motcua.management.commands.serve import server

    words = server(HERE, 0, workers, 16)
    words[words.index("--port") + 1] = "{port}"
    return [*words[:-1], application]


def motcua(*words: str) -> list[str]:
    return [sys.executable, "-m", "motcua", *words]


def _wait(port: int, page: str, process: "subprocess.Popen[bytes]") -> None:
    ends = time.perf_counter() + PATIENCE
    while time.perf_counter() < ends:
        if process.poll() is not None:
            raise RuntimeError(f"the server ended with {process.returncode}: {process.args}")
        if _answers(port, page):
            return
        time.sleep(0.01)
    raise RuntimeError(f"the server did not answer within {PATIENCE:.0f} s: {process.args}")


def _answers(port: int, page: str) -> bool:
    connection = http.client.HTTPConnection(HERE, port, timeout=30)
    try:
        connection.request("GET", page)
        connection.getresponse().read()
    except OSError:
        return False
    finally:
        connection.close()
    return True
