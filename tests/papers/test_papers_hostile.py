"""Whatever people type, a form shows it as typed: it neither crashes nor obeys."""

import dataclasses
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from motcua.papers.queries import receipt_pdf, register_pdf
from motcua.papers.rules import PaperLine, Party

MARKUP = (
    '#read("/head.typ")',
    "*đậm* _nghiêng_",
    "$x^2$ `mã` @nhãn <nhãn>",
    "\\ // ghi chú /* hết */",
    "= Tiêu đề",
    "1. mục",
    "]#panic()[",
    '"); #sys.version',
)


@pytest.mark.parametrize("name", MARKUP)
def test_markup_in_a_name_is_printed_as_it_was_typed(name, receipt, read):
    words = read(receipt_pdf(dataclasses.replace(receipt, applicant=Party(name))))
    assert f"Tiếp nhận hồ sơ của: {name}" in words


@pytest.mark.parametrize(
    "name", ["Đào 😀 Thị", "Đào\x00\x07Thị", "Đào \ud800 Thị", "Đào \u202eThị", "Đào\tThị"]
)
def test_letters_that_cannot_be_printed_do_no_harm(name, receipt, read):
    words = read(receipt_pdf(dataclasses.replace(receipt, applicant=Party(name))))
    assert "Đào" in words
    assert "Thị" in words


def test_decomposed_vietnamese_is_printed_composed(receipt, read):
    name = "Nguye\u0302\u0303n Thi\u0323 Đo\u031b\u0300i"
    assert "Nguyễn Thị Đời" in read(receipt_pdf(dataclasses.replace(receipt, applicant=Party(name))))


def test_thirty_papers_run_over_pages_that_repeat_the_head_of_the_table(receipt):
    papers = tuple(PaperLine(f"Giấy tờ thứ {n}", 1, 2) for n in range(1, 31))
    first, second = PdfReader(BytesIO(receipt_pdf(dataclasses.replace(receipt, papers=papers)))).pages
    assert "Giấy tờ thứ 1 " in first.extract_text() + " "
    assert "Tên giấy tờ" in second.extract_text()
    assert "Giấy tờ thứ 30" in second.extract_text()
    assert "Trang 2 / 2" in second.extract_text()


def test_a_word_without_end_is_broken_and_stays_on_the_paper(receipt):
    owner = Party("Nguyễn" * 40, "a" * 400)
    pages = PdfReader(BytesIO(receipt_pdf(dataclasses.replace(receipt, applicant=owner)))).pages
    lines = [line for page in pages for line in page.extract_text().splitlines()]
    assert max(len(line) for line in lines if "aaa" in line or "nNguy" in line) < 90
    assert sum(line.count("a") for line in lines) >= 400


def test_a_code_no_scanner_knows_is_printed_without_a_barcode(receipt, read):
    assert "Mã hồ sơ: HỒ-SƠ-CŨ" in read(receipt_pdf(dataclasses.replace(receipt, code="HỒ-SƠ-CŨ")))


def test_markup_in_the_register_is_printed_as_it_was_typed(row_07, page_07, read):
    words = read(register_pdf([dataclasses.replace(row_07, owner_name="#let x = *1*")], page_07))
    assert "#let x = *1*" in words


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=60), note=st.text(max_size=60))
def test_any_text_at_all_gives_a_document(name, note, receipt):
    paper = PaperLine(name, 1, 0, note)
    form = dataclasses.replace(receipt, applicant=Party(name, note), papers=(paper,), due_explanation=note)
    assert receipt_pdf(form).startswith(b"%PDF")
