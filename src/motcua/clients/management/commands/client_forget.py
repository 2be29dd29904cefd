from typing import Any

from django.core.management.base import BaseCommand

from motcua.clients.actions import forget_answers
from motcua.kernel.actor import System
from motcua.kernel.clock import now


class Command(BaseCommand):
    """To be run once a day."""

    help = "Delete the answers kept for repeated requests of clients for longer than 48 hours."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"forgotten: {forget_answers(by=System(), at=now())}")
