from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.units.actions import add_usual_parts
from motcua.units.queries import unit_by_code


class Command(BaseCommand):
    help = "Give the unit with an official code its usual departments or divisions (shipped, unverified)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", help="official code, e.g. 08 for Tuyên Quang or 02215 for Minh Xuân")

    def handle(self, *_args: Any, **options: Any) -> None:
        at = now()
        try:
            unit = unit_by_code(options["code"], local_day(at))
        except Refused as refused:
            raise CommandError(str(refused)) from None
        added = add_usual_parts(unit=unit, valid_from=local_day(at), by=System(), at=at)
        for part in added:
            self.stdout.write(part.name)
        if not added:
            self.stdout.write(_("{unit} already has its usual parts.").format(unit=unit.name))
