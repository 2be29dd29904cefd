from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from motcua.kernel import clock
from motcua.workdays.actions import load_calendars
from motcua.workdays.rules import BadCalendar


class Command(BaseCommand):
    help = "Store the shipped working calendar, or bring the stored one up to it. Safe to run again."

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            changed = load_calendars(at=clock.now())
        except BadCalendar as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(_("The calendar was loaded.") if changed else _("The calendar is up to date."))
