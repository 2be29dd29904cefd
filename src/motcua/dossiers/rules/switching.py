"""What becomes of a running dossier when it goes over to a newer version of its procedure. Pure.

The promise to the person stands above the procedure: a date never gets later by a switch (only an apology
does that), and is never moved to a moment that has passed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from motcua.procedures.rules import RouteStep

Doer = tuple[str, str, str]


@dataclass(frozen=True)
class Counted:
    """The date as the older and as the newer version count it; None where one promises none."""

    older: datetime | None
    newer: datetime | None


def date_after(present: datetime | None, counted: Counted, at: datetime) -> datetime | None:
    """The promised date after a switch. It moves only forward to an earlier moment that still lies ahead; one
    that was set by an apology, and so is not the counted one, stays."""
    newer = counted.newer
    if newer is None or newer <= at or newer == counted.older:
        return present
    if present is None:
        return newer
    return newer if present == counted.older and newer < present else present


def steps_after(route: Sequence[RouteStep], current: Doer | None) -> Sequence[RouteStep] | None:
    """The steps of a route that follow the current one (its name, role and effect): it is found by what it
    brings about, then by its name, then by who does it. None where the route has no such step; the dossier
    then keeps the steps it has. Without a current step all but the reception follow."""
    if current is None:
        return route[1:] if route and route[0].role == "receptionist" else route
    name, role, effect = current
    looks = (
        [bool(effect) and step.effect == effect and step.role == role for step in route],
        [step.name == name and step.role == role for step in route],
        [step.role == role for step in route],
    )
    for found in looks:
        if any(found):
            return route[found.index(True) + 1 :]
    return None
