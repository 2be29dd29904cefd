"""Form 07, the register, on paper and as a spreadsheet."""

import dataclasses
from datetime import datetime
from io import BytesIO

import pytest
from django.utils import translation
from openpyxl import load_workbook
from pypdf import PdfReader

from motcua.kernel.refusal import Refused
from motcua.papers import permissions
from motcua.papers.permissions import PRINTED_AT_ONCE, why_not_print_register
from motcua.papers.queries import register_pdf, register_xlsx


def sheet_of(xlsx):
    return load_workbook(BytesIO(xlsx)).active


def test_the_register_is_printed_on_a4_turned_sideways(row_07, page_07, read):
    pdf = register_pdf([row_07], page_07)
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 210]
    assert "Từ ngày 01/11/2026 đến ngày 30/11/2026" in read(pdf)
    assert "Nguyễn Thị Thuỳ Dương 0912345678 10:20 19/11/2026 10:20 25/11/2026" in read(pdf)
    assert "Tổng số: 1 hồ sơ." in read(pdf)


def test_a_long_register_repeats_its_columns_and_counts_its_pages(row_07, page_07):
    pages = PdfReader(BytesIO(register_pdf([row_07] * 100, page_07))).pages
    assert len(pages) > 2
    assert all("Nội dung yêu cầu giải" in page.extract_text() for page in pages[:-1])
    assert f"Trang {len(pages)} / {len(pages)}" in pages[-1].extract_text()


def test_an_empty_register_says_so(page_07, read):
    assert "Không có hồ sơ nào trong thời gian này." in read(register_pdf([], page_07))


def test_the_spreadsheet_holds_real_dates_and_text_codes(row_07, page_07):
    sheet = sheet_of(register_xlsx(iter([row_07]), page_07))
    header, values = ([cell.value for cell in line] for line in sheet.iter_rows(min_row=6, max_row=7))
    row = dict(zip(header, values, strict=True))
    assert row["Mã hồ sơ"] == "H60.12.34-261119-0007"
    assert row["Số điện thoại"] == "0912345678"
    assert row["Ngày nhận"] == datetime(2026, 11, 19, 10, 20)  # noqa: DTZ001
    assert row["Ngày nhận kết quả"] is None
    assert sheet["H7"].number_format == "dd/mm/yyyy hh:mm"


@pytest.mark.parametrize("name", ["=1+1", "+84912", "-2", "@SUM(A1)", '=HYPERLINK("http://x")', "http://x"])
def test_a_name_that_looks_like_a_formula_is_text(name, row_07, page_07):
    cell = sheet_of(register_xlsx([dataclasses.replace(row_07, owner_name=name)], page_07))["E7"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (name, "s", None)


def test_what_a_spreadsheet_cannot_hold_is_left_out(row_07, page_07):
    odd = dataclasses.replace(row_07, owner_name="Đào\x00Thị", note="a" * 40_000)
    sheet = sheet_of(register_xlsx([odd], page_07))
    assert sheet["E7"].value == "Đào Thị"
    assert len(sheet["O7"].value) == 32_767


def test_a_register_longer_than_a_worksheet_is_refused_not_cut(row_07, page_07, monkeypatch):
    monkeypatch.setattr(permissions, "LONGEST_WORKSHEET", 2)
    assert register_xlsx([row_07] * 2, page_07)
    with pytest.raises(Refused) as refused:
        register_xlsx([row_07] * 3, page_07)
    assert refused.value.refusal.code == "register_too_long"


def test_a_register_too_long_for_the_printer_is_refused_and_says_what_to_do(row_07, page_07):
    assert why_not_print_register(PRINTED_AT_ONCE) is None
    with pytest.raises(Refused) as refused:
        register_pdf([row_07] * (PRINTED_AT_ONCE + 1), page_07)
    assert refused.value.refusal.code == "register_too_long_to_print"
    with translation.override("en"):
        assert "at most 1000 dossiers. Choose a shorter time" in str(refused.value)
    with translation.override("vi"):
        assert "tối đa 1000 hồ sơ" in str(refused.value)


def test_a_register_in_parts_goes_on_counting(row_07, page_07, read):
    second = dataclasses.replace(page_07, first_number=401)
    assert "401 H60.12.34-261119-0007" in read(register_pdf([row_07], second)).replace("- ", "-")
    assert sheet_of(register_xlsx([row_07], second))["A7"].value == 401
