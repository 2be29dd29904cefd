from datetime import date

import pytest
from django.utils.translation import override

from motcua.applicants.rules import (
    BadIdCard,
    BadPhone,
    Level,
    Sex,
    check_id_number,
    check_tax_code,
    masked,
    normal_phone,
    read_id_card,
    search_terms,
    tidy_id_number,
)

CARD = "008190990001|071000001|NGUYỄN THỊ THỬ|12031990|Nữ|Tổ 3, Minh Xuân, Tuyên Quang|01062022"


def codes(number: str, **about: object) -> list[str]:
    return [finding.code for finding in check_id_number(number, **about)]  # type: ignore[arg-type]


def test_a_card_is_read_field_by_field() -> None:
    card = read_id_card(CARD)
    assert (card.number, card.name, card.sex) == ("008190990001", "Nguyễn Thị Thử", Sex.FEMALE)
    assert (card.born, card.issued) == (date(1990, 3, 12), date(2022, 6, 1))
    assert card.address == "Tổ 3, Minh Xuân, Tuyên Quang"


def test_newer_cards_with_more_fields_are_read_too() -> None:
    assert read_id_card(CARD + "|cha|mẹ").name == "Nguyễn Thị Thử"


def test_a_card_without_old_number_and_with_a_broken_day_is_still_read() -> None:
    card = read_id_card("008190990001||Nguyễn Thị Thử|31021990|Nữ|x|")
    assert (card.old_number, card.born, card.issued) == ("", None, None)


@pytest.mark.parametrize("scanned", ["", "xin chào", "https://example.org/a|b", "1|2|3|4|5|6"])
def test_what_is_not_a_card_is_refused_with_a_sentence(scanned: str) -> None:
    with override("en"), pytest.raises(BadIdCard, match="QR code of an ID card"):
        read_id_card(scanned)


def test_a_card_scanned_by_half_is_refused() -> None:
    with override("en"), pytest.raises(BadIdCard, match="Scan once more"):
        read_id_card("00819099|x|Nguyễn Thị Thử|12031990|Nữ|x|01062022")


def test_a_good_number_has_nothing_against_it() -> None:
    assert codes("008190990001", sex=Sex.FEMALE, born=date(1990, 3, 12)) == []


@pytest.mark.parametrize("dummy", ["000000000", "000000001", "000000000000", "111111111111", "123456789"])
def test_dummies_are_refused(dummy: str) -> None:
    found = check_id_number(dummy)
    assert [finding.level for finding in found] == [Level.REFUSE]
    assert found[0].code == "dummy_id"


@pytest.mark.parametrize("wrong", ["12345", "00819099000", "00819099000x", "٠٠٨١٩٠٩٩٠٠٠١"])
def test_wrong_shapes_are_refused(wrong: str) -> None:
    assert codes(wrong) == ["id_shape"]


def test_the_old_card_only_warns() -> None:
    assert [finding.level for finding in check_id_number("071234567")] == [Level.WARN]


def test_an_unknown_province_of_birth_only_warns() -> None:
    assert codes("999190990001") == ["id_province"]


def test_other_sex_and_other_year_warn() -> None:
    assert codes("008190990001", sex=Sex.MALE, born=date(1991, 1, 1)) == ["id_sex", "id_year"]


def test_people_born_in_this_century_are_understood() -> None:
    assert codes("008315990001", sex=Sex.FEMALE, born=date(2015, 1, 1)) == []


def test_numbers_are_tidied_and_masked() -> None:
    assert tidy_id_number(" 008 190.990-001 ") == "008190990001"
    assert masked("008190990001") == "008•••••0001"
    assert masked("12345") == "12345"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("0912 345 678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0207) 3822-111", "02073822111"),
        ("19001022", "19001022"),
        ("", ""),
    ],
)
def test_phones_are_stored_in_one_way(typed: str, stored: str) -> None:
    assert normal_phone(typed) == stored


@pytest.mark.parametrize("typed", ["12345", "0112345678", "abc", "0999999999", "0000000000", "091234567"])
def test_what_cannot_be_a_phone_is_refused(typed: str) -> None:
    with pytest.raises(BadPhone):
        normal_phone(typed)


def test_tax_codes_are_checked() -> None:
    assert check_tax_code("0100000003") == []
    assert [finding.code for finding in check_tax_code("0100000004")] == ["tax_check"]
    assert [finding.code for finding in check_tax_code("12")] == ["tax_shape"]
    assert check_tax_code("0100000003-001") == []


def test_a_name_is_found_from_each_of_its_words_on() -> None:
    terms = search_terms(names=["Nguyễn Thị Đào"], numbers=["0912345678", ""])
    assert terms == {"nguyen thi dao", "thi dao", "dao", "nguyen dao", "0912345678"}
