"""Running dossiers under an older version of their procedure, and what a newer one would change for each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from jsonschema import Draft202012Validator, FormatChecker

from motcua.fees.models import PaymentRequest
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, FeeRule, PaperRequirement, ProcedureContent
from motcua.staff.rules import Hat
from motcua.units.queries import calendar_of
from motcua.workdays.rules import Due, Pause, SupplementMode, WorkCalendar, due, resume

from ..models import Dossier, DossierPaper, Holding, Step
from ..models.dossier import LONG_AGO
from ..rules import PAUSED, Counted, PlannedStep, Status, date_after, field_name, plan, steps_after


@dataclass(frozen=True)
class Changes:
    """What a switch would do to one dossier, and what its people should know. `steps` None: those to come
    stay as they are. `lacking` are papers that would now be asked for, `needless` those no longer; `unfit`
    the names of answers that the new form would not take. Money already asked for stays as it was asked."""

    dossier: Dossier
    case: str
    due_before: datetime | None
    due_after: datetime | None
    promised: Due | None
    steps_before: list[Step]
    steps: list[PlannedStep] | None
    lacking: list[PaperRequirement]
    needless: list[DossierPaper]
    asked: list[PaymentRequest]
    fees: list[FeeRule]
    fees_before: list[FeeRule]
    unfit: list[str] = field(default_factory=list)

    @property
    def fees_differ(self) -> bool:
        return self.fees != self.fees_before

    @property
    def date_moves(self) -> bool:
        return self.due_before != self.due_after

    @property
    def nothing(self) -> bool:
        """Whether only the number of the version would change."""
        moved = self.date_moves or self.steps is not None or self.fees_differ
        return not (moved or self.lacking or self.needless or self.unfit)


def running_under_older(hat: Hat, version: ProcedureVersion) -> QuerySet[Dossier]:
    """The open dossiers within the hat's scope that an older version of the same procedure holds, the most
    urgent first. What it reads is bounded by what is open: the index of open dossiers holds nothing else."""
    mine = Q(served_by__path__within=hat.scope) | Q(competent__path__within=hat.scope)
    versions = ProcedureVersion.objects.filter(procedure=version.procedure_id, number__lt=version.number)
    older = list(versions.values_list("pk", flat=True))
    running = Dossier.objects.present().open().filter(urgency_at__gte=LONG_AGO)
    found = running.filter(mine, procedure_version__in=older)
    joined = found.for_lists().select_related("served_by", "competent", "answers")
    return joined.order_by("urgency_at", "id")


def running_of(hat: Hat, procedure: UUID) -> int:
    """How many open dossiers of a procedure there are within the hat's scope, whatever their version."""
    mine = Q(served_by__path__within=hat.scope) | Q(competent__path__within=hat.scope)
    return Dossier.objects.present().open().filter(mine, procedure_version__procedure=procedure).count()


def what_changes(
    dossier: Dossier, newer: ProcedureContent, at: datetime, cases: Mapping[str, str] | None = None
) -> Changes:
    """What a switch to this content would change for one dossier. Raises Refused when its case is not there;
    `cases` says which case takes the place of one that is gone."""
    return what_changes_for_each([dossier], newer, at, cases)[0]


def what_changes_for_each(
    dossiers: Sequence[Dossier],
    newer: ProcedureContent,
    at: datetime,
    cases: Mapping[str, str] | None = None,
) -> list[Changes]:
    """The same for a page of dossiers, in a handful of queries for all of them."""
    parts = _Parts.of(dossiers)
    return [_changes(dossier, newer, at, dict(cases or {}), parts) for dossier in dossiers]


@dataclass(frozen=True)
class _Parts:
    """What belongs to each dossier, fetched together."""

    steps: dict[UUID, list[Step]]
    papers: dict[UUID, list[DossierPaper]]
    holdings: dict[UUID, list[Holding]]
    asked: dict[UUID, list[PaymentRequest]]
    calendars: dict[UUID, WorkCalendar]

    @classmethod
    def of(cls, dossiers: Sequence[Dossier]) -> "_Parts":
        ids = [dossier.pk for dossier in dossiers]
        units = {dossier.competent_id: dossier.competent for dossier in dossiers}
        return cls(
            _by(Step.objects.filter(dossier__in=ids).order_by("position"), "dossier_id"),
            _by(DossierPaper.objects.filter(dossier__in=ids).order_by("position"), "dossier_id"),
            _by(Holding.objects.filter(dossier__in=ids).order_by("opened_at", "id"), "dossier_id"),
            _by(PaymentRequest.objects.filter(subject__in=ids).order_by("id"), "subject"),
            {pk: calendar_of(unit) for pk, unit in units.items()},
        )


def _by(rows: Iterable[Any], key: str) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found


