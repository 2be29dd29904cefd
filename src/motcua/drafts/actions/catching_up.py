"""Moving a draft that slept to the version of the procedure now in force."""

from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.applicants import actions as applicants
from motcua.applicants.queries import sheet
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.permissions import why_not_decide
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, ProcedureContent

from ..models import Draft, DraftPage, DraftPaper
from ..queries import newer_version
from ..rules import Changed, changes, fitting, renamed_papers, stamped
from .locking import go_on, wrote


@transaction.atomic
def catch_up(*, draft: Draft, by: ActsInUnit, at: datetime) -> list[Changed]:
    """Move a draft to the version in force and tell what changed; nothing when it is in force already.

    Nothing typed is lost: answers go on where they fit (also under a new name), the others lie under `kept`;
    pages stay with their papers. Raises Refused when the procedure is no longer in force at all.
    """
    go_on(draft, by)
    newest = newer_version(draft, at)
    if newest is None:
        return []
    old, new, before = content(draft.version_id), content(newest), sheet(draft.sheet_id)
    case = str(before.get("case") or "")
    found = changes(old, new, case, Channel(draft.channel))
    after = fitting(new, old, before)
    stated = stamped(after, before, draft.seen + 1)
    applicants.keep_sheet(sheet=draft.sheet_id, stated=stated, at=at)
    _move_papers(draft, renamed_papers(old, new, case, str(after.get("case") or "")))
    values, told = _competent(draft, new, str(after.get("case") or ""), at)
    wrote(draft, at, version_id=newest, **values)
    return found + told


def _move_papers(draft: Draft, moved: dict[str, str]) -> None:
    for key, new_key in moved.items():
        DraftPage.objects.filter(draft=draft, key=key).update(key=new_key)
        DraftPaper.objects.filter(draft=draft, key=new_key).delete()
        DraftPaper.objects.filter(draft=draft, key=key).update(key=new_key)


def _competent(
    draft: Draft, new: ProcedureContent, case: str, at: datetime
) -> tuple[dict[str, Any], list[Changed]]:
    """The body that decides, if it still may; else the one that receives, and a sentence that says so."""
    same = draft.competent_id == draft.unit_id
    if same or why_not_decide(new, case, draft.unit.path, draft.competent, local_day(at)) is None:
        return {}, []
    text = gettext_noop("{before} does not decide this any more; {after} does.")
    sentence = translate(text).format(before=draft.competent.name, after=draft.unit.name)
    return {"competent_id": draft.unit_id}, [Changed("competent", "", sentence)]
