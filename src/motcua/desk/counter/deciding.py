"""The five ways an intake page can end. Each is one transaction: it happens whole or not at all, and what was
prepared before ends with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from motcua.dossiers.actions import ask_supplement, file, receive, refuse
from motcua.dossiers.rules import Intake
from motcua.drafts.actions import take_in
from motcua.staff.rules import Hat, Permission

from .sheet import Sheet

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

Ending = Callable[[Sheet, Intake, Hat, datetime], Any]


def decide(do: str, sheet: Sheet, draft: Draft | None, by: Hat, at: datetime) -> Any:
    """End the page in the way named, and with it the draft it was filled in from. Raises Refused."""
    _permission, ending = ENDINGS[do]
    if draft is None:
        return ending(sheet, sheet.intake(), by, at)
    return take_in(
        draft=draft,
        intake=sheet.intake(),
        ending=lambda intake: ending(sheet, intake, by, at),
        by=by,
        at=at,
    )


def accept(_sheet: Sheet, intake: Intake, by: Hat, at: datetime) -> Any:
    """Accept at once: code, date, steps."""
    return receive(intake=intake, by=by, at=at)


def save(_sheet: Sheet, intake: Intake, by: Hat, at: datetime) -> Any:
    """Record the filing and leave the acceptance to the reception desk."""
    return file(intake=intake, by=by, at=at)


@transaction.atomic
def ask(sheet: Sheet, intake: Intake, by: Hat, at: datetime) -> Any:
    """Record the filing and ask for what is missing (Form 02)."""
    dossier = file(intake=intake, by=by, at=at)
    reason = sheet.filing.cleaned_data["reason"]
    return ask_supplement(dossier=dossier, papers=sheet.lacking(), reason=reason, by=by, at=at)


@transaction.atomic
def turn_away(sheet: Sheet, intake: Intake, by: Hat, at: datetime) -> Any:
    """Record the filing and refuse it with the reason in writing (Form 03)."""
    dossier = file(intake=intake, by=by, at=at)
    return refuse(dossier=dossier, reason=sheet.filing.cleaned_data["reason"], by=by, at=at)


ENDINGS: dict[str, tuple[Permission, Ending]] = {
    "accept": (Permission.ACCEPT, accept),
    "save": (Permission.FILE, save),
    "supplement": (Permission.PASS_SUPPLEMENT, ask),
    # Saved first: papers and fields are then picked from what this very dossier holds.
    "mark": (Permission.PASS_SUPPLEMENT, save),
    "refuse": (Permission.REFUSE, turn_away),
}
