from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.clients.actions import Wanted, open_client
from motcua.clients.rules import Scope
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.staff.rules import RoleCode
from motcua.units.queries import unit_by_code


class Command(BaseCommand):
    """The secret is printed once and kept nowhere."""

    help = "Open a token for another system that works here in a post, and print its secret once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username", help="of the client's account: portal.tuyenquang")
        parser.add_argument("label", help="what the other system is, in quotes")
        parser.add_argument("unit", help="official code of the unit in which it works")
        parser.add_argument("--role", default="receptionist", choices=[code.value for code in RoleCode])
        parser.add_argument("--scope", action="append", required=True, choices=[one.value for one in Scope])
        parser.add_argument("--within", default="", help="official code of the unit it sees no further than")
        parser.add_argument(
            "--days", type=int, default=365, help="how long it is valid; default: %(default)s"
        )
        parser.add_argument(
            "--per-minute", type=int, default=600, help="requests answered a minute; default: %(default)s"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            token, secret = open_client(wanted=_wanted(options), by=System(), at=now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"{token.pk} {secret}")


def _wanted(options: dict[str, Any]) -> Wanted:
    day, within = local_day(now()), options["within"]
    return Wanted(
        username=options["username"],
        label=options["label"],
        unit=unit_by_code(options["unit"], day),
        role=RoleCode(options["role"]),
        scopes=frozenset(map(Scope, options["scope"])),
        valid_from=day,
        valid_to=day + timedelta(days=max(options["days"], 1) - 1),
        unit_path=unit_by_code(within, day).path if within else "",
        per_minute=max(options["per_minute"], 1),
    )
