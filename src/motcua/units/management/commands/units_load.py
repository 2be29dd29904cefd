from typing import Any

from django.core.management.base import BaseCommand

from motcua.kernel.clock import now
from motcua.units.actions import load_units


class Command(BaseCommand):
    help = "Bring the shipped units, names and codes into the database and say what changed; safe to repeat."

    def handle(self, *_args: Any, **_options: Any) -> None:
        load_units(at=now(), report=self.stdout.write)