def _changes(
    dossier: Dossier, newer: ProcedureContent, at: datetime, cases: Mapping[str, str], parts: _Parts
) -> Changes:
    older, channel = content(dossier.procedure_version_id), Channel(dossier.channel)
    case = cases.get(dossier.case, dossier.case)
    promised, due_after = _date(dossier, case, newer, at, parts)
    wanted = newer.papers_for(case)
    papers = parts.papers.get(dossier.pk, [])
    there, asked_for = {paper.key for paper in papers}, {paper.key for paper in wanted}
    steps = parts.steps.get(dossier.pk, [])
    to_come = [step for step in steps if step.position > dossier.step]
    return Changes(
        dossier=dossier,
        case=case,
        due_before=dossier.due_at,
        due_after=due_after,
        promised=promised,
        steps_before=to_come,
        steps=_steps(dossier, newer, case, at, due_after, parts),
        lacking=[paper for paper in wanted if paper.required and paper.key not in there],
        needless=[paper for paper in papers if paper.key and paper.key not in asked_for],
        asked=parts.asked.get(dossier.pk, []),
        fees=list(newer.fees_for(case, channel)),
        fees_before=list(older.fees_for(dossier.case, channel)) if _has(older, dossier.case) else [],
        unfit=_unfit(dossier, newer),
    )


def _has(procedure: ProcedureContent, case: str) -> bool:
    return not case or case in {one.code for one in procedure.cases}


def _date(
    dossier: Dossier, case: str, newer: ProcedureContent, at: datetime, parts: _Parts
) -> tuple[Due | None, datetime | None]:
    """The newly counted date where it holds, and the promised date after the switch."""
    if dossier.accepted_at is None:
        return None, None
    calendar, pauses = parts.calendars[dossier.competent_id], _pauses(dossier, parts)
    before = _count(dossier, content(dossier.procedure_version_id), dossier.case, calendar, pauses)
    now = _count(dossier, newer, case, calendar, pauses)
    counted = Counted(before.at if before else None, now.at if now else None)
    after = date_after(dossier.due_at, counted, at)
    return (now if after != dossier.due_at else None), after


def _count(
    dossier: Dossier,
    procedure: ProcedureContent,
    case: str,
    calendar: WorkCalendar,
    pauses: Sequence[tuple[Pause, bool]],
) -> Due | None:
    limit = procedure.limit_for(case, Channel(dossier.channel))
    if limit is None or dossier.accepted_at is None:
        return None
    found = due(calendar, dossier.accepted_at, limit)
    for pause, supplemented in pauses:
        ended = pause.end or pause.start
        if supplemented and procedure.supplement_mode is SupplementMode.RESTART:
            found = due(calendar, ended, limit)
        else:
            later = resume(calendar, found.at, pause.start, ended, limit.unit)
            found = Due(later.at, found.explanation + later.explanation)
    return found


def _pauses(dossier: Dossier, parts: _Parts) -> list[tuple[Pause, bool]]:
    """The stretches since acceptance in which the clock stood still, and whether for a supplement."""
    found: list[tuple[Pause, bool]] = []
    for one in parts.holdings.get(dossier.pk, []):
        begun = dossier.accepted_at
        if Status(one.status) not in PAUSED or not one.closed_at or not begun or one.opened_at < begun:
            continue
        if found and found[-1][0].end == one.opened_at:
            found[-1] = (Pause(found[-1][0].start, one.closed_at), found[-1][1])
        else:
            found.append((Pause(one.opened_at, one.closed_at), one.status == Status.SUPPLEMENT_ASKED))
    return found


def _steps(
    dossier: Dossier,
    newer: ProcedureContent,
    case: str,
    at: datetime,
    due_at: datetime | None,
    parts: _Parts,
) -> list[PlannedStep] | None:
    """The steps to come by the new route, counted from now; None where they are the same, or where the route
    does not know the current step."""
    if dossier.accepted_at is None:
        return None
    steps, calendar = parts.steps.get(dossier.pk, []), parts.calendars[dossier.competent_id]
    current = next((one for one in steps if one.position == dossier.step), None)
    doer = (current.name, current.role, current.effect) if current else None
    channel = Channel(dossier.channel)
    left = steps_after(newer.route_for(case, channel), doer)
    before = [(one.name, one.role, one.tier, one.effect) for one in steps if one.position > dossier.step]
    if left is None or before == [(one.name, str(one.role), str(one.tier), one.effect) for one in left]:
        return None
    planned = plan(left, channel, calendar, at, due_at)
    return [
        PlannedStep(one.position + dossier.step, one.name, one.role, one.tier, one.effect, one.due_at)
        for one in planned
    ]


def _unfit(dossier: Dossier, newer: ProcedureContent) -> list[str]:
    if newer.form is None or dossier.answers is None:
        return []
    validator = Draft202012Validator(newer.form, format_checker=FormatChecker())
    found = sorted(validator.iter_errors(dossier.answers.stated), key=lambda one: list(map(str, one.path)))
    names: list[str] = []
    for wrong in found:
        path = [str(step) for step in wrong.absolute_path]
        if wrong.validator == "required":
            path += [name for name in wrong.validator_value if name not in wrong.instance][:1]
        dotted = ".".join(path)
        names.append(field_name(newer.form, dotted) or dotted or "?")
    return list(dict.fromkeys(names))
