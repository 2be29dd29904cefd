"""What a benchmark answers: figures, each with its raw run beside it and the goal where there is one."""

import json
import statistics
from collections.abc import Callable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Figure:
    """One measured value. `raw` is the same unit of the run beside it; `goal` the largest ratio wanted, or
    with `limit` the largest value itself. `ceiling` is for a goal that is known to be missed:
    a ratio past which something became slower, and the run fails."""

    name: str
    value: float
    unit: str
    raw: float | None = None
    beside: str = ""
    goal: float | None = None
    limit: float | None = None
    ceiling: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times the raw run's cost this is; for a rate (unit `…/s`) how many times slower."""
        if not self.raw or not self.value:
            return None
        return self.raw / self.value if self.unit.endswith("/s") else self.value / self.raw

    @property
    def missed(self) -> str:
        """The sentence about a missed goal; empty when there is none or it is met."""
        if self.goal is not None and self.ratio is not None and self.ratio > self.goal:
            return f"{self.name}: {self.ratio:.2f} times {self.beside}, the goal is {self.goal:g} times"
        if self.limit is not None and self.value > self.limit:
            return f"{self.name}: {self.value:.1f} {self.unit}, the goal is {self.limit:g} {self.unit}"
        return ""

    @property
    def failed(self) -> str:
        """The sentence about what fails the run: a missed goal, or one known to be missed and now past its
        ceiling."""
        known = self.ceiling is not None and self.ratio is not None and self.ratio <= self.ceiling
        return "" if known else self.missed

    def line(self) -> str:
        """The figure as it is printed."""
        shown = f"  {self.name:<44}{_number(self.value):>10} {self.unit}"
        if self.raw is not None and self.ratio is not None:
            shown += f"   = {self.ratio:.2f} × {self.beside} ({_number(self.raw)} {self.unit})"
        if self.goal is not None or self.limit is not None:
            allowed = f"{self.goal:g} ×" if self.goal is not None else f"{self.limit:g} {self.unit}"
            shown += f"   [goal ≤ {allowed}: {'MISSED' if self.missed else 'met'}]"
        return shown + (f"   {self.note}" if self.note else "")

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, line: str) -> "Figure":
        return cls(**json.loads(line))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def side_by_side(ours: Callable[[], float], raw: Callable[[], float], rounds: int = 3) -> tuple[float, float]:
    """The medians of both, measured in turn, so that a busy neighbour disturbs both alike."""
    pairs = [(ours(), raw()) for _ in range(rounds)]
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs)
