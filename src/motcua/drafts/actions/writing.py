"""What is typed, agreed and counted while a draft is filled in."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from motcua.applicants import actions as applicants
from motcua.applicants.queries import sheet
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content

from ..models import Draft
from ..permissions import why_not_agree
from ..rules import Consent, conflicts, merged, plain, shown, stamped
from .locking import go_on, lock, wrote

PROGRAM = System()
LARGEST_SHEET = 300_000
LONGEST_PAUSE = 300


@transaction.atomic
def write(
    *, draft: Draft, part: Mapping[str, Any], by: ActsInUnit, at: datetime, seen: int | None = None
) -> Draft:
    """Write what was typed on one page into the draft. Only the values that `part` names are changed; None
    takes one away, a list is one value. So give what the page asked for and nothing else.

    `seen` is the draft's `seen` of the page shown: where another device has changed one of these very values
    since, nothing is written and Refused("typed_elsewhere") names them. Sent again with the newest `seen`, it
    is written.
    """
    go_on(draft, by)
    written = plain(part)
    if written.get("case"):
        content(draft.version_id).case(written["case"])
    before = sheet(draft.sheet_id)
    _refuse_conflicts(before, written, seen)
    after = merged(before, written)
    if shown(after) == shown(before):
        return draft
    if len(json.dumps(after)) > LARGEST_SHEET:
        text = gettext_noop("This is too much text for one dossier. Write it shorter, or add it as a file.")
        raise Refused(Refusal("too_much_typed", text))
    stated = stamped(after, before, draft.seen + 1)
    applicants.keep_sheet(sheet=draft.sheet_id, stated=stated, at=at)
    wrote(draft, at)
    return draft


@transaction.atomic
def agree(*, draft: Draft, how: str, words: str, by: ActsInUnit, at: datetime) -> Draft:
    """Record that the person agreed, and to which words: with how=`statement` to the closing statement,
    otherwise to being helped (`spoken`, `signed`, `phone`)."""
    go_on(draft, by)
    refuse_if(why_not_agree(draft, how))
    if how == Consent.STATEMENT:
        wrote(draft, at, agreed_at=at, agreed_words=words[:1000])
    else:
        agreed = {"agreed_at": draft.agreed_at, "agreed_words": draft.agreed_words}
        wrote(draft, at, consent_at=at, consent_how=str(how), consent_words=words[:1000], **agreed)
    return draft


@transaction.atomic
def count_help(*, draft: Draft, seconds: float, at: datetime, by: ActsInUnit = PROGRAM) -> Draft:
    """Count the time spent helping since it was last counted. A pause longer than five minutes counts as
    five, and all together is never more than has gone by since the draft was begun."""
    lock(draft)
    if draft.is_open and draft.help_kind:
        more = min(max(int(seconds), 0), LONGEST_PAUSE)
        gone_by = max(int((at - draft.opened_at).total_seconds()), 0)
        draft.helped_seconds = min(draft.helped_seconds + more, max(gone_by, draft.helped_seconds))
        draft.save(update_fields=["helped_seconds"])
    return draft


def _refuse_conflicts(before: Mapping[str, Any], written: Mapping[str, Any], seen: int | None) -> None:
    met = [] if seen is None else conflicts(before, written, seen)
    if met:
        text = gettext_noop(
            "This was changed on another device meanwhile. Look at what stands there now, then send again."
        )
        raise Refused(Refusal("typed_elsewhere", text, {"names": ", ".join(met)}))
