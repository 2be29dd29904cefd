"""What forms 01–06 of Circular 03/2025/TT-VPCP show.

Every text is Vietnamese and printed as it is given; times are aware and printed on a Vietnamese clock.
An empty text or a `None` leaves a dotted line to be filled by hand. Identity numbers are printed as given:
whoever fills the form decides whether they are masked.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True)
class Head:
    """The left half of a document's head: `superior` ("UBND phường Minh Xuân") and `agency` below
    it ("Trung tâm Phục vụ hành chính công"), set in capitals; `place` stands before the date ("Minh Xuân").
    """

    superior: str
    agency: str
    place: str


@dataclass(frozen=True)
class Party:
    """The person or organisation a form is about or addressed to."""

    name: str
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""


@dataclass(frozen=True)
class PaperLine:
    """One paper of the dossier with the number of originals and copies handed in (or asked for)."""

    name: str
    originals: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True)
class FeeLine:
    """One fee or charge in đồng. `amount` 0 means exempt and says so; `None` means not known yet and leaves
    dots. `note`: when it is paid, or why not ("thu khi nộp hồ sơ", "đã nộp trực tuyến")."""

    name: str
    amount: int | None
    note: str = ""


@dataclass(frozen=True)
class Signer:
    """Who signs a letter: the title above ("Giám đốc") and the name below the signature."""

    title: str
    name: str = ""


class Copy(StrEnum):
    """For whom a copy of the receipt is: the word printed after "Liên:"."""

    KEPT = "Lưu tại nơi tiếp nhận"
    APPLICANT = "Giao cho tổ chức, cá nhân nộp hồ sơ"


class Outcome(StrEnum):
    """How a step of form 06 ended against its own deadline."""

    EARLY = "Trước hạn"
    ON_TIME = "Đúng hạn"
    LATE = "Quá hạn"


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """Form 01, the receipt and appointment slip (giấy tiếp nhận hồ sơ và hẹn trả kết quả).

    `tracking_address` is the whole address put in the QR code; `lookup` the short one a person can type.
    `owner` is the dossier's owner when `applicant` filed for somebody else. `due_at` `None`: no appointment,
    and `unpromised` is printed in its place. `due_explanation` is the one sentence telling how the date came
    about. The second phase is for dossiers that come back once (after a financial obligation, say).
    """

    head: Head
    code: str
    tracking_address: str
    receiving_unit: str
    applicant: Party
    content: str
    received_at: datetime
    due_at: datetime | None
    handling_time: str
    unpromised: str = "không hẹn ngày trả."
    copy: Copy = Copy.APPLICANT
    owner: str = ""
    papers: tuple[PaperLine, ...] = ()
    sets: int = 1
    due_explanation: str = ""
    result_place: str = ""
    fees: tuple[FeeLine, ...] = ()
    fee_mode: str = ""
    receiver_name: str = ""
    receiver_phone: str = ""
    number: str = ""
    book: str = ""
    lookup: str = ""
    second_received_at: datetime | None = None
    second_due_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class SupplementRequest:
    """Form 02, the request to supplement and complete a dossier (phiếu yêu cầu bổ sung, hoàn thiện hồ sơ).

    `papers` are the ones to bring or mend, each `note` saying what is wrong with it; `until` is the last
    moment.
    """

    head: Head
    applicant: Party
    content: str
    asked_at: datetime
    reason: str
    papers: tuple[PaperLine, ...] = ()
    code: str = ""
    tracking_address: str = ""
    until: datetime | None = None
    contact_name: str = ""
    contact_phone: str = ""
    guide_name: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class ReceptionRefusal:
    """Form 03, the refusal to receive a dossier (phiếu từ chối tiếp nhận giải quyết hồ sơ).

    `code` is the portal's own code of an online dossier; a dossier refused at the counter has none.
    """

    head: Head
    receiving_unit: str
    applicant: Party
    content: str
    refused_at: datetime
    reason: str
    legal_basis: str = ""
    code: str = ""
    tracking_address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    receiver_name: str = ""
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class Apology:
    """Form 04, the apology and proposal to extend (văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết).

    `delayed_by` is the agency that caused the delay; `recipients` stand under "Nơi nhận", below the
    addressee.
    """

    head: Head
    applicant: Party
    code: str
    content: str
    received_at: datetime
    promised_at: datetime
    new_due_at: datetime
    delayed_by: str
    reason: str
    issued_at: datetime
    signer: Signer
    tracking_address: str = ""
    contact_phone: str = ""
    recipients: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True, kw_only=True)
class StopNotice:
    """Form 05, the notice that work on a dossier stops (thông báo dừng giải quyết hồ sơ)."""

    head: Head
    applicant: Party
    code: str
    content: str
    received_at: datetime
    stopped_at: datetime
    reason: str
    issued_at: datetime
    signer: Signer
    legal_basis: str = ""
    papers_back: str = ""
    tracking_address: str = ""
    contact_name: str = ""
    contact_phone: str = ""
    recipients: tuple[str, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class HandOver:
    """One row of form 06: the dossier passed from `giver` to `taker` of `agency`. `outcome` is how the
    taker's step ended, `None` while it is still with them."""

    agency: str
    at: datetime | None
    giver: str = ""
    taker: str = ""
    outcome: Outcome | None = None
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlSlip:
    """Form 06, the control slip that travels with a dossier (phiếu kiểm soát quá trình giải quyết hồ sơ)."""

    head: Head
    code: str
    applicant_name: str
    content: str
    received_at: datetime
    due_at: datetime | None
    resolving_agency: str
    issued_at: datetime
    coordinating_agencies: tuple[str, ...] = ()
    rows: tuple[HandOver, ...] = ()
    tracking_address: str = ""
    number: str = ""
