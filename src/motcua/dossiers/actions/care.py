"""Setting a dossier aside (soft delete) and restoring it: nothing is ever lost."""

from datetime import datetime

from django.db import transaction

from motcua.kernel.refusal import refuse_if
from motcua.staff.rules import Hat

from ..models import Dossier
from ..rules import Act
from .intake import why_no_reason
from .writing import Change, Doing, check, write


@transaction.atomic
def set_aside(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Take a dossier out of every list, with a reason. It can be restored."""
    doing = Doing(by, at, seen)
    check(dossier, Act.SET_ASIDE, doing)
    refuse_if(why_no_reason(reason))
    values = {"set_aside_at": at}
    write(dossier, Change(Act.SET_ASIDE, dossier.current, values, None, {"reason": reason}), doing)
    return dossier


@transaction.atomic
def restore(*, dossier: Dossier, reason: str, by: Hat, at: datetime, seen: int | None = None) -> Dossier:
    """Put a dossier back as it was, with a reason."""
    doing = Doing(by, at, seen)
    check(dossier, Act.RESTORE, doing)
    refuse_if(why_no_reason(reason))
    values = {"set_aside_at": None}
    write(dossier, Change(Act.RESTORE, dossier.current, values, None, {"reason": reason}), doing)
    return dossier
