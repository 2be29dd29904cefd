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
    execute_from_command_line(_joined(words))


def _joined(words: list[str]) -> list[str]:
    from django.core.management import get_commands

    if len(words) > 2 and f"{words[1]}_{words[2]}".replace("-", "_") in get_commands():
        return [words[0], f"{words[1]}_{words[2]}".replace("-", "_"), *words[3:]]
    if len(words) > 1:
        words[1] = words[1].replace("-", "_") if words[1].replace("-", "_") in get_commands() else words[1]
    return words
