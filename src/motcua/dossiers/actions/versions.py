"""A running dossier goes over to a newer version of its procedure.

A dossier keeps the version under which it was filed unless somebody who keeps the catalogue switches it. What
was done stays done, what was paid or asked for stays as it was asked, and the promised date never gets later.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.rows import insert
from motcua.staff.rules import Hat

from ..models import Dossier, DossierPaper, Step
from ..models.dossier import FAR
from ..permissions import NOT_FOUND, why_not_switch
from ..queries.gate import obtain_many
from ..queries.switching import Changes, running_under_older, what_changes
from ..rules import PaperState
from .writing import Doing, check_seen, put, state_fact

CHUNK = 50
BATCH = 200


@dataclass(frozen=True)
class Switched:
    """What became of one dossier of many: `refusal` None means that it goes by the newer version now."""

    dossier: UUID
    code: str
    refusal: Refusal | None


@transaction.atomic
def switch_version(
    *,
    dossier: Dossier,
    version: UUID,
    by: Hat,
    at: datetime,
    cases: Mapping[str, str] | None = None,
    seen: int | None = None,
) -> Dossier:
    """Let a dossier go by a newer version of its procedure from now on.

    `cases` names the case that takes the place of one the newer version no longer has. Raises Refused when
    somebody was faster, or with the reason why it must stay (`why_not_switch`)."""
    doing = Doing(by, at, seen)
    check_seen(dossier, doing)
    refuse_if(why_not_switch(by, dossier, version, dict(cases or {}), at))
    changes = what_changes(dossier, content(version), at, cases)
    before = dossier.procedure_version_id
    put(dossier, _values(dossier, version, changes), doing)
    _new_steps(dossier, changes)
    _new_papers(dossier, changes)
    state_fact(dossier, "dossier.version_switched", doing, _stated(changes, before, version))
    return dossier


def switch_versions(
    *,
    dossiers: Mapping[UUID, int],
    version: UUID,
    by: Hat,
    at: datetime,
    cases: Mapping[str, str] | None = None,
) -> list[Switched]:
    """Switch several dossiers (id and the number of writes that was looked at), each in a transaction of its
    own: what became of each, in this order. A refusal keeps no other dossier from going over."""
    results: list[Switched] = []
    for ids in _chunks(dossiers):
        found = {one.pk: one for one in obtain_many(by, ids)}
        for pk in ids:
            results.append(_switch_one(pk, found.get(pk), dossiers[pk], version, by, at, cases))
    return results


@dataclass(frozen=True)
class Batch:
    """What became of some of all that run under an older version. `after` names the last of them, from which
    to go on; `left` is how many come behind it."""

    results: list[Switched]
    after: UUID | None
    left: int


def switch_next(
    *,
    version: ProcedureVersion,
    by: Hat,
    at: datetime,
    cases: Mapping[str, str] | None = None,
    after: UUID | None = None,
    most: int = BATCH,
) -> Batch:
    """Switch the next of all running dossiers of an older version, at most so many, in the order of filing
    from behind one. Whoever goes on from the batch before meets each once, those that must stay as well."""
    waiting = running_under_older(by, version).order_by("id")
    behind = waiting.filter(id__gt=after) if after else waiting
    wanted = dict(behind.values_list("pk", "version")[:most])
    results = switch_versions(dossiers=wanted, version=version.pk, by=by, at=at, cases=cases)
    last = max(wanted, default=after)
    left = waiting.filter(id__gt=last).count() if len(wanted) == most else 0
    return Batch(results, last, left)


def _switch_one(
    pk: UUID,
    dossier: Dossier | None,
    seen: int,
    version: UUID,
    by: Hat,
    at: datetime,
    cases: Mapping[str, str] | None,
) -> Switched:
    if dossier is None:
        return Switched(pk, "", NOT_FOUND)
    try:
        switch_version(dossier=dossier, version=version, by=by, at=at, cases=cases, seen=seen)
    except Refused as refused:
        return Switched(pk, dossier.code or "", refused.refusal)
    return Switched(pk, dossier.code or "", None)


def _chunks(dossiers: Mapping[UUID, int]) -> Iterator[list[UUID]]:
    left = iter(dossiers)
    while chunk := list(islice(left, CHUNK)):
        yield chunk


def _values(dossier: Dossier, version: UUID, changes: Changes) -> dict[str, Any]:
    values: dict[str, Any] = {
        "procedure_version_id": version,
        "case": changes.case,
        "field_code": content(version).field_key,
    }
    if changes.date_moves and changes.promised:
        values |= {
            "due_at": changes.due_after,
            "original_due_at": dossier.original_due_at or changes.due_after,
            "due_explained": changes.promised.explanation.to_json(),
            "urgency_at": changes.due_after or FAR,
        }
        if dossier.step_due_at and changes.due_after:
            values["step_due_at"] = min(dossier.step_due_at, changes.due_after)
    return values


def _new_steps(dossier: Dossier, changes: Changes) -> None:
    if changes.steps is None:
        return _earlier(dossier, changes)
    Step.objects.filter(dossier=dossier, position__gt=dossier.step).delete()
    steps = [
        Step(
            dossier=dossier,
            position=step.position,
            name=step.name,
            role=step.role,
            tier=step.tier,
            effect=step.effect,
            due_at=step.due_at,
        )
        for step in changes.steps
    ]
    insert(steps)
    return _earlier(dossier, changes)


def _earlier(dossier: Dossier, changes: Changes) -> None:
    """No step may end after the promised date; the last one ends with it."""
    if not (changes.date_moves and changes.due_after):
        return
    left = Step.objects.filter(dossier=dossier, position__gte=dossier.step, ended_at=None)
    left.filter(due_at__gt=changes.due_after).update(due_at=changes.due_after)


def _new_papers(dossier: Dossier, changes: Changes) -> None:
    """Papers now asked for stand on the checklist as missing; a missing one that nobody asks for any more
    goes. What was brought stays: it lies in the folder."""
    gone = [paper.pk for paper in changes.needless if paper.state == PaperState.MISSING]
    DossierPaper.objects.filter(pk__in=gone).delete()
    last = DossierPaper.objects.filter(dossier=dossier).order_by("-position").first()
    begin = last.position + 1 if last else 1
    insert(
        [
            DossierPaper(
                dossier=dossier,
                position=position,
                key=paper.key,
                name=paper.name[:500],
                state=PaperState.MISSING.value,
            )
            for position, paper in enumerate(changes.lacking, start=begin)
        ]
    )


def _stated(changes: Changes, before: UUID, version: UUID) -> dict[str, Any]:
    due_at = changes.due_after
    return {
        "before": str(before),
        "version": str(version),
        "case": changes.case,
        "due_at": due_at.isoformat() if due_at else None,
        "lacking": [paper.key for paper in changes.lacking],
        "unfit": len(changes.unfit),
    }
