from typing import Any

from django.apps import apps
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from motcua import languages
from motcua.statics import collect

# Shipped data that an installation starts with, in the order in which they build on each other: the command
# that loads them, and the model whose table is empty until then.
SHIPPED = (
    ("calendar_load", "workdays.Calendar"),
    ("units_load", "units.Unit"),
    ("procedures_load", "procedures.Procedure"),
)


class Command(BaseCommand):
    """Bring the database up to date and load the shipped data that are missing. Nothing else is changed."""

    help = "Create or update the database of this installation, and load the shipped data it lacks."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if migrations_are_due():
            self.stderr.write("Bringing the database up to date …")
            call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        if collect():
            self.stderr.write("Packed the style sheets, scripts and fonts.")
        for code in languages.codes():
            self._load_language(code)
        for command in missing_data():
            self.stderr.write(f"Loading the shipped data: {command} …")
            call_command(command, stdout=self.stderr)

    def _load_language(self, code: str) -> None:
        # One language that cannot be used keeps nobody from starting.
        try:
            loaded = languages.load(code)
        except languages.BadLanguage as problem:
            self.stderr.write(f"The language {code} is not shown: {problem}")
        else:
            self.stderr.write(f"Language {loaded.name}: {loaded.translated} of {loaded.sentences} sentences.")


def migrations_are_due() -> bool:
    """Whether the database lacks a migration that this version of the program has."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def missing_data() -> list[str]:
    """The loading commands whose table is still empty, in order."""
    known = get_commands()
    return [command for command, model in SHIPPED if command in known and _is_empty(model)]


def _is_empty(model: str) -> bool:
    return not apps.get_model(model)._base_manager.exists()
