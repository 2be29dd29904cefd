"""Beginning a draft: its code to say aloud, its key to keep."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from motcua.applicants import actions as applicants
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.models import Account
from motcua.staff.rules import Hat
from motcua.units.models import Unit
from motcua.units.queries import unit as unit_of

from ..models import Draft
from ..permissions import key_hash, why_not_begin, why_not_help, why_not_prepare
from ..rules import Citizen, HelpKind, draft_code
from .locking import tell

_TRIES = 5


@dataclass(frozen=True)
class Begun:
    """A fresh draft and the secret that opens it, which nobody can be told again."""

    draft: Draft
    key: str


def begin(
    *,
    version: ProcedureVersion | UUID,
    unit: Unit | UUID,
    by: ActsInUnit,
    at: datetime,
    competent: Unit | UUID | None = None,
    case: str = "",
    helper: Hat | None = None,
    help_kind: str = "",
    account: Account | UUID | None = None,
    channel: Channel | None = None,
) -> Begun:
    """Begin to file a procedure at a unit. `helper` is the officer who helps, `help_kind` one of `HelpKind`
    (worked out from the helper's role where it is not given; `relative` without a helper); what a post-office
    clerk helps with is filed by post, all else online. By the channel `COUNTER` a helper only prepares what
    is then handed in at the counter (`take_in`). Raises Refused as `why_not_begin` says.
    """
    kind = _help_kind(helper, help_kind)
    channel = channel or (Channel.POST if kind == HelpKind.POST else Channel.ONLINE)
    served = _unit(unit)
    decides = served if competent is None else _unit(competent)
    draft = Draft(version_id=version if isinstance(version, UUID) else version.pk)
    _check(draft.version_id, served, decides, channel, case, helper, at)
    draft.unit, draft.competent, draft.channel = served, decides, channel.value
    draft.account_id, draft.help_kind = _account(account, by), kind
    if helper:
        draft.helper_id, draft.helper_post_id = helper.works_for or helper.account, helper.post
    draft.opened_at = draft.touched_at = at
    return _keep(draft, {"case": case} if case else {}, by)


def _check(
    version: UUID,
    served: Unit,
    decides: Unit,
    channel: Channel,
    case: str,
    helper: Hat | None,
    at: datetime,
) -> None:
    if case:
        content(version).case(case)
    refuse_if(why_not_help(helper) if helper else None)
    refuse_if(why_not_begin(version, served, decides, channel, case, at))
    refuse_if(why_not_prepare(channel, helper))


@transaction.atomic
def _keep(draft: Draft, stated: dict[str, Any], by: ActsInUnit) -> Begun:
    key, at = secrets.token_urlsafe(16), draft.opened_at
    draft.key_hash = key_hash(key)
    draft.sheet_id = applicants.keep_sheet(sheet=None, stated=stated, at=at, by=by)
    _save(draft)
    data = {"version": str(draft.version_id), "help": draft.help_kind}
    tell(draft, "draft.begun", by, at, data, first=True)
    return Begun(draft, key)


def _save(draft: Draft) -> None:
    """Under a code nobody has. Two equal ones are drawn once in tens of thousands of millions."""
    for left in reversed(range(_TRIES)):
        draft.code = draft_code(secrets.randbelow)
        try:
            with transaction.atomic():
                draft.save(force_insert=True)
            return
        except IntegrityError:
            if not left or not Draft.objects.filter(code=draft.code).exists():
                raise


def _help_kind(helper: Hat | None, given: str) -> str:
    if given:
        if given in {one.value for one in HelpKind}:
            return given
        raise Refused(Refusal("bad_help_kind", gettext_noop("Choose who helps.")))
    if helper is None:
        return ""
    by_role = {"post_clerk": HelpKind.POST, "youth_member": HelpKind.YOUTH}
    return by_role.get(helper.role.code.value, HelpKind.DESK).value


def _unit(given: Unit | UUID) -> Unit:
    return unit_of(given) if isinstance(given, UUID) else given


def _account(given: Account | UUID | None, by: ActsInUnit) -> UUID | None:
    if given is None:
        return by.account if isinstance(by, Citizen) else None
    return given if isinstance(given, UUID) else given.pk
