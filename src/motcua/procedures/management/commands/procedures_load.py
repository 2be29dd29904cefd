import json
from typing import Any

from django.core.management.base import BaseCommand

from motcua.kernel.clock import now
from motcua.procedures.actions import load_starter


class Command(BaseCommand):
    help = "Bring the shipped starter catalogue of commune procedures into the database; safe to repeat."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(json.dumps(load_starter(at=now()).counts()))
