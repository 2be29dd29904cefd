from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.kernel.ids import new_id
from motcua.units.rules import (
    AUTHORITIES,
    CODE_SHAPES,
    KIND_NAMES,
    KINDS,
    PARENTS,
    TIER_NAMES,
    CodeSystem,
    Span,
    Tier,
    UnitKind,
    bare_name,
    bare_search_text,
    is_within,
    kind_in,
    label_of,
    path_below,
    path_range,
    paths_above,
    search_text,
    spelling_key,
)

days = st.dates(date(2000, 1, 1), date(2001, 1, 1))
spans = st.builds(Span, days, st.none() | days)


def test_every_tier_and_kind_has_its_row_in_every_table():
    assert set(KINDS) == set(PARENTS) == set(TIER_NAMES) == set(Tier)
    assert set(KIND_NAMES) == set(UnitKind) == set().union(*KINDS.values())
    assert set(CODE_SHAPES) == set(CodeSystem)


def test_every_tier_but_the_country_leads_up_to_an_authority_or_to_the_country():
    for tier, parents in PARENTS.items():
        assert tier is Tier.COUNTRY or tier in AUTHORITIES or parents <= AUTHORITIES


def test_a_label_is_eight_lower_case_letters_of_the_identity():
    assert label_of(UUID(int=0)) == "aaaaaaaa"
    assert label_of(UUID(int=31)) == "aaaaaaa7"


def test_units_made_at_one_moment_have_different_labels():
    assert len({label_of(new_id()) for _ in range(1000)}) == 1000


def test_a_path_is_the_parents_path_and_the_own_label():
    assert path_below("", UUID(int=0)) == "aaaaaaaa/"
    assert path_below("aaaaaaaa/", UUID(int=31)) == "aaaaaaaa/aaaaaaa7/"


def test_within_means_the_same_unit_or_one_below():
    assert is_within("a/b/", "a/b/")
    assert is_within("a/b/c/", "a/b/")
    assert not is_within("a/b/", "a/b/c/")
    assert not is_within("a/bc/", "a/b/")


def test_an_empty_scope_holds_nothing():
    assert not is_within("a/", "")
    assert not is_within("", "")


@given(st.lists(st.sampled_from(["a", "b", "2", "7", "z"]), min_size=1, max_size=4).map("/".join))
def test_the_range_of_a_scope_holds_exactly_the_paths_within(path):
    path += "/"
    for scope in ("a/", "a/b/", "z/7/", "7/"):
        low, high = path_range(scope)
        assert (low <= path < high) == is_within(path, scope)


def test_the_paths_above_are_nearest_first():
    assert paths_above("a/b/c/") == ["a/b/c/", "a/b/", "a/"]


def test_a_span_ends_before_its_last_day():
    span = Span(date(2025, 7, 1), date(2026, 4, 30))
    assert span.holds(date(2025, 7, 1))
    assert span.holds(date(2026, 4, 29))
    assert not span.holds(date(2026, 4, 30))
    assert not span.holds(date(2025, 6, 30))


@given(spans, spans, days)
def test_spans_that_hold_on_one_day_overlap(one, other, day):
    if one.holds(day) and other.holds(day):
        assert one.overlaps(other)
        assert other.overlaps(one)


def test_spans_that_follow_each_other_do_not_overlap():
    turn = date(2026, 4, 30)
    assert not Span(date(2025, 7, 1), turn).overlaps(Span(turn))
    assert not Span(turn).overlaps(Span(date(2025, 7, 1), turn))


def test_a_span_contains_a_shorter_one_but_no_longer_one():
    year = Span(date(2025, 1, 1), date(2026, 1, 1))
    assert year.contains(Span(date(2025, 2, 1), date(2026, 1, 1)))
    assert not year.contains(Span(date(2025, 2, 1)))
    assert not year.contains(Span(date(2024, 12, 31), date(2025, 2, 1)))
    assert Span(date(2025, 1, 1)).contains(year)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Xã Hoà Bình", "xã Hòa Bình"), ("Phường Thuỷ Nguyên", "Phường Thủy Nguyên"), ("Xã Khoẻ", "Xã Khỏe")],
)
def test_tone_placement_makes_no_other_name(one, other):
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Hoà", "Hoa"), ("Hoà", "Hoá"), ("Hòa", "Hỏa"), ("Tân", "Tan"), ("Đa", "Da")]
)
def test_other_tones_and_letters_make_another_name(one, other):
    assert spelling_key(one) != spelling_key(other)


def test_the_word_of_the_kind_stands_before_the_bare_name():
    assert bare_name("Phường Minh Xuân") == "Minh Xuân"
    assert bare_name("Thành phố Hồ Chí Minh") == "Hồ Chí Minh"
    assert bare_name("Sở Tư pháp") == "Sở Tư pháp"
    assert kind_in("Đặc khu Phú Quốc") is UnitKind.SPECIAL_ZONE
    assert kind_in("Sở Tư pháp") is None


def test_a_name_is_searched_without_diacritics_and_by_its_bare_name_first():
    assert search_text("Phường Minh Xuân") == "minh xuan phuong"
    assert search_text("Sở Tư pháp") == "so tu phap"
    assert bare_search_text(" Phường  MINH") == "minh"
    assert bare_search_text("xa tan") == "tan"


@pytest.mark.parametrize("code", ["02215", "08"])
def test_official_codes_have_two_or_five_digits(code):
    assert CODE_SHAPES[CodeSystem.OFFICIAL].fullmatch(code)


@pytest.mark.parametrize("code", ["2215", "022150", "8", "H60", ""])
def test_other_shapes_are_no_official_codes(code):
    assert not CODE_SHAPES[CodeSystem.OFFICIAL].fullmatch(code)


@pytest.mark.parametrize("code", ["H60", "H60.101", "H26.12.34", "H05.8", "G12.98.D1", "D01"])
def test_agency_codes_of_the_portal_fit(code):
    assert CODE_SHAPES[CodeSystem.AGENCY].fullmatch(code)


@pytest.mark.parametrize("code", ["000.00.01.H22", "h60", "H60.", "H60.1011", "02215"])
def test_other_shapes_are_no_agency_codes(code):
    assert not CODE_SHAPES[CodeSystem.AGENCY].fullmatch(code)
