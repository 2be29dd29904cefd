import gc
from datetime import datetime
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from motcua.demo.build import build, is_built
from motcua.kernel.clock import LOCAL, now


class Command(BaseCommand):
    """Fill an empty installation with an invented ward that has been at work for some weeks."""

    requires_system_checks: list[str] = []
    help = "Build the demonstration: an invented ward centre at work over the last weeks, up to now."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--seed", type=int, default=2026, help="another seed, another story")
        parser.add_argument("--weeks", type=int, default=4, help="how far back it begins (default: 4)")
        parser.add_argument("--visitors", type=int, default=400, help="people on a busy day (default: 400)")
        parser.add_argument(
            "--until", default="", help="the moment at which it ends (ISO 8601; default: now)"
        )
        parser.add_argument("--if-absent", action="store_true", help="do nothing when it is already there")

    def handle(self, *_args: Any, **options: Any) -> None:
        until = _moment(options["until"])
        call_command("prepare")
        if is_built():
            if options["if_absent"]:
                return
            raise CommandError(
                _("The demonstration is already there. Use an empty MOTCUA_HOME, or add --if-absent.")
            )
        _check_size(options)
        built = self._build(until, options)
        said = _("{dossiers} invented dossiers over {days} working days.")
        self.stdout.write(said.format(dossiers=built.dossiers, days=built.days))

    def _build(self, until: datetime, options: dict[str, Any]) -> Any:
        sizes = {name: options[name] for name in ("weeks", "visitors", "seed")}
        title = _("Building the demonstration")
        gc.set_threshold(100_000, 50, 50)  # a fifth faster: thousands of small rows, hardly any rings
        with tqdm(desc=title, unit="", dynamic_ncols=True) as bar:

            def show(done: int, every: int) -> None:
                bar.total = every
                bar.update(done - bar.n)

            return build(until=until, progress=show, **sizes)


def _moment(text: str) -> datetime:
    if not text:
        return now()
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        said = _("{text} is not a moment. Write it such as 2026-11-23T09:00.").format(text=text)
        raise CommandError(said) from None
    return found if found.tzinfo else found.replace(tzinfo=LOCAL)


def _check_size(options: dict[str, Any]) -> None:
    if not (1 <= options["weeks"] <= 26 and 1 <= options["visitors"] <= 2000):
        raise CommandError(_("Choose 1 to 26 weeks and 1 to 2,000 visitors."))
