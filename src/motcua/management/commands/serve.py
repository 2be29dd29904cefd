import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection


class Command(BaseCommand):
    """Run the web server of this installation. The database is made ready first."""

    help = "Serve the pages of this installation until Ctrl+C."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: %(default)s)")
        parser.add_argument("--no-migrate", action="store_true", help="the database is ready; start at once")

    def handle(self, *args: Any, **options: Any) -> None:
        workers = worker_count(connection.vendor, settings.WORKERS)
        if not options["no_migrate"]:
            call_command("prepare")
        connection.close()
        self.stderr.write(f"Motcua is at {address(options['host'], options['port'])} (Ctrl+C stops it)")
        self.stderr.flush()
        os.execv(sys.executable, server(options["host"], options["port"], workers, settings.THREADS))  # noqa: S606


def worker_count(database: str, wanted: int) -> int:
    """Web processes to run. Raises CommandError where SQLite would get more than one writer process."""
    if database == "sqlite" and wanted > 1:
        raise CommandError(
            f"MOTCUA_WORKERS is {wanted}, but with SQLite one web process keeps its writers in line. "
            "Write 1, or give a PostgreSQL database in MOTCUA_DATABASE."
        )
    return max(wanted, 1)


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds the pages."""
    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


def server(host: str, port: int, workers: int, threads: int) -> list[str]:
    """The command line of the server that takes this process over.

    Threads that a pause made superfluous stay: each keeps its database connection open.
    """
    return [
        *(sys.executable, "-m", "granian"),
        *("--interface", "wsgi", "--no-ws", "--http", "1"),
        *("--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(max(threads, 1))),
        *("--blocking-threads-idle-timeout", "600"),
        *("--workers-kill-timeout", "10"),
        *("--respawn-failed-workers", "--respawn-interval", "1"),
        *("--log-level", "error"),
        "motcua.wsgi:application",
    ]
