from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.staff.actions import take_on
from motcua.staff.rules import RoleCode, make_password
from motcua.units.queries import unit_by_code


class Command(BaseCommand):
    """Open the first account of an installation; later ones are opened on the page “Staff”."""

    help = "Open an account with a post from today on, and print its password once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="plain letters, digits, points or dashes: nguyen.van.an")
        parser.add_argument("name", help="full name, in quotes")
        parser.add_argument("unit", help="official code of the unit: 02215 for a ward, 08 for a province")
        parser.add_argument(
            "--role",
            default=RoleCode.ADMINISTRATOR.value,
            choices=[code.value for code in RoleCode],
            help="default: %(default)s",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        password = make_password()
        try:
            unit = unit_by_code(options["unit"], local_day(at))
            account = take_on(
                username=options["username"],
                name=options["name"],
                password=password,
                unit=unit.pk,
                unit_path=unit.path,
                role=RoleCode(options["role"]),
                valid_from=local_day(at),
                by=System(),
                at=at,
            )
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{account.username} {password}")
