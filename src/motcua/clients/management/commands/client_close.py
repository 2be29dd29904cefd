from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser

from motcua.clients.actions import close_client
from motcua.clients.queries import token
from motcua.kernel.actor import System
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused


class Command(BaseCommand):
    """With the last token of a client its account is closed, too."""

    help = "Close a token, so that it opens nothing any more."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("token", type=UUID, help="the token's id, as `motcua client list` shows it")

    def handle(self, *args: Any, **options: Any) -> None:
        found = token(options["token"])
        if found is None:
            raise CommandError("There is no such token. `motcua client list` shows those there are.")
        try:
            close_client(token=found, by=System(), at=now())
        except Refused as refused:
            raise CommandError(str(refused)) from None
        self.stdout.write(f"closed: {found.label}")
