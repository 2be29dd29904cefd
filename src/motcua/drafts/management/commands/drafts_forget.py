from typing import Any

from django.core.management.base import BaseCommand

from motcua.drafts.actions import forget_old
from motcua.kernel.clock import now


class Command(BaseCommand):
    help = "Forget drafts that nobody has touched for MOTCUA_DRAFT_DAYS days, with all that was typed."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(f"{forget_old(at=now())} drafts forgotten")
