"""Reads for those who keep the catalogue: a part of `queries`, kept apart from what the counters ask."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from motcua.kernel.clock import local_day
from motcua.kernel.text import fold

from .models import Doubt, ProcedureVersion, VersionDraft
from .permissions import why_not_publish
from .queries import content, search
from .rules import ProcedureContent
from .rules.checking import Problem, problems_of
from .rules.comparing import Row, compare


@dataclass(frozen=True)
class Kind:
    """One kind of doubt (or one field) and how many of them nobody has looked at."""

    text: str
    number: int


def version_draft(code: str) -> VersionDraft | None:
    """The working copy of a procedure, if somebody has begun one."""
    drafts = VersionDraft.objects.select_related("procedure", "based_on", "edited_by")
    return drafts.defer("based_on__content", "based_on__doubts").filter(procedure__code=code).first()


def drafts_in_work() -> list[VersionDraft]:
    """All working copies, the one touched last first."""
    drafts = VersionDraft.objects.select_related("procedure", "based_on", "edited_by")
    return list(drafts.defer("based_on__content", "based_on__doubts").order_by("-edited_at", "pk"))


def draft_content(draft: VersionDraft) -> ProcedureContent:
    """What a working copy says."""
    return ProcedureContent.from_json(draft.content, draft.procedure.code)


def draft_problems(draft: VersionDraft) -> list[Problem]:
    """What stands in the way of publishing a working copy, and what to mind."""
    return problems_of(draft_content(draft), _before(draft), revives=draft.revives)


def draft_changes(draft: VersionDraft) -> list[Row]:
    """What the working copy changes against the version it was begun from; nothing where it is the first."""
    before = _before(draft)
    rows = compare(before, draft_content(draft)) if before else ()
    return [row for row in rows if row.old != row.new]


def _before(draft: VersionDraft) -> ProcedureContent | None:
    return content(draft.based_on_id) if draft.based_on_id else None


def first_day_for(draft: VersionDraft, at: datetime) -> date:
    """The first day from which the working copy may be in force: today, unless a version began today or the
    procedure ends later."""
    today = local_day(at)
    newest = ProcedureVersion.objects.filter(procedure=draft.procedure_id).order_by("-number").first()
    if newest is None or why_not_publish(newest, today) is None:
        return today
    return newest.in_force_to or date.fromordinal(newest.in_force_from.toordinal() + 1)


def found_anywhere(text: str, on: date, limit: int = 50) -> list[ProcedureVersion]:
    """Procedures whose version in force holds all words; a code finds its procedure also when none is."""
    found = search(text, on, None, limit)
    if found:
        return found
    coded = ProcedureVersion.objects.without_content().select_related("procedure")
    newest = coded.filter(procedure__code=fold(text)).order_by("-number").first()
    return [newest] if newest else []


def doubts(
    *, kind: str = "", field: str = "", code: str = "", looked: bool = False, after: UUID | None = None
) -> QuerySet[Doubt]:
    """Doubts about the newest versions, in a steady order; `after` is the last one of the page before."""
    found = _standing(field, looked).select_related("version__procedure", "looked_by")
    if kind:
        found = found.filter(text=kind)
    if code:
        found = found.filter(version__procedure__code=code)
    if after:
        found = found.filter(pk__gt=after)
    return found.defer("version__content", "version__doubts", "version__search_text").order_by("pk")


def doubt_kinds(field: str = "", looked: bool = False) -> list[Kind]:
    """The kinds of doubt with their numbers, the most frequent first."""
    counted = _standing(field, looked).values_list("text").annotate(number=Count("pk"))
    return [Kind(text, number) for text, number in counted.order_by("-number", "text")]


def doubt_fields(kind: str = "", looked: bool = False) -> list[Kind]:
    """The fields of procedures that have doubts, by name."""
    standing = _standing("", looked)
    standing = standing.filter(text=kind) if kind else standing
    counted = standing.values_list("version__field_name").annotate(number=Count("pk"))
    return sorted((Kind(name, number) for name, number in counted), key=lambda one: fold(one.text))


def doubts_open() -> int:
    """How many doubts nobody has looked at."""
    return _standing("", looked=False).count()


def _standing(field: str, looked: bool) -> QuerySet[Doubt]:
    newest = Q(version__in_force_to=None, looked_at__isnull=not looked)
    return Doubt.objects.filter(newest, **({"version__field_name": field} if field else {}))
