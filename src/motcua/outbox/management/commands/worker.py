import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.outbox.running import run_once, run_until, worker_name


class Command(BaseCommand):
    """Run errands (webhooks, notices) in a process of its own, beside the web processes of a hub."""

    help = "Run what the outbox holds, until Ctrl+C. A single installation does this in its web process."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="run what is due now, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.stdout.write(f"{run_once(worker_name())} errands were tried.")
            return
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        run_until(stopped)
