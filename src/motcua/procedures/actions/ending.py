"""A procedure that is abolished and has no successor: it ends from a day on."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop as _

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused, refuse_if

from ..models import ProcedureVersion
from ..permissions import why_not_end, why_not_keep, why_not_take_end_back


@transaction.atomic
def end_procedure(*, code: str, ends: date, by: ActsInUnit, at: datetime) -> ProcedureVersion:
    """Let nothing be filed under a procedure from a day on (that day not included). What is running goes on
    under the version it has. Raises Refused for an unknown code, a past day, and one that ends already."""
    refuse_if(why_not_keep(by))
    newest = _newest(code)
    refuse_if(why_not_end(newest, ends, local_day(at)))
    return _set(newest, ends, "procedure.ended", by, at)


@transaction.atomic
def take_end_back(*, code: str, by: ActsInUnit, at: datetime) -> ProcedureVersion:
    """Let a procedure go on after all. Raises Refused when its end has come or none was set."""
    refuse_if(why_not_keep(by))
    newest = _newest(code)
    refuse_if(why_not_take_end_back(newest, local_day(at)))
    return _set(newest, None, "procedure.end_taken_back", by, at)


def _newest(code: str) -> ProcedureVersion:
    versions = ProcedureVersion.objects.without_content().select_related("procedure")
    newest = versions.filter(procedure__code=code).order_by("-number").first()
    if newest is None:
        text = _("There is no procedure {code} in the catalogue. Check the code, or search by its name.")
        raise Refused(Refusal("unknown_procedure", text, {"code": code}))
    return newest


def _set(
    newest: ProcedureVersion, ends: date | None, kind: str, by: ActsInUnit, at: datetime
) -> ProcedureVersion:
    """Only over what was read: of two at once the second is told."""
    same = ProcedureVersion.objects.filter(pk=newest.pk, in_force_to=newest.in_force_to)
    if not same.update(in_force_to=ends):
        text = _("Somebody changed this procedure a moment ago. Look at it again.")
        raise Refused(Refusal("overtaken", text))
    newest.in_force_to = ends
    data: dict[str, Any] = {"code": newest.procedure.code, "number": newest.number}
    stated = data | {"from": ends.isoformat() if ends else None}
    append(subject_kind="procedure", subject=newest.procedure_id, kind=kind, by=by, at=at, data=stated)
    return newest
