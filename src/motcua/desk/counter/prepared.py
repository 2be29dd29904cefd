"""What was prepared with people at the guidance desk: who waits, and the intake page filled in from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import QueryDict
from django.urls import reverse

from motcua.applicants.queries import sheets
from motcua.drafts import queries
from motcua.drafts.rules import HelpKind, day_of, pledged
from motcua.kernel.refusal import Refused
from motcua.pages.questions import QuestionsForm
from motcua.pages.sent import as_sent
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, ProcedureContent, documents_in
from motcua.staff.rules import Hat
from motcua.units.queries import unit
from motcua.units.rules import UnknownUnit

from .parts_forms import fee_prefix
from .places import place_name

if TYPE_CHECKING:
    from motcua.drafts.models import Draft
    from motcua.drafts.queries import PaperPage

NAME = "prepared"
MOST = 20
_FILING = ("case", "filing", "relation", "return_by", "note")
_PEOPLE = {"owner": "owner", "representative": "filer"}


@dataclass(frozen=True)
class Waiting:
    """Somebody who comes from the guidance desk."""

    draft: Draft
    name: str

    @property
    def procedure(self) -> str:
        known = content(self.draft.version_id)
        return known.plain_name or known.name

    @property
    def address(self) -> str:
        return address_of(self.draft)


@dataclass(frozen=True)
class Prepared:
    """What the intake page says about where its answers come from."""

    draft: Draft
    photographed: list[tuple[str, int]]

    @property
    def by(self) -> str:
        return self.draft.helper.name if self.draft.helper else ""

    @property
    def where(self) -> str:
        return HelpKind(self.draft.help_kind).label

    @property
    def minutes(self) -> int:
        """A minute begun is a minute."""
        return -(-self.draft.helped_seconds // 60)


def address_of(draft: Draft) -> str:
    """The intake page, filled in from a draft."""
    return f"{reverse('desk:intake_form', args=[draft.version_id])}?{NAME}={draft.pk}"


def waiting(hat: Hat) -> list[Waiting]:
    """Whoever waits to be taken in at this officer's counter, the longest first."""
    drafts = queries.prepared_for(hat, limit=MOST)
    typed = sheets(one.sheet_id for one in drafts if one.sheet_id) if drafts else {}
    return [Waiting(one, _owner(typed, one).get("name", "")) for one in drafts]


def coded(hat: Hat, text: str) -> Waiting | None:
    """Whoever shows this number at the counter."""
    draft = queries.prepared_under(hat, text)
    return Waiting(draft, queries.typed(draft).get("owner", {}).get("name", "")) if draft else None


def draft_of(hat: Hat, given: str) -> Draft | None:
    """The draft that an intake page was filled in from; None for a page that began empty. Raises Refused when
    this officer may not take it in, or nobody may any more."""
    if not given:
        return None
    try:
        return queries.prepared(hat, UUID(given))
    except ValueError:
        return None


def shown(hat: Hat, given: str) -> Prepared | None:
    """What to say above the page; nothing when it is not to be taken in any more, which sending it tells."""
    try:
        draft = draft_of(hat, given)
    except Refused:
        return None
    if draft is None:
        return None
    return Prepared(
        draft, [(one.paper.name, len(one.pages)) for one in queries.papers_of(draft) if one.pages]
    )


def fill(data: QueryDict, draft: Draft, procedure: ProcedureContent) -> None:
    """Write everything that was typed into the fields of the intake page. Papers that the person has in hand
    (or that are photographed, or filled in on the screen) are ticked; the officer looks at each."""
    typed = queries.typed(draft)
    data[NAME] = str(draft.pk)
    cases = {one.code for one in procedure.cases}
    for name in _FILING:
        if typed.get(name) and (name != "case" or typed[name] in cases):
            data[name] = typed[name]
    for part, prefix in _PEOPLE.items():
        for name, value in _person(typed.get(part, {})).items():
            data[f"{prefix}-{name}"] = value
    for paper in queries.papers_of(draft):
        _tick(data, paper)
    if procedure.form and typed.get("answers"):
        stated = pledged(procedure.form, typed["answers"])  # they were read out with the statement
        for name, values in as_sent(QuestionsForm(procedure.form, stated=stated)).lists():
            data.setlist(name, values)
        _count(data, procedure, typed["answers"])


def _count(data: QueryDict, procedure: ProcedureContent, answers: Mapping[str, Any]) -> None:
    """Fees by the page are counted for the one document on the form; several are counted by the officer."""
    documents = documents_in(answers)
    for rule in procedure.fees_for(data.get("case") or None, Channel.COUNTER):
        if rule.rate and rule.rate.per == "page" and len(documents) == 1:
            pages, copies = documents[0]
            data[f"{fee_prefix(rule)}-units"], data[f"{fee_prefix(rule)}-copies"] = str(pages), str(copies)


def _person(typed: Mapping[str, Any]) -> dict[str, str]:
    said = {name: str(value) for name, value in typed.items() if value}
    born = day_of(said.get("born", ""))
    if born:
        said["born"] = f"{born:%d/%m/%Y}"
    if said.get("residence"):
        said["residence"] = _place(said["residence"])
    return said


def _place(given: str) -> str:
    try:
        return place_name(unit(UUID(given)))
    except (UnknownUnit, ValueError):
        return ""


def _tick(data: QueryDict, paper: PaperPage) -> None:
    replaced = paper.said is not None and paper.said.value == "replaced"
    there = paper.pages or paper.filled_in or (paper.said is not None and not replaced)
    if there or replaced:
        data[f"paper-{paper.paper.key}-{'brought' if there else 'replaced'}"] = "on"


def _owner(typed: Mapping[UUID, Mapping[str, Any]], draft: Draft) -> Mapping[str, Any]:
    found: Mapping[str, Any] = typed.get(draft.sheet_id, {}).get("owner", {}) if draft.sheet_id else {}
    return found
