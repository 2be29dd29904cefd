"""The working copy of a procedure's next version: begun, edited part by part, published or given up."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_noop as _

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local, local_day
from motcua.kernel.ids import reference_id
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import tidy
from motcua.staff.queries import names_of
from motcua.staff.rules import Hat

from ..models import Procedure, ProcedureVersion, VersionDraft
from ..permissions import why_not_keep
from ..publishing import SOURCE_LENGTH
from ..rules import ProcedureContent
from ..rules.checking import problems_of
from ..rules.editing import copied, fresh, why_not_code, with_case, with_part, without_case
from .catalogue import publish_version

OWN = "own edit"  # the source of a version made here, so that the shipped catalogue never replaces it
_GONE = Refusal(
    "draft_gone",
    _("This working copy is not there any more: it was published or given up. Look at the versions."),
)


@transaction.atomic
def begin_version_draft(*, code: str, by: ActsInUnit, at: datetime) -> VersionDraft:
    """The working copy of a procedure, begun from its newest version; the one that is there already, if any.

    Raises Refused for an unknown code."""
    refuse_if(why_not_keep(by))
    newest = _newest(code)
    made, begun = VersionDraft.objects.get_or_create(
        procedure=newest.procedure,
        defaults={
            "based_on": newest,
            "content": newest.content,
            "begun_at": at,
            "edited_at": at,
            "edited_by_id": _account(by),
        },
    )
    if begun:
        _tell(made, "procedure.draft_begun", by, at, {"number": newest.number})
    return made


@transaction.atomic
def begin_new_procedure(
    *, code: str, name: str, by: ActsInUnit, at: datetime, copy_of: str = ""
) -> VersionDraft:
    """The working copy of a procedure that the catalogue does not have yet: empty, or with what the newest
    version of another says (`copy_of`, its code). Nobody else sees it before it is published.

    Raises Refused for a code that is none or is there already, for no name, and for an unknown `copy_of`."""
    refuse_if(why_not_keep(by))
    code, name = code.strip(), tidy(name)
    refuse_if(why_not_code(code) or _why_not_new(code, name))
    content = copied(_newest(copy_of.strip()).content, code, name) if copy_of else fresh(code, name)
    values = {"id": reference_id("procedure", code), "created": at}
    procedure, _made = Procedure.objects.get_or_create(code=code, defaults=values)
    draft, begun = VersionDraft.objects.get_or_create(
        procedure=procedure,
        defaults={"content": content, "begun_at": at, "edited_at": at, "edited_by_id": _account(by)},
    )
    if not begun:
        raise Refused(_being_worked_on(code))
    _tell(draft, "procedure.draft_begun", by, at, {"number": 0, "copy_of": copy_of.strip()})
    return draft


def _why_not_new(code: str, name: str) -> Refusal | None:
    if not name:
        return Refusal("no_name", _("Write the name of the procedure as it is announced."))
    known = ProcedureVersion.objects.filter(procedure__code=code).order_by("-number").first()
    if known:
        text = _("{code} is in the catalogue: “{name}”. Begin a working copy of it instead.")
        return Refusal("procedure_known", text, {"code": code, "name": known.name})
    if VersionDraft.objects.filter(procedure__code=code).exists():
        return _being_worked_on(code)
    return None


def _being_worked_on(code: str) -> Refusal:
    text = _("Somebody is working on {code} already. Find it among the working copies.")
    return Refusal("procedure_begun", text, {"code": code})


@transaction.atomic
def edit_version_draft(
    *,
    draft: VersionDraft,
    part: str,
    changes: Mapping[str, Any],
    by: ActsInUnit,
    at: datetime,
    case: str = "",
    seen: int | None = None,
) -> VersionDraft:
    """Replace fields of the working copy, or of one of its cases; a field that is None is removed.

    Raises Refused for content that cannot be read (the sentence names the field) and, with `seen`, when
    somebody was faster."""
    return _write(draft, with_part(draft.content, changes, case), part, by, at, seen)


@transaction.atomic
def add_draft_case(
    *,
    draft: VersionDraft,
    code: str,
    name: str,
    by: ActsInUnit,
    at: datetime,
    copy_of: str = "",
    seen: int | None = None,
) -> VersionDraft:
    """Add a case: an empty one, or a copy of another with all its parts."""
    return _write(draft, with_case(draft.content, code, name, copy_of), "cases", by, at, seen)


@transaction.atomic
def remove_draft_case(
    *, draft: VersionDraft, code: str, by: ActsInUnit, at: datetime, seen: int | None = None
) -> VersionDraft:
    """Remove a case; the last one stays."""
    return _write(draft, without_case(draft.content, code), "cases", by, at, seen)


@transaction.atomic
def follow_newest(
    *, draft: VersionDraft, by: ActsInUnit, at: datetime, seen: int | None = None
) -> VersionDraft:
    """Somebody published a version while this copy was worked on, and both were compared: the copy goes on
    as it is, now as the successor of that version."""
    newest = _newest(draft.procedure.code)
    _save(draft, {"based_on": newest, "part": "based_on"}, by, at, seen)
    draft.based_on = newest
    _tell(draft, "procedure.draft_edited", by, at, {"part": "based_on", "number": newest.number})
    return draft


@transaction.atomic
def publish_version_draft(
    *, draft: VersionDraft, in_force_from: date, by: ActsInUnit, at: datetime, seen: int | None = None
) -> ProcedureVersion:
    """Publish the working copy as a version in force from a day (today or later) and remove the copy.

    Raises Refused when somebody was faster, for a day in the past or before the newest version began, when
    another version was published meanwhile, and for the first thing that stops publishing."""
    refuse_if(why_not_keep(by))
    refuse_if(_why_not_seen(draft, seen))
    refuse_if(why_not_from(in_force_from, local_day(at)))
    newest = _newest_of(draft.procedure.code)
    refuse_if(why_not_successor(draft, newest))
    content = ProcedureContent.from_json(draft.content, draft.procedure.code)
    before = ProcedureContent.from_json(newest.content) if newest else None
    problems = problems_of(content, before, revives=bool(newest and newest.in_force_to))
    refuse_if(next((one.refusal for one in problems if one.stops), None))
    _remove(draft)
    published = ProcedureContent.from_json(_as_own(draft.content))
    return publish_version(content=published, in_force_from=in_force_from, by=by, at=at)


@transaction.atomic
def give_up_version_draft(
    *, draft: VersionDraft, by: ActsInUnit, at: datetime, seen: int | None = None
) -> None:
    """Throw the working copy away. The versions stay as they are; of a new procedure nothing is left."""
    refuse_if(why_not_keep(by))
    refuse_if(_why_not_seen(draft, seen))
    _tell(draft, "procedure.draft_given_up", by, at, {"content": draft.content})
    _remove(draft)
    Procedure.objects.filter(pk=draft.procedure_id, versions=None).delete()


def why_not_from(day: date, today: date) -> Refusal | None:
    """A version is in force from today or a later day, never from one on which dossiers were accepted."""
    if day < today:
        return Refusal(
            "past_day", _("Choose today or a later day: what was accepted before keeps its version.")
        )
    return None


def why_not_successor(draft: VersionDraft, newest: ProcedureVersion | None) -> Refusal | None:
    """Whether the copy still follows the newest version, or is still the first."""
    if newest is None or newest.pk == draft.based_on_id:
        return None
    text = _("Version {number} was published while this copy was worked on. Compare both, then go on.")
    return Refusal("newer_version", text, {"number": newest.number})


def _newest_of(code: str) -> ProcedureVersion | None:
    versions = ProcedureVersion.objects.select_related("procedure").filter(procedure__code=code)
    return versions.order_by("-number").first()


def _newest(code: str) -> ProcedureVersion:
    newest = _newest_of(code)
    if newest is None:
        text = _("There is no procedure {code} in the catalogue. Check the code, or search by its name.")
        raise Refused(Refusal("unknown_procedure", text, {"code": code}))
    return newest


def _as_own(stored: Mapping[str, Any]) -> dict[str, Any]:
    before = str(stored.get("source", ""))
    source = before if before.startswith(OWN) else f"{OWN}; {before}".rstrip("; ")
    return {**stored, "curated": True, "source": source[:SOURCE_LENGTH]}


def _write(
    draft: VersionDraft, content: dict[str, Any], part: str, by: ActsInUnit, at: datetime, seen: int | None
) -> VersionDraft:
    _save(draft, {"content": content, "part": part}, by, at, seen)
    _tell(draft, "procedure.draft_edited", by, at, {"part": part})
    return draft


def _save(
    draft: VersionDraft, values: dict[str, Any], by: ActsInUnit, at: datetime, seen: int | None
) -> None:
    """Write only over what was read: of two at once the second is told who was faster."""
    refuse_if(why_not_keep(by))
    refuse_if(_why_not_seen(draft, seen))
    values |= {"edited_at": at, "edited_by_id": _account(by)}
    same = VersionDraft.objects.filter(pk=draft.pk, seen=draft.seen)
    if not same.update(seen=F("seen") + 1, **values):
        raise Refused(_overtaken(draft))
    draft.seen += 1
    for name, value in values.items():
        setattr(draft, name, value)


def _remove(draft: VersionDraft) -> None:
    removed, _kinds = VersionDraft.objects.filter(pk=draft.pk, seen=draft.seen).delete()
    if not removed:
        raise Refused(_overtaken(draft))


def _why_not_seen(draft: VersionDraft, seen: int | None) -> Refusal | None:
    return None if seen is None or seen == draft.seen else _overtaken(draft)


def _overtaken(draft: VersionDraft) -> Refusal:
    """Who was faster, when, and in which part."""
    now = VersionDraft.objects.filter(pk=draft.pk).first()
    if now is None:
        return _GONE
    name = names_of([now.edited_by_id]).get(now.edited_by_id, "–") if now.edited_by_id else "–"
    text = _("{name} was faster and saved this working copy at {time}. Nothing was overwritten.")
    return Refusal("overtaken", text, {"name": name, "time": f"{local(now.edited_at):%H:%M}"})


def _account(by: ActsInUnit) -> Any:
    return by.account if isinstance(by, Hat) else None


def _tell(draft: VersionDraft, kind: str, by: ActsInUnit, at: datetime, data: Mapping[str, Any]) -> None:
    stated = {"code": draft.procedure.code, **data}
    append(subject_kind="procedure", subject=draft.procedure_id, kind=kind, by=by, at=at, data=stated)
