"""`motcua`: a thin face over Django's management commands."""

import os
import sys
from importlib.metadata import version


def main(argv: list[str] | None = None) -> None:
    """Run one command: `motcua serve`, `motcua due < cases.jsonl`, `motcua procedures import FILE` …

    Commands of two words (`procedures import`) are files of two words (`procedures_import`).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    import django
    from django.core.management import execute_from_command_line

    django.setup()  # before the names of commands are asked for: Django keeps its first answer
    words = ["motcua", *(sys.argv[1:] if argv is None else argv)]
    if words[1:] in (["--version"], ["version"]):
        print(f"motcua {version('motcua')}")  # noqa: T201
        return
    words = _joined(words)
    _make_ready(words[1:])
    execute_from_command_line(words)


# These look after the database themselves, or need none.
_BY_THEMSELVES = frozenset(
    {"demo_build", "due", "languages_export", "languages_load", "prepare", "reference", "serve"}
)


def _make_ready(words: list[str]) -> None:
    """Create what a command of ours lacks in MOTCUA_HOME, so that each works on a fresh machine."""
    from django.core.management import call_command, get_commands

    ours = words and str(get_commands().get(words[0], "")).startswith("motcua")
    if not ours or words[0] in _BY_THEMSELVES or "--help" in words or "-h" in words:
        return
    from .management.commands.prepare import migrations_are_due

    if migrations_are_due():
        call_command("prepare", stdout=sys.stderr)


def _joined(words: list[str]) -> list[str]:
    from django.core.management import get_commands

    if len(words) > 2 and f"{words[1]}_{words[2]}".replace("-", "_") in get_commands():
        return [words[0], f"{words[1]}_{words[2]}".replace("-", "_"), *words[3:]]
    if len(words) > 1:
        words[1] = words[1].replace("-", "_") if words[1].replace("-", "_") in get_commands() else words[1]
    return words
