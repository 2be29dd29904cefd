"""The six forms of one dossier say what they must, in Vietnamese, on the right paper."""

import dataclasses
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import translation
from pypdf import PdfReader

from motcua.papers.queries import receipt_pdf, refusal_pdf, supplement_pdf
from motcua.papers.rules import Copy, Party

FORMS = ("01", "02", "03", "04", "05", "06")
TITLES = {
    "01": "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    "02": "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
    "03": "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    "04": "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
    "05": "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
    "06": "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
}
MILLIMETRES = {"A5": (148, 210), "A4": (210, 297)}


@pytest.mark.parametrize("number", FORMS)
def test_every_form_bears_head_title_code_and_name(number, printed, read):
    words = read(printed(number, "A4"))
    assert TITLES[number] in words
    assert f"Mẫu số {number}" in words
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc" in words
    assert "ỦY BAN NHÂN DÂN PHƯỜNG MINH XUÂN TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG" in words
    assert "H60.12.34-261119-0007" in words
    assert "Nguyễn Thị Thuỳ Dương" in words


@pytest.mark.parametrize("size", MILLIMETRES)
@pytest.mark.parametrize("number", FORMS)
def test_every_form_is_one_page_of_the_size_asked_for(number, size, printed):
    (page,) = PdfReader(BytesIO(printed(number, size))).pages
    points = (float(page.mediabox.width), float(page.mediabox.height))
    assert tuple(round(side / 72 * 25.4) for side in points) == MILLIMETRES[size]


def test_a_size_nobody_prints_on_is_refused(printed):
    with pytest.raises(ValueError, match="A5 or A4"):
        printed("01", "A3")


def test_the_receipt_tells_papers_times_fees_and_how_the_date_came_about(receipt, read):
    words = read(receipt_pdf(receipt))
    for said in (
        "Minh Xuân, ngày 19 tháng 11 năm 2026",
        "(Liên: Giao cho tổ chức, cá nhân nộp hồ sơ)",
        "2 Giấy chứng nhận kết hôn xuất trình – 1",
        "4. Thời gian nhận hồ sơ: 10 giờ 20 phút, ngày 19 tháng 11 năm 2026",
        "5. Thời gian trả kết quả: 10 giờ 20 phút, ngày 25 tháng 11 năm 2026",
        "Không kể Ngày Văn hóa Việt Nam 24/11.",
        "Lệ phí hộ tịch: Không thu; Phí bản sao: 8.000 đồng (thu khi nộp).",
    ):
        assert said in words


def test_the_kept_copy_of_the_receipt_says_so(receipt, read):
    assert "(Liên: Lưu tại nơi tiếp nhận)" in read(receipt_pdf(dataclasses.replace(receipt, copy=Copy.KEPT)))


def test_a_receipt_without_an_appointment_promises_none(receipt, read):
    words = read(receipt_pdf(dataclasses.replace(receipt, due_at=None)))
    assert "5. Thời gian trả kết quả: không hẹn ngày trả." in words


def test_a_second_phase_is_printed_only_where_there_is_one(receipt, read):
    second = dataclasses.replace(receipt, second_due_at=receipt.due_at + timedelta(days=2))
    assert "7. Thời gian trả kết quả (lần 2): 10 giờ 20 phút, ngày 27 tháng 11" in read(receipt_pdf(second))
    assert "(lần 2)" not in read(receipt_pdf(receipt))


def test_a_number_with_its_own_sign_keeps_it(receipt, read):
    assert "Số: 0128/TNHS" in read(receipt_pdf(receipt))
    signed = read(receipt_pdf(dataclasses.replace(receipt, number="12/GTN-TTPVHCC")))
    assert "Số: 12/GTN-TTPVHCC" in signed
    assert "/TNHS" not in signed


def test_what_is_not_known_is_left_as_a_dotted_line(receipt, read):
    blank = dataclasses.replace(receipt, applicant=Party(""), papers=(), fees=(), handling_time="", number="")
    words = read(receipt_pdf(blank))
    for label in ("Tiếp nhận hồ sơ của:", "Địa chỉ:", "Email:", "theo quy định:", "Số:"):
        assert f"{label} ......" in words


def test_the_supplement_request_lists_what_to_bring_and_until_when(request_02, read):
    words = read(supplement_pdf(request_02))
    assert "1 Giấy chứng sinh Bản rõ nét 1 –" in words
    assert "Lý do: Giấy bị mờ" in words
    assert "hoàn thiện trước: 10 giờ 20 phút, ngày 25 tháng 11 năm 2026." in words


def test_a_refusal_at_the_counter_needs_no_code(refusal_03, read):
    words = read(refusal_pdf(dataclasses.replace(refusal_03, code="", tracking_address="")))
    assert "Mã hồ sơ" not in words
    assert "lý do cụ thể như sau: Không đúng thẩm quyền" in words


def test_the_apology_gives_the_old_date_the_new_one_and_who_was_late(printed, read):
    words = read(printed("04", "A4"))
    assert "Thời gian hẹn trả kết quả: 10 giờ 20 phút, ngày 25 tháng 11 năm 2026" in words
    assert "đến nay Phòng Kinh tế chưa hoàn thành" in words
    assert "trả vào lúc: 16 giờ 00 phút, ngày 27 tháng 11 năm 2026." in words


def test_the_stop_notice_gives_reason_and_moment(printed, read):
    words = read(printed("05", "A4"))
    assert "kể từ 10 giờ 20 phút, ngày 25 tháng 11 năm 2026." in words
    assert "Lý do: Người nộp có đơn đề nghị dừng" in words


def test_the_control_slip_has_a_row_for_each_hand_over(printed, read):
    words = read(printed("06", "A4"))
    assert "Người giao Hoàng Văn Khánh Người nhận Ma Thị Bích" in words
    assert "x Trước hạn Đúng hạn Quá hạn" in words


def test_the_wording_stays_vietnamese_for_an_english_reader(receipt, read):
    with translation.override("en"):
        assert TITLES["01"] in read(receipt_pdf(receipt))


def test_the_same_form_gives_the_same_bytes_and_brings_its_own_fonts(receipt):
    pdf = receipt_pdf(receipt)
    assert pdf == receipt_pdf(receipt)
    fonts = PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values()
    names = {font.get_object()["/BaseFont"].split("+")[1] for font in fonts}
    assert names == {"LiberationSerif", "LiberationSerif-Bold", "LiberationSerif-Italic"}


def test_slips_printed_at_many_counters_at_once_do_not_mix(receipt, read):
    named = [dataclasses.replace(receipt, applicant=Party(f"Người thứ {n} đây")) for n in range(12)]
    with ThreadPoolExecutor(6) as counters:
        slips = list(counters.map(receipt_pdf, named))
    assert all(f"Người thứ {n} đây" in read(slip) for n, slip in enumerate(slips))
