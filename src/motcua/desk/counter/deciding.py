"""The four ways an intake page can end. Each is one transaction: it happens whole or not at all."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.dossiers.actions import ask_supplement, file, receive, refuse
from motcua.staff.rules import Hat, Permission

from .sheet import Sheet

Ending = Callable[[Sheet, Hat, datetime], Any]


def accept(sheet: Sheet, by: Hat, at: datetime) -> Any:
    """Accept at once: code, date, steps."""
    return receive(intake=sheet.intake(), by=by, at=at)


def save(sheet: Sheet, by: Hat, at: datetime) -> Any:
    """Record the filing and leave the acceptance to the reception desk."""
    return file(intake=sheet.intake(), by=by, at=at)


@transaction.atomic
def ask(sheet: Sheet, by: Hat, at: datetime) -> Any:
    """Record the filing and ask for what is missing (Form 02)."""
    dossier = file(intake=sheet.intake(), by=by, at=at)
    reason = sheet.filing.cleaned_data["reason"]
    return ask_supplement(dossier=dossier, papers=sheet.lacking(), reason=reason, by=by, at=at)


@transaction.atomic
def turn_away(sheet: Sheet, by: Hat, at: datetime) -> Any:
    """Record the filing and refuse it with the reason in writing (Form 03)."""
    dossier = file(intake=sheet.intake(), by=by, at=at)
    return refuse(dossier=dossier, reason=sheet.filing.cleaned_data["reason"], by=by, at=at)


ENDINGS: dict[str, tuple[Permission, Ending]] = {
    "accept": (Permission.ACCEPT, accept),
    "save": (Permission.FILE, save),
    "supplement": (Permission.PASS_SUPPLEMENT, ask),
    "refuse": (Permission.REFUSE, turn_away),
}
