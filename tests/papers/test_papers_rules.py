"""How the forms word things, and what their marks carry."""

import re
from datetime import UTC, date, datetime

import pytest
import segno
from barcode.charsets import code128

from motcua.papers.rules import FeeLine
from motcua.papers.rules.marks import barcode_svg, qr_svg
from motcua.papers.rules.plain import plain
from motcua.papers.rules.wording import clean, day, dong, fit, moment, short_moment

MORNING = datetime(2026, 11, 24, 3, 20, tzinfo=UTC)


def test_a_moment_is_worded_on_a_vietnamese_clock():
    assert moment(MORNING) == "10 giờ 20 phút, ngày 24 tháng 11 năm 2026"
    assert short_moment(MORNING) == "10:20 24/11/2026"


def test_late_at_night_in_london_is_the_next_day_here():
    assert moment(datetime(2026, 12, 31, 18, 5, tzinfo=UTC)) == "01 giờ 05 phút, ngày 01 tháng 01 năm 2027"


def test_a_time_without_a_zone_is_a_mistake():
    with pytest.raises(ValueError, match="without a zone"):
        moment(datetime(2026, 11, 24))  # noqa: DTZ001


def test_only_small_days_and_the_first_two_months_carry_a_zero():
    assert day(date(2026, 2, 9)) == "ngày 09 tháng 02 năm 2026"
    assert day(date(2026, 3, 10)) == "ngày 10 tháng 3 năm 2026"


def test_money_is_whole_dong_with_points_and_nothing_is_said_in_words():
    assert [dong(amount) for amount in (8000, 1_250_000, 500, 0)] == [
        "8.000 đồng",
        "1.250.000 đồng",
        "500 đồng",
        "Không thu",
    ]


def test_an_unknown_fee_is_never_shown_as_free():
    assert plain(FeeLine("Phí", None))["amount"] == ""


def test_text_is_cleaned_but_keeps_its_line_ends():
    assert clean(" a\x00b\u202ec\nd ") == "a b c\nd"
    assert fit("abcdef", 3).split("\u200b") == ["abc", "def"]
    assert fit("abc def", 3) == "abc def"


def test_the_barcode_carries_the_code():
    bars = [int(at) - 10 for at in re.findall(r"M(\d+) 0h1", barcode_svg("H60.12-261119-0007"))]
    modules = "".join("01"[at in bars] for at in range(bars[-1] + 1))
    assert decoded_128(modules) == "H60.12-261119-0007"


@pytest.mark.parametrize("code", ["", "HỒ SƠ", "a\nb"])
def test_no_barcode_is_drawn_of_what_code_128_cannot_carry(code):
    assert barcode_svg(code) == ""


def test_the_qr_code_draws_every_dark_module_of_the_address():
    address = "https://motcua.example.vn/track/H60.12-261119-0007?k=Q7f3kXb9"
    dark = sum(map(sum, segno.make_qr(address, error="m").matrix))
    assert sum(int(run) for run in re.findall(r"h(\d+)", qr_svg(address))) == dark
    assert qr_svg("") == ""


def decoded_128(modules: str) -> str:
    """Read Code 128 the way a scanner does: symbols of 11 modules, sets B and C, checksum."""
    symbols = [code128.CODES.index(modules[at : at + 11]) for at in range(0, len(modules) - 13, 11)]
    *data, check = symbols
    assert check == (data[0] + sum(at * value for at, value in enumerate(data))) % 103
    read, letters = "", data[0] == 104
    for value in data[1:]:
        if value in (99, 100):
            letters = value == 100
        else:
            read += chr(value + 32) if letters else f"{value:02}"
    return read
