"""What clients send: bodies, read strictly. What nobody asked for is refused, lest it be lost."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from pydantic import (
    AfterValidator,
    AwareDatetime,
    Base64Bytes,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
)

from motcua.applicants.rules import ApplicantKind, Filing, IdKind, Sex
from motcua.dossiers.rules import TICKS, MarkKind, PaperState
from motcua.drafts.rules import Consent
from motcua.fees.rules import Collect, FeeKind, PaymentMethod
from motcua.procedures.rules import Channel, ReturnChannel

# No control characters but tab and line ends: what a person could have typed.
_TYPED = r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$"


def text(longest: int, least: int = 0) -> Any:
    """A text that fits its column."""
    return StringConstraints(min_length=least, max_length=longest, pattern=_TYPED)


def _in_utc(at: datetime) -> datetime:
    """The same moment in UTC; a database knows fewer years and offsets from UTC than can be written."""
    try:
        return at.astimezone(UTC)
    except OverflowError as error:
        raise ValueError("No calendar reaches that far.") from error


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]
Line = Annotated[str, text(300)]
Reason = Annotated[str, text(1000, 5), Field(description="Told to the applicant or the colleagues.")]
Count = Annotated[int, Field(ge=0, le=999)]


class Strict(BaseModel):
    """A body in which a name that is not known is a mistake."""

    model_config = ConfigDict(extra="forbid")


class Person(Strict):
    """A citizen or an organisation, as written on a dossier."""

    name: Annotated[str, text(200, 1)]
    kind: ApplicantKind = ApplicantKind.CITIZEN
    id_kind: IdKind = IdKind.NONE
    id_number: Annotated[str, text(20)] = ""
    born: date | None = None
    sex: Sex | None = None
    phone: Annotated[str, text(15)] = ""
    email: Annotated[str, text(254)] = ""
    address: Line = ""
    residence: UUID | None = Field(None, description="The unit where the person lives.")


class PaperBrought(Strict):
    """One line of the checklist; `key` is that of the procedure's paper, empty for one beyond the list."""

    key: Annotated[str, text(80)] = ""
    name: Annotated[str, text(500)] = Field("", description="Needed for a paper beyond the list.")
    state: PaperState = PaperState.BROUGHT
    originals: Count = 0
    copies: Count = 0


class FeeAsked(Strict):
    """One amount to be asked for, in đồng."""

    kind: FeeKind
    label: Annotated[str, text(250, 1)]
    amount: Annotated[int, Field(ge=0, le=10**12)]
    collect: Collect
    code: Annotated[str, text(60)] = ""


class FilingAsked(Strict):
    """A dossier to be filed. Give the `procedure` by its code, or its `version` as it was read."""

    procedure: Annotated[str, text(40)] = Field("", description="Code of a procedure in force: 1.001193.")
    version: UUID | None = Field(None, description="Refused when another one is in force by now.")
    case: Annotated[str, text(40)] = ""
    owner: Person
    served_by: UUID | None = Field(None, description="The receiving unit; the client's own when left out.")
    competent: UUID | None = Field(None, description="The deciding unit; the receiving one when left out.")
    service_point: UUID | None = None
    channel: Channel = Channel.ONLINE
    filing: Filing = Filing.OWNER
    representative: Person | None = Field(None, description="Who files, unless it is the owner.")
    relation: Annotated[str, text(60)] = ""
    papers: Annotated[list[PaperBrought], Field(max_length=200)] = []
    answers: dict[str, Any] | None = Field(None, description="The procedure's form, by its JSON Schema.")
    fees: Annotated[list[FeeAsked], Field(max_length=50)] | None = Field(
        None,
        description="What to ask for. Left out: what the procedure states, as far as `answers` let it be "
        "counted.",
    )
    return_by: ReturnChannel | None = None
    sets: Annotated[int, Field(ge=1, le=99)] = 1
    note: Line = ""
    accept: bool = Field(False, description="Accept at once; needs dossiers:act and a post that may.")


class ReasonGiven(Strict):
    reason: Reason


class NextOfficer(Strict):
    to_officer: UUID | None = Field(None, description="Left out: the least loaded, else whoever takes it on.")


class OtherOfficer(Strict):
    to_officer: UUID
    reason: Reason


Papers = Annotated[list[Annotated[str, text(500, 1)]], Field(max_length=100)]


class Marked(Strict):
    """What the applicant is to mend: a paper by its key, or a field by the dotted path of its answer."""

    kind: MarkKind
    key: Annotated[str, text(200, 1)]
    why: Line = ""


Marks = Annotated[list[Marked], Field(max_length=100)]


class SupplementProposed(Strict):
    papers: Papers = []
    marks: Marks = []
    reason: Reason


class SupplementAsked(Strict):
    """All empty: what the examining officer proposed is passed on as it is."""

    papers: Papers = []
    marks: Marks = []
    reason: Annotated[str, text(1000)] = ""


class SupplementBrought(Strict):
    papers: Annotated[list[PaperBrought], Field(min_length=1, max_length=200)]


class NewDate(Strict):
    new_due_at: Moment
    reason: Reason


class Capacity(StrEnum):
    """For whom another system acts: the owner, or whoever filed for the owner."""

    OWNER = "owner"
    REPRESENTATIVE = "representative"


class ForApplicant(Strict):
    """What every act for an applicant says: for whom, and how that person agreed."""

    acting_for: Capacity
    consent: Consent = Field(
        description="`statement`: the person did it in your system and confirmed it there; else how the "
        "person agreed to be helped."
    )


Answers = Annotated[dict[Annotated[str, text(200, 1)], Any], Field(max_length=100)]


class Mended(ForApplicant):
    answers: Answers = Field({}, description="The new answers, by the dotted path of each marked field.")
    files: Annotated[dict[Annotated[str, text(200, 1)], UUID], Field(max_length=100)] = Field(
        {}, description="The ids of files sent for this dossier, by the key of each marked paper."
    )


class ContactCorrected(ForApplicant):
    phone: Annotated[str, text(15)] = ""
    email: Annotated[str, text(254)] = ""
    address: Line = ""


class Withdrawn(ForApplicant):
    reason: Reason


class Rated(ForApplicant):
    stars: Annotated[int, Field(ge=1, le=5)]
    ticks: Annotated[list[Annotated[str, text(40, 1)]], Field(max_length=20)] = Field(
        [], description=f"Any of: {', '.join(TICKS)}."
    )
    words: Annotated[str, text(1000)] = Field("", description="Kept as personal data; in no fact.")


class PaymentTaken(Strict):
    method: PaymentMethod
    receipt_number: Annotated[str, text(40)] = ""


class Scan(Strict):
    name: Annotated[str, text(200, 1)]
    content: Annotated[Base64Bytes, Field(max_length=4 * 2**20)]


class ResultReached(Strict):
    title: Annotated[str, text(300, 1)]
    granted: bool = True
    number: Annotated[str, text(60)] = ""
    signed_on: date | None = None
    signed_by: UUID | None = Field(None, description="The account of the officer who signed.")
    scan: Scan | None = None


class ResultReturned(Strict):
    channel: ReturnChannel = ReturnChannel.COUNTER
    received_by: Person | None = Field(None, description="Who took it, unless it was the owner.")
    relation: Annotated[str, text(60)] = ""


class Subscribing(Strict):
    url: Annotated[str, text(300, 1)]
    kinds: Annotated[list[Annotated[str, text(60, 1)]], Field(max_length=100)] = Field(
        [], description="Kinds of facts; empty: all about dossiers."
    )
    secret: Annotated[str, text(100)] = Field(
        "", description="16 to 100 characters; left out, it is made here."
    )
