import json
import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from io import TextIOWrapper
from typing import Any, BinaryIO

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from motcua.workdays.queries import shipped_calendar
from motcua.workdays.rules import BadCalendar, WorkCalendar
from motcua.workdays.rules.lines import LONGEST, answer


class Command(BaseCommand):
    help = (
        "Count due dates. Reads JSON Lines, one case a line: "
        '{"id", "accepted_at", "limit": {"amount", "unit": "working_day|calendar_day|month|hour|same_day", '
        '"cutoff": "15:00", "end_of_day": false}, "supplement_mode": "add|restart", '
        '"pauses": [{"from", "to"}]}. Writes one line for each, in order: {"id", "due_at", "explanation"}, '
        'or {"id", "error"} for a line that cannot be counted; the next lines go on. '
        "Only same_day looks at cutoff. Blank lines are skipped. "
        "Needs no database. Exit status: 0 when every line was answered, 1 when one or more had an error."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", default="-", help="JSON Lines; standard input without it")
        parser.add_argument(
            "--language", choices=["vi", "en"], default="vi", help="language of explanations (default: vi)"
        )
        parser.add_argument("--calendar", help="JSON file of a calendar instead of the shipped national one")

    def handle(self, *_args: Any, **options: Any) -> None:
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # whatever the terminal's locale says
        with ExitStack() as stack:
            stack.enter_context(translation.override(options["language"]))
            calendar = _calendar(options["calendar"])
            lines = _lines(_opened(options["file"], stack))
            all_good = self._answer(calendar, lines)
        if not all_good:
            raise SystemExit(1)

    def _answer(self, calendar: WorkCalendar, lines: Iterator[bytes]) -> bool:
        """Answer each line as it comes, so that a program may ask and wait; whether all were good."""
        all_good = True
        try:
            for line in lines:
                found = answer(calendar, line)
                all_good = all_good and "error" not in found
                self.stdout.write(_written(found))
                self.stdout.flush()
        except BrokenPipeError:  # the reader has gone, as with `| head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return False
        return all_good


def _opened(name: str, stack: ExitStack) -> BinaryIO:
    if name == "-":
        return sys.stdin.buffer
    try:
        return stack.enter_context(open(name, "rb"))
    except OSError as problem:
        raise _unreadable(name, problem) from problem


def _calendar(name: str | None) -> WorkCalendar:
    if name is None:
        return shipped_calendar()
    try:
        with open(name, encoding="utf-8") as file:
            return WorkCalendar.from_json(json.load(file))
    except BadCalendar as problem:
        raise CommandError(str(problem)) from problem
    except (OSError, ValueError) as problem:
        raise _unreadable(name, problem) from problem


def _unreadable(name: str, problem: Exception) -> CommandError:
    why = getattr(problem, "strerror", None) or problem
    return CommandError(_("%(file)s cannot be read: %(why)s.") % {"file": name, "why": why})


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines that are not blank. A line past all reason is cut, so that it cannot fill the memory."""
    while line := stream.readline(LONGEST + 1):
        rest = line
        while len(rest) > LONGEST and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST + 1)
        if line.strip():
            yield line


def _written(found: dict[str, Any]) -> str:
    """JSON in UTF-8; half a surrogate pair, which UTF-8 cannot carry, goes out as it came in: escaped."""
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")
