from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua import languages


class Command(BaseCommand):
    """Check and compile the further languages in MOTCUA_HOME/languages. They appear at the next start."""

    help = "Check and compile the further languages that lie in MOTCUA_HOME/languages (docs/languages.md)."
    requires_migrations_checks = False
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", nargs="*", help="only these languages")

    def handle(self, *args: Any, **options: Any) -> None:
        wrong = []
        for code in options["code"] or languages.codes():
            try:
                self._tell(languages.load(code))
            except languages.BadLanguage as problem:
                wrong.append(f"{code}: {problem}")
        if wrong:
            raise CommandError("\n".join(wrong))

    def _tell(self, loaded: languages.Loaded) -> None:
        self.stdout.write(
            f"{loaded.code} ({loaded.name}): {loaded.translated} of {loaded.sentences} sentences; "
            "the rest is shown in Vietnamese."
        )
        for sentence in loaded.left_out:
            self.stderr.write(f"  left out: {sentence}")
