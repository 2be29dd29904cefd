"""One invented dossier, shown on every form."""

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from motcua.kernel.clock import LOCAL
from motcua.papers import queries
from motcua.papers.rules import (
    Apology,
    ControlSlip,
    FeeLine,
    HandOver,
    Head,
    Outcome,
    PaperLine,
    Party,
    Receipt,
    ReceptionRefusal,
    RegisterPage,
    RegisterRow,
    Signer,
    StopNotice,
    SupplementRequest,
)

CODE = "H60.12.34-261119-0007"
ADDRESS = "https://motcua.example.vn/track/H60.12.34-261119-0007?k=Q7f3kXb9"
HEAD = Head("Ủy ban nhân dân phường Minh Xuân", "Trung tâm Phục vụ hành chính công", "Minh Xuân")
OWNER = Party("Nguyễn Thị Thuỳ Dương", "Tổ 8, phường Minh Xuân", "0912345678", "duong@example.vn")
CONTENT = "Đăng ký khai sinh"
RECEIVED = datetime(2026, 11, 19, 10, 20, tzinfo=LOCAL)
DUE = datetime(2026, 11, 25, 10, 20, tzinfo=LOCAL)
COMMON: dict[str, Any] = {
    "head": HEAD,
    "applicant": OWNER,
    "content": CONTENT,
    "code": CODE,
    "tracking_address": ADDRESS,
}
LETTER = COMMON | {"received_at": RECEIVED, "issued_at": DUE, "signer": Signer("Giám đốc", "Phạm Quốc Đạt")}


@pytest.fixture
def receipt() -> Receipt:
    papers = (PaperLine("Giấy chứng sinh", 1), PaperLine("Giấy chứng nhận kết hôn", 0, 1, "xuất trình"))
    fees = (FeeLine("Lệ phí hộ tịch", 0), FeeLine("Phí bản sao", 8000, "thu khi nộp"))
    return Receipt(
        **COMMON,
        receiving_unit="Trung tâm Phục vụ hành chính công phường Minh Xuân",
        received_at=RECEIVED,
        due_at=DUE,
        handling_time="03 ngày làm việc",
        due_explanation="Không kể Ngày Văn hóa Việt Nam 24/11.",
        papers=papers,
        fees=fees,
        receiver_name="Hoàng Văn Khánh",
        number="0128",
    )


@pytest.fixture
def request_02() -> SupplementRequest:
    papers = (PaperLine("Giấy chứng sinh", 1, 0, "Bản rõ nét"),)
    return SupplementRequest(**COMMON, asked_at=RECEIVED, until=DUE, reason="Giấy bị mờ", papers=papers)


@pytest.fixture
def refusal_03() -> ReceptionRefusal:
    return ReceptionRefusal(
        **COMMON, receiving_unit=HEAD.agency, refused_at=RECEIVED, reason="Không đúng thẩm quyền"
    )


@pytest.fixture
def apology_04() -> Apology:
    new_due_at = datetime(2026, 11, 27, 16, 0, tzinfo=LOCAL)
    return Apology(
        **LETTER, promised_at=DUE, new_due_at=new_due_at, delayed_by="Phòng Kinh tế", reason="Chờ xác minh"
    )


@pytest.fixture
def notice_05() -> StopNotice:
    return StopNotice(**LETTER, stopped_at=DUE, reason="Người nộp có đơn đề nghị dừng")


@pytest.fixture
def slip_06() -> ControlSlip:
    return ControlSlip(
        head=HEAD,
        code=CODE,
        tracking_address=ADDRESS,
        applicant_name=OWNER.name,
        content=CONTENT,
        received_at=RECEIVED,
        due_at=DUE,
        resolving_agency="Phòng Văn hóa - Xã hội",
        issued_at=RECEIVED,
        rows=(HandOver("Phòng Văn hóa", RECEIVED, "Hoàng Văn Khánh", "Ma Thị Bích", Outcome.EARLY),),
    )


@pytest.fixture
def page_07() -> RegisterPage:
    return RegisterPage(head=HEAD, since=date(2026, 11, 1), until=date(2026, 11, 30), printed_at=DUE)


@pytest.fixture
def row_07() -> RegisterRow:
    return RegisterRow(
        code=CODE,
        content=CONTENT,
        owner_name=OWNER.name,
        owner_phone=OWNER.phone,
        received_at=RECEIVED,
        due_at=DUE,
    )


@pytest.fixture
def printed(
    receipt: Receipt,
    request_02: SupplementRequest,
    refusal_03: ReceptionRefusal,
    apology_04: Apology,
    notice_05: StopNotice,
    slip_06: ControlSlip,
) -> Callable[[str, Any], bytes]:
    """`printed("05", "A5")`: that form of the dossier as PDF."""
    forms: dict[str, tuple[Callable[..., bytes], Any]] = {
        "01": (queries.receipt_pdf, receipt),
        "02": (queries.supplement_pdf, request_02),
        "03": (queries.refusal_pdf, refusal_03),
        "04": (queries.apology_pdf, apology_04),
        "05": (queries.stop_pdf, notice_05),
        "06": (queries.control_slip_pdf, slip_06),
    }
    return lambda number, size: forms[number][0](forms[number][1], size=size)


@pytest.fixture
def read() -> Callable[[bytes], str]:
    """The words of a PDF, on one line with single spaces."""

    def words(pdf: bytes) -> str:
        pages = PdfReader(BytesIO(pdf)).pages
        return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())

    return words
