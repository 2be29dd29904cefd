from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua import languages


class Command(BaseCommand):
    """Write one file with every sentence of the program for a translator; what was translated stays."""

    help = "Write MOTCUA_HOME/languages/CODE/django.po with every sentence, to be translated."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="ISO 639 code of the language, such as `tyz`")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            path = languages.export(options["code"])
        except languages.BadLanguage as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(f"Written: {path}. Beside it belongs name.txt, with the name of the language.")
