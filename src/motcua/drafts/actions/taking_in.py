"""From what a helper prepared with somebody to a dossier, taken in at the counter by another officer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Intake, PaperState
from motcua.files import actions as files
from motcua.files.contents import Laid
from motcua.kernel.refusal import refuse_if
from motcua.staff.rules import Hat

from ..models import Draft
from ..permissions import why_not_take_in
from .filing import bound, end_as, help_of
from .locking import lock


def take_in(
    *, draft: Draft, intake: Intake, ending: Callable[[Intake], Dossier], by: Hat, at: datetime
) -> Dossier:
    """Record an intake that began as a draft, and end the draft, in one transaction.

    `intake` is what the officer has checked and sent; `ending` records it (accepts it, leaves it to be
    accepted, refuses it, …). Who helped and how long goes with it, and so do the photographs of papers that
    were brought, one PDF for each. Raises Refused as `why_not_take_in` and `ending` say; nothing is then
    changed.
    """
    refuse_if(why_not_take_in(draft, by))
    brought = [(one.key, one.name) for one in intake.papers if one.state is PaperState.BROUGHT]
    laid = bound(draft, brought, by, at)
    with transaction.atomic():
        lock(draft)
        refuse_if(why_not_take_in(draft, by))
        dossier = ending(replace(_with_scans(intake, laid, by, at), help=help_of(draft)))
        end_as(draft, dossier, by, at)
    return dossier


def _with_scans(intake: Intake, laid: dict[str, Laid], by: Hat, at: datetime) -> Intake:
    scans = {key: files.keep(laid=one, subject=intake.id, by=by, at=at).pk for key, one in laid.items()}
    return replace(intake, papers=tuple(replace(one, scan=scans.get(one.key)) for one in intake.papers))
