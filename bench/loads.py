"""Loops of requests at two servers in turn, and the figures that come of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from statistics import median

from .client import Request, run
from .figures import Figure
from .machine import cpu_seconds
from .posting import Load, Place
from .servers import Server

CONNECTIONS = 2


@dataclass(frozen=True)
class Asked:
    """One thing asked of a server, again and again. `told` gets the body of each answer."""

    server: Server
    request: Callable[[int], Request]
    headers: Mapping[str, str] = field(default_factory=dict)
    wanted: tuple[int, ...] = (200,)
    told: Callable[[bytes], object] | None = None


def load(asked: Asked, number: int, place: Place, connections: int = CONNECTIONS) -> Load:
    """So many requests: the answers, and the processor time of the server and of the database."""
    roots = [asked.server.pid, *([place.database_pid] if place.database_pid else [])]
    spent = cpu_seconds(*roots)
    answers = run(
        asked.server.port,
        asked.request,
        number=number,
        connections=connections,
        headers=asked.headers,
        wanted=asked.wanted,
        told=asked.told,
    )
    return Load(answers, (cpu_seconds(*roots) - spent) / len(answers.seconds) * 1000)


def in_turn(kinds: Mapping[str, Asked], place: Place, *, number: int, rounds: int) -> dict[str, list[Load]]:
    """Round by round everything in turn, so that a busy neighbour disturbs all alike; one warms up first."""
    loads: dict[str, list[Load]] = {name: [] for name in kinds}
    for turn in range(rounds + 1):
        for name, asked in kinds.items():
            done = load(asked, number if turn else max(number // 4, 1), place)
            loads[name] += [done] if turn else []
    return loads


@dataclass(frozen=True)
class Beside:
    """What a figure is compared with: the loads of the raw run and its name; the ratio wanted, and the one
    past which something became slower."""

    loads: list[Load]
    name: str
    goal: float | None = None
    ceiling: float | None = None
    note: str = ""


def figures(name: str, ours: list[Load], beside: Beside) -> list[Figure]:
    """Processor time (with the goal), requests a second, half and 95 of 100 within."""

    def figure(what: str, unit: str, part: Callable[[Load], float]) -> Figure:
        raw = median(map(part, beside.loads))
        return Figure(f"{name}: {what}", median(map(part, ours)), unit, raw, beside.name)

    cpu = figure("processor time", "ms", lambda one: one.cpu)
    judged = Figure(**(vars(cpu) | {"goal": beside.goal, "ceiling": beside.ceiling, "note": beside.note}))
    return [
        judged,
        figure("a second", "requests/s", lambda one: one.answers.rate),
        figure("half within", "ms", lambda one: one.answers.share(0.5)),
        figure("95 of 100 within", "ms", lambda one: one.answers.share(0.95)),
    ]
