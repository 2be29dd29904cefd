import json
import sys
from argparse import BooleanOptionalAction
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from motcua.kernel.actor import System
from motcua.kernel.clock import now
from motcua.procedures.actions import CatalogueRefused, ImportReport, import_catalogue
from motcua.procedures.rules.imports import count_rows


class Command(BaseCommand):
    help = (
        "Import a catalogue of procedures: the reference set's JSON Lines, the national portal's JSON of "
        "2026, or our own format. All or nothing. Prints a JSON line for each row refused or doubted, then "
        "the counts."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="JSON Lines, a JSON array or one JSON object, in UTF-8")
        parser.add_argument(
            "--from", dest="begins", type=date.fromisoformat, help="in force from, YYYY-MM-DD"
        )
        parser.add_argument("--skip-bad", action="store_true", help="leave bad rows out, import the others")
        parser.add_argument("--replace", action="store_true", help="also replace procedures modelled by hand")
        parser.add_argument("--doubts", action=BooleanOptionalAction, default=True, help="print doubts, too")

    def handle(self, *_args: Any, **options: Any) -> None:
        raw = _read(options["file"])
        bar = tqdm(total=count_rows(raw), unit="row", disable=not sys.stderr.isatty(), file=sys.stderr)
        try:
            with bar:
                report = import_catalogue(
                    raw=raw,
                    by=System(),
                    at=now(),
                    in_force_from=options["begins"],
                    skip_bad=options["skip_bad"],
                    replace=options["replace"],
                    progress=lambda _row: bar.update(),
                )
        except CatalogueRefused as refused:
            self._print(refused.report, doubts=options["doubts"])
            raise CommandError(str(refused)) from None
        self._print(report, doubts=options["doubts"])
        self.stdout.write(json.dumps(report.counts()))

    def _print(self, report: ImportReport, *, doubts: bool) -> None:
        for remark in report.remarks:
            if doubts or remark.severity == "error":
                self.stdout.write(json.dumps(remark.to_json(), ensure_ascii=False))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        text = _("The file {path} cannot be read: {why}. Check its name and your rights.")
        raise CommandError(text.format(path=path, why=error.strerror)) from None
