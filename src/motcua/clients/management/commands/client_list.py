from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from motcua.clients.models import Token
from motcua.clients.queries import tokens


class Command(BaseCommand):
    """One line for each token; no secret is known, so none is shown."""

    help = "List the tokens of other systems: where they work, what they open, until when, when last used."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ended", action="store_true", help="those that were closed, too")

    def handle(self, *args: Any, **options: Any) -> None:
        for one in tokens(ended=options["ended"]):
            self.stdout.write(_line(one))


def _line(token: Token) -> str:
    last = f"last used {token.last_used}" if token.last_used else "never used"
    works = f"{token.account.username}, {token.post.role} in {token.post.unit.name}"
    ended = " CLOSED" if token.ended_at else ""
    return f"{token.pk} {token.label} ({works}): {' '.join(token.scopes)}; to {token.valid_to}, {last}{ended}"
