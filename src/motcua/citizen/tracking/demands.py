"""What an officer marked as wrong, with the names of the papers and fields in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from motcua.dossiers.queries import paper_names
from motcua.dossiers.rules import Mark, MarkKind
from motcua.pages.questions import label_of
from motcua.procedures.queries import content

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, SupplementRequest


@dataclass(frozen=True)
class Asked:
    """One thing to mend, with its name and what is wrong with it. `mark` is None for a request of the time
    before there were marks: that is brought to the counter."""

    name: str
    why: str
    mark: Mark | None = None

    @property
    def is_field(self) -> bool:
        return self.mark is not None and self.mark.kind is MarkKind.FIELD


def demands_of(dossier: Dossier, request: SupplementRequest) -> list[Asked]:
    """What a request asks for: the fields first, for they are mended with a few keys."""
    if not request.marked:
        return [Asked(name, "") for name in request.papers]
    papers = paper_names(dossier)
    form = content(dossier.procedure_version_id).form or {}
    marks = sorted(request.marked, key=lambda mark: mark.kind is not MarkKind.FIELD)
    return [_asked(mark, papers, form) for mark in marks]


def _asked(mark: Mark, papers: dict[str, str], form: dict[str, object]) -> Asked:
    if mark.kind is MarkKind.FIELD:
        return Asked(label_of(form, mark.key), mark.why, mark)
    if not mark.listed:
        return Asked(mark.why, "", mark)
    return Asked(papers.get(mark.key, mark.key), mark.why, mark)
