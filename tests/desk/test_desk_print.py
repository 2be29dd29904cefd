"""Printing the forms of a dossier: each when its occasion has come, else the sentence why not."""

from io import BytesIO

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.conf import settings
from django.urls import reverse
from pypdf import PdfReader

from motcua.desk.counter.forms_of import filled, head_of
from motcua.dossiers.actions import extend, record_supplement
from motcua.dossiers.rules import FeeAsked, PaperBrought, PaperState, Status
from motcua.papers.rules import Outcome
from motcua.procedures.rules import FeeKind, FeeRule, Known


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.later(hours=2))
    return sit_down(world, world.receptionist)


def printed(counter: Counter, dossier, form: str, **query: str):
    return counter.client.get(reverse("desk:print", args=[dossier.pk, form]), query)


def words(answer) -> str:
    pages = PdfReader(BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def test_the_receipt_is_printed_on_a5_and_shown_in_the_browser(counter, queries_at_most):
    dossier = counter.world.dossier_at(Status.ACCEPTED)
    with queries_at_most(16):
        answer = printed(counter, dossier, "receipt")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == f'inline; filename="{dossier.code}-mau-01.pdf"'
    assert answer["Cache-Control"] == "private, no-store"
    assert round(float(PdfReader(BytesIO(answer.content)).pages[0].mediabox.width) / 72 * 25.4) == 148
    assert "GIẤY TIẾP NHẬN HỒ SƠ" in words(answer)


def test_the_receipt_speaks_vietnamese_whatever_the_screen_speaks(counter):
    dossier = counter.world.dossier_at(Status.ACCEPTED)
    text = words(printed(counter, dossier, "receipt"))
    for part in ("03 ngày làm việc", "Trần Thị Thử", "Hoàng Văn Khánh", "008•••••0123", dossier.track_key):
        assert part in text
    assert "008190000123" not in text
    assert "working day" not in text


def test_a_form_may_be_asked_for_by_its_number_and_on_the_other_size(counter):
    dossier = counter.world.dossier_at(Status.ACCEPTED)
    page = PdfReader(BytesIO(printed(counter, dossier, "01", size="A4").content)).pages[0]
    assert round(float(page.mediabox.width) / 72 * 25.4) == 210


def test_the_desk_keeps_a_copy(counter):
    dossier = counter.world.dossier_at(Status.ACCEPTED)
    assert "Lưu tại nơi tiếp nhận" in words(printed(counter, dossier, "receipt", copy="kept"))


@pytest.mark.parametrize(
    ("status", "form", "part"),
    [
        (Status.SUPPLEMENT_ASKED, "supplement", "Giấy chứng sinh bị mờ"),
        (Status.REFUSED, "refusal", "Không đúng thẩm quyền"),
        (Status.STOPPED, "stop", "Thửa đất có tranh chấp"),
        (Status.FINISHED, "control", "Nguyễn Thị Hồng Vân"),
    ],
)
def test_each_form_tells_its_occasion(counter, status, form, part):
    answer = printed(counter, counter.world.dossier_at(status), form)
    assert answer.status_code == 200
    assert part in words(answer)


@pytest.mark.parametrize(
    ("status", "form", "sentence"),
    [
        (Status.FILED, "receipt", "Accept the dossier first"),
        (Status.FILED, "control", "Accept the dossier first"),
        (Status.ACCEPTED, "supplement", "there is no Form 02"),
        (Status.ACCEPTED, "refusal", "there is no Form 03"),
        (Status.ACCEPTED, "apology", "there is no Form 04"),
        (Status.ACCEPTED, "stop", "there is no Form 05"),
    ],
)
def test_a_form_whose_occasion_has_not_come_says_why(counter, status, form, sentence):
    answer = printed(counter, counter.world.dossier_at(status), form)
    assert answer.status_code == 409
    assert sentence in answer.content.decode()


def test_an_apology_tells_both_dates_and_who_signs(world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    new = world.later(days=10, hours=1)
    extend(dossier=dossier, new_due_at=new, reason="Chờ xác minh", by=world.leader, at=world.later(hours=1))
    form = filled("apology", world.fresh(dossier), world.later(hours=2))
    assert (form.promised_at, form.new_due_at) == (dossier.original_due_at, new)
    assert (form.signer.title, form.signer.name) == ("Lãnh đạo", "Trần Đức Thắng")
    assert form.delayed_by == "Ủy ban nhân dân phường Minh Xuân"


def test_the_control_slip_has_a_row_for_each_hand_over(world):
    form = filled("control", world.dossier_at(Status.FINISHED), world.later(hours=2))
    takers = [row.taker for row in form.rows]
    assert takers[:4] == ["Hoàng Văn Khánh", "Nguyễn Thị Hồng Vân", "Trần Đức Thắng", "Lý Mùi Pham"]
    assert form.rows[0].giver == "Trần Thị Thử"
    assert form.rows[1].giver == "Hoàng Văn Khánh"
    assert {row.outcome for row in form.rows[:4]} <= {Outcome.EARLY, Outcome.ON_TIME}


def test_only_papers_that_are_there_stand_on_the_receipt(world):
    papers = (
        PaperBrought("birth-note", "Giấy chứng sinh", PaperState.REPLACED),
        PaperBrought("letter", "Văn bản ủy quyền", PaperState.MISSING),
    )
    form = filled("receipt", world.received(papers=papers), world.at)
    assert [(line.name, line.note) for line in form.papers] == [
        ("Giấy chứng sinh", "khai thác từ cơ sở dữ liệu")
    ]


def test_a_fee_nobody_knows_is_never_shown_as_free(world, monkeypatch):
    unknown = FeeRule("Lệ phí hộ tịch", FeeKind.CHARGE, Known.UNKNOWN)
    monkeypatch.setattr("motcua.procedures.rules.ProcedureContent.fees_for", lambda *_: (unknown,))
    asked = (FeeAsked("fee", "Phí bản sao", 8000, "after"),)
    form = filled("receipt", world.received(fees=asked), world.at)
    assert [(line.name, line.amount) for line in form.fees] == [
        ("Phí bản sao", 8000),
        ("Lệ phí hộ tịch", None),
    ]


def test_the_last_request_for_papers_is_the_one_printed(world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    brought = [PaperBrought("birth-note", "Giấy chứng sinh", originals=1)]
    record_supplement(dossier=dossier, papers=brought, by=world.receptionist, at=world.later(hours=1))
    form = filled("supplement", world.fresh(dossier), world.later(hours=2))
    assert (form.reason, form.until.date()) == (
        "Giấy chứng sinh bị mờ",
        dossier.supplements.get().answer_by.date(),
    )


def test_the_qr_code_leads_to_the_public_page(world):
    dossier = world.dossier_at(Status.ACCEPTED)
    form = filled("receipt", dossier, world.at)
    assert form.tracking_address == f"{settings.SITE}/track/{dossier.code}/?k={dossier.track_key}"


def test_the_head_names_committee_and_centre(world):
    head = head_of(world.ward)
    assert (head.superior, head.place) == ("Ủy ban nhân dân phường Minh Xuân", "Minh Xuân")


def test_an_unknown_form_is_not_found(counter):
    assert printed(counter, counter.world.dossier_at(Status.ACCEPTED), "99").status_code == 404


def test_the_neighbour_prints_nothing_of_ours(counter):
    dossier = counter.world.dossier_at(Status.ACCEPTED)
    neighbour = sit_down(counter.world, counter.world.neighbour)
    assert printed(neighbour, dossier, "receipt").status_code == 404


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (Status.WITHDRAWN, "không hẹn nữa: hồ sơ đã được rút."),
        (Status.STOPPED, "không hẹn nữa: hồ sơ đã dừng xử lý."),
        (Status.SUPPLEMENT_ASKED, "sẽ cộng thêm thời gian tạm dừng vào ngày hẹn trước và hẹn ngày mới."),
        (Status.OBLIGATION_ASKED, "sẽ cộng thêm thời gian tạm dừng vào ngày hẹn trước và hẹn ngày mới."),
    ],
)
def test_a_slip_printed_again_promises_no_date_that_does_not_hold(counter, status, said):
    dossier = counter.world.dossier_at(status)
    text = words(printed(counter, dossier, "receipt"))
    assert said in text
    assert "5. Thời gian trả kết quả: 09 giờ" not in text


def test_where_papers_make_the_time_count_anew_the_slip_says_so(counter):
    dossier = counter.world.dossier_at(Status.SUPPLEMENT_ASKED, counter.world.land)
    assert "sẽ tính lại từ đầu và hẹn ngày mới" in words(printed(counter, dossier, "receipt"))
