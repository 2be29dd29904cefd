"""What clients are told, as the documentation describes it. The answers themselves are plain dictionaries
(`telling.py`), for checking each against its description again would cost more than reading it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import BaseModel, Field

from motcua.applicants.rules import ApplicantKind, Filing, IdKind, Sex
from motcua.dossiers.rules import (
    Act,
    Delivery,
    Digitised,
    Holder,
    MarkKind,
    PaperState,
    Status,
    Supplement,
    Timing,
)
from motcua.fees.rules import Collect, FeeKind, PaymentMethod, PaymentState
from motcua.procedures.rules import Channel, ReturnChannel
from motcua.units.rules import CodeSystem, Tier, UnitKind


class Wrong(BaseModel):
    """One place of a request that is not as it is asked for."""

    where: str
    what: str


class Problem(BaseModel):
    """What went wrong (RFC 9457). `code` never changes; `detail` is a sentence in the reader's language."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[Wrong] = Field([], description="All places, where the request itself is wrong.")


class Unit(BaseModel):
    id: UUID
    name: str
    tier: Tier
    kind: UnitKind
    parent: UUID | None
    codes: dict[CodeSystem, str] = Field(description="The codes carried on the day asked about.")
    valid_from: date
    valid_to: date | None = Field(description="The first day on which it does not exist any more.")


class ServicePoint(BaseModel):
    id: UUID
    name: str
    address: str


class UnitWhole(Unit):
    service_points: list[ServicePoint]


class Units(BaseModel):
    items: list[Unit]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class Procedure(BaseModel):
    """A version of a procedure."""

    code: str
    version: UUID
    number: int
    name: str
    field: str = Field(description="The field (lĩnh vực) it belongs to.")
    online_level: str
    in_force_from: date
    in_force_to: date | None


class ProcedureWhole(Procedure):
    content: dict[str, Any] = Field(description="Everything known of it; empty fields are left out.")


class Procedures(BaseModel):
    items: list[Procedure]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class Standing(BaseModel):
    """How a dossier stands, without anything about persons."""

    id: UUID
    code: str | None = Field(description="Given at acceptance.")
    version: int = Field(description="Counts the writes; the ETag begins with it.")
    status: Status
    holder: Holder
    holder_unit: UUID
    officer: UUID | None
    step: int
    supplement: Supplement
    delivery: Delivery
    filed_at: datetime
    accept_by: datetime | None
    accepted_at: datetime | None
    due_at: datetime | None
    ended_at: datetime | None
    track_key: str = Field(description="With the code it opens the applicant's tracking page.")


class Listed(Standing):
    procedure: str
    version_id: UUID = Field(description="The version of the procedure.")
    case: str
    channel: Channel
    served_by: UUID
    competent: UUID
    status_at: datetime
    timing: Timing


class Dossiers(BaseModel):
    items: list[Listed]
    next: str | None = Field(description="The cursor of the next page; null on the last one.")


class Person(BaseModel):
    name: str
    kind: ApplicantKind
    id_kind: IdKind
    id_number: str
    born: date | None
    sex: Sex | None
    phone: str
    email: str
    address: str
    residence: UUID | None


class Step(BaseModel):
    position: int
    name: str
    role: str
    officer: UUID | None
    due_at: datetime | None
    started_at: datetime | None
    ended_at: datetime | None


class Payment(BaseModel):
    id: UUID
    kind: FeeKind
    label: str
    amount: int = Field(description="In đồng.")
    collect: Collect
    state: PaymentState
    code: str
    method: PaymentMethod | None
    receipt_number: str
    asked_at: datetime
    paid_at: datetime | None


class Payments(BaseModel):
    items: list[Payment]


class Mark(BaseModel):
    """One thing the applicant is to mend: a paper by its key, a field by the dotted path of its answer. A key
    that begins with `other-` is a demand in the officer's own words (`why`)."""

    kind: MarkKind
    key: str
    why: str


class SupplementRequest(BaseModel):
    number: int
    papers: list[str]
    marks: list[Mark]
    reason: str
    proposed_at: datetime | None
    asked_at: datetime | None
    answer_by: datetime | None
    supplied_at: datetime | None
    closed_at: datetime | None


class Result(BaseModel):
    title: str
    granted: bool
    number: str
    signed_on: date | None
    handed_over_at: datetime | None


class ActNow(BaseModel):
    """An act that the status knows and the post may do; `code` says what is in its way now, null: nothing."""

    act: Act
    code: str | None
    detail: str | None


class Dossier(Listed):
    owner: Person
    filing: Filing
    representative: Person | None
    relation: str
    return_by: ReturnChannel | None
    sets: int
    note: str
    answers: dict[str, Any] | None
    steps: list[Step]
    payments: list[Payment]
    supplements: list[SupplementRequest]
    result: Result | None
    acts: list[ActNow]


class Paper(BaseModel):
    position: int
    key: str
    name: str
    state: PaperState
    originals: int
    copies: int
    digitised: Digitised
    scan: str | None = Field(description="The address of its scan, if there is one.")


class Papers(BaseModel):
    items: list[Paper]


class FileKept(BaseModel):
    id: UUID
    name: str
    media_type: str
    size: int = Field(description="In bytes.")
    pages: int


class Rating(BaseModel):
    stars: int
    ticks: list[str]
    rated_at: datetime


class Change(BaseModel):
    """A fact: something happened to a dossier. The rest is asked for with `GET /dossiers/{id}`."""

    id: UUID
    kind: str
    dossier: UUID
    number: int = Field(description="Counts the facts of one dossier.")
    at: datetime
    unit: UUID | None
    status: Status | None


class Changes(BaseModel):
    items: list[Change]
    next: str = Field(description="Ask with it as `since` for what comes after, at once or later.")


class Subscription(BaseModel):
    id: UUID
    url: str
    kinds: list[str]
    subscribed_at: datetime


class Subscribed(Subscription):
    secret: str = Field(description="Signs what is sent; told this once.")


class Subscriptions(BaseModel):
    items: list[Subscription]
