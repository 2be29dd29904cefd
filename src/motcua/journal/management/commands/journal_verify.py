import json
from typing import Any

from django.core.management.base import BaseCommand

from motcua.journal.queries import broken_chains


class Command(BaseCommand):
    help = (
        "Walk every chain of facts; print each that does not hold as a line of JSON, exit 1 if there is one."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for gap in broken_chains():
            found += 1
            self.stdout.write(json.dumps({"subject": str(gap.subject), "number": gap.number, "why": gap.why}))
        if found:
            raise SystemExit(1)
