from typing import Any

from django.core.management.base import BaseCommand

from motcua.files.actions import tidy_arriving
from motcua.kernel.clock import now


class Command(BaseCommand):
    help = "Remove uploads that nobody has gone on with for two days, and contents that belong to no file."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{tidy_arriving(at=now())} unfinished uploads removed")
