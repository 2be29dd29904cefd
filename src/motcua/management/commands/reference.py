from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Draw `docs/reference` from the program: states, permissions, facts, settings, API."""

    help = "Draw the reference pages anew; with --check only compare, and fail when one is out of date."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare; fail on a difference")

    def handle(self, *args: Any, **options: Any) -> None:
        from motcua import reference

        if not options["check"]:
            for name in reference.write():
                self.stdout.write(f"drawn: docs/reference/{name}")
        elif stale := reference.stale():
            raise CommandError(f"docs/reference is out of date ({', '.join(stale)}). Run `motcua reference`.")
