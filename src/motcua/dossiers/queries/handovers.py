"""What the printed forms and the register tell beside the dossier itself: its way from hand to hand, the last
request for papers, who accepted it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.journal.models import Fact
from motcua.journal.queries import last_fact
from motcua.rows import read
from motcua.staff.queries import names_of

from ..models import Dossier, DossierPaper, Holding, Result, SupplementRequest
from ..rules import Holder


@dataclass(frozen=True)
class Handover:
    """The dossier came to somebody: from whom, to whom, when, and until when it stayed. Names are empty where
    it waited for anybody."""

    holder: Holder
    unit_name: str
    giver: str
    taker: str
    at: datetime
    until: datetime | None
    due_at: datetime | None


@dataclass(frozen=True)
class Said:
    """One fact told on paper: when, who, wearing which post, and why."""

    at: datetime
    by: str
    account: UUID | None
    post: UUID | None
    data: Mapping[str, Any]

    @property
    def reason(self) -> str:
        return str(self.data.get("reason", ""))


def handovers_of(dossier: Dossier) -> list[Handover]:
    """Every hand-over of a dossier, oldest first: the rows of the control slip. Two queries."""
    held = Holding.objects.filter(dossier=dossier).select_related("unit", "officer", "given_by")
    return [_handover(one) for one in held.order_by("opened_at", "id")]


def _handover(held: Holding) -> Handover:
    return Handover(
        holder=Holder(held.holder),
        unit_name=held.unit.name,
        giver=held.given_by.name if held.given_by else "",
        taker=held.officer.name if held.officer else "",
        at=held.opened_at,
        until=held.closed_at,
        due_at=held.step_due_at,
    )


def held_since(dossier: Dossier) -> datetime | None:
    """Since when the present holder has it; None for an ended dossier."""
    held = read(Holding, "dossier_id = %s AND closed_at IS NULL ORDER BY id LIMIT 1", [dossier.pk])
    return held[0].opened_at if held else None


def papers_of(dossier: Dossier) -> list[DossierPaper]:
    """The checklist in its order."""
    return list(DossierPaper.objects.filter(dossier=dossier).order_by("position"))


def result_of(dossier: Dossier) -> Result | None:
    """What the dossier led to, if it has come to that."""
    return Result.objects.filter(dossier=dossier).first()


def last_asked(dossier: Dossier) -> SupplementRequest | None:
    """The last request for papers that went to the applicant."""
    asked = SupplementRequest.objects.filter(dossier=dossier, asked_at__isnull=False)
    return asked.select_related("asked_by").order_by("-number").first()


def last_said(dossier: Dossier, *kinds: str) -> Said | None:
    """The newest fact of one of these kinds about a dossier, with the name of the officer who did it."""
    facts = [fact for kind in kinds if (fact := last_fact(dossier.pk, kind))]
    fact = max(facts, key=lambda one: one.number, default=None)
    if fact is None:
        return None
    name = names_of([fact.by_account]).get(fact.by_account, "") if fact.by_account else ""
    return Said(fact.at, name, fact.by_account, fact.by_post, dict(fact.data))


def receivers_of(dossiers: Iterable[UUID]) -> dict[UUID, str]:
    """Who accepted each of these dossiers: two queries for a page of the register."""
    accepted = Fact.objects.filter(subject__in=list(dossiers), kind="dossier.accepted")
    by = dict(accepted.order_by("number").values_list("subject", "by_account"))
    names = names_of(by.values())
    return {subject: names.get(account, "") for subject, account in by.items() if account}


def areas_of(dossiers: Iterable[UUID]) -> dict[UUID, str]:
    """Where the owner of each of these dossiers lives (địa bàn), as far as it was written down."""
    living = Dossier.objects.filter(pk__in=list(dossiers), residence__isnull=False)
    return dict(living.values_list("pk", "residence__name"))
