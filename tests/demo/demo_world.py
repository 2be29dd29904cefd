"""A small demonstration, for the tests of this folder."""

from datetime import datetime

from motcua.demo.build import Built, build
from motcua.kernel.clock import LOCAL
from motcua.procedures.actions import load_starter
from motcua.units.actions import load_units

UNTIL = datetime(2026, 11, 23, 15, 20, tzinfo=LOCAL)


def load_shipped() -> None:
    """What `motcua prepare` loads, as far as the demonstration needs it."""
    load_units(at=UNTIL)
    load_starter(at=UNTIL)


def build_small() -> Built:
    """Five working days on which at most thirty people come."""
    return build(until=UNTIL, weeks=1, visitors=30, seed=7)
