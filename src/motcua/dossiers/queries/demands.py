"""What an applicant is asked to mend, and what they thought of the service."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from motcua.procedures.queries import content

from ..models import Dossier, DossierPaper, Rating, SupplementRequest
from ..rules import Mark, MarkKind, PaperState, field_name


def paper_names(dossier: Dossier) -> dict[str, str]:
    """The papers a mark can point at, by key: those of the checklist, then the procedure's others."""
    lines = DossierPaper.objects.filter(dossier=dossier).order_by("position")
    found = {line.mark_key: line.name for line in lines}
    listed = content(dossier.procedure_version_id).papers_for(dossier.case)
    return found | {paper.key: paper.name for paper in listed if paper.key not in found}


def papers_missing(dossier: Dossier) -> set[str]:
    """The keys of the papers that the checklist has as missing."""
    lines = DossierPaper.objects.filter(dossier=dossier, state=PaperState.MISSING.value)
    return {line.mark_key for line in lines}


def rating_of(dossier: Dossier) -> Rating | None:
    """How the applicant rated the service, if they did."""
    return Rating.objects.filter(dossier=dossier).first()


def demand_lines(
    dossier: Dossier, requests: Iterable[SupplementRequest]
) -> dict[UUID, list[tuple[str, str]]]:
    """What each request asks for, as printed: the name, and what is wrong with it."""
    requests = list(requests)
    if not any(request.marks for request in requests):
        return {request.pk: [(name, "") for name in request.papers] for request in requests}
    papers, form = paper_names(dossier), content(dossier.procedure_version_id).form or {}
    return {
        request.pk: [_line(mark, papers, form) for mark in request.marked]
        or [(name, "") for name in request.papers]
        for request in requests
    }


def _line(mark: Mark, papers: dict[str, str], form: Mapping[str, Any]) -> tuple[str, str]:
    if not mark.listed:
        return mark.why, ""
    if mark.kind is MarkKind.FIELD:
        return field_name(form, mark.key) or mark.key, mark.why
    return papers.get(mark.key, mark.key), mark.why
