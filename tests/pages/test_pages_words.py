"""How times, spans, sums and numbers are written, in both languages."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override

from motcua.kernel.clock import at_local
from motcua.pages import words

TUESDAY = at_local(date(2026, 11, 24)) + timedelta(hours=10, minutes=20)


def test_a_moment_is_told_with_its_weekday_in_both_languages():
    with override("vi"):
        assert words.moment(TUESDAY) == "10:20 thứ Ba 24/11/2026"
    with override("en"):
        assert words.moment(TUESDAY) == "10:20 Tuesday 24/11/2026"


def test_every_weekday_has_its_own_vietnamese_name():
    with override("vi"):
        names = {words.moment(TUESDAY + timedelta(days=n)).split(" ", 1)[1][:-11] for n in range(7)}
    assert names == {"thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"}


def test_clock_and_day_are_those_of_viet_nam():
    late_evening_in_utc = at_local(date(2026, 11, 25)) - timedelta(minutes=-5)
    assert words.clock(late_evening_in_utc) == "00:05"
    assert words.day(late_evening_in_utc) == "25/11/2026"
    assert words.day(date(2026, 1, 2)) == "02/01/2026"


@pytest.mark.parametrize(
    ("before", "vietnamese", "english"),
    [
        (timedelta(seconds=30), "vừa xong", "just now"),
        (timedelta(minutes=1), "1 phút trước", "1 minute ago"),
        (timedelta(hours=2, minutes=59), "2 giờ trước", "2 hours ago"),
        (timedelta(days=40), "40 ngày trước", "40 days ago"),
        (timedelta(minutes=-5), "còn 5 phút", "in 5 minutes"),
        (timedelta(hours=-1), "còn 1 giờ", "in 1 hour"),
        (timedelta(days=-3), "còn 3 ngày", "in 3 days"),
    ],
)
def test_distances_use_the_largest_unit_that_fits(before, vietnamese, english):
    with override("vi"):
        assert words.since(TUESDAY - before, TUESDAY) == vietnamese
    with override("en"):
        assert words.since(TUESDAY - before, TUESDAY) == english


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (0, "0 min"),
        (59, "0 min"),
        (1500, "25 min"),
        (3600, "1 h"),
        (11 * 3600 + 60, "1 day 3 h"),
        (172800, "6 days"),
    ],
)
def test_working_seconds_are_days_of_eight_hours(seconds, shown):
    with override("en"):
        assert words.duration(seconds) == shown


def test_a_working_day_may_have_another_length():
    with override("vi"):
        assert words.duration(timedelta(hours=9), 7.5) == "1 ngày 1 giờ"
        assert words.duration(timedelta(hours=9), "7.5") == "1 ngày 1 giờ"


def test_sums_are_grouped_as_the_reader_groups_them():
    with override("vi"):
        assert words.dong(1234000) == "1.234.000 đồng"
    with override("en"):
        assert words.dong(8000) == "8,000 đồng"


def test_an_unknown_sum_is_not_zero():
    assert words.dong(None) == ""
    with override("vi"):
        assert words.dong(0) == "0 đồng"


def test_an_identity_number_keeps_three_and_four_characters():
    assert words.masked_id("079301012345") == "079•••••2345"


def test_a_short_number_shows_only_its_end():
    assert words.masked_id("12345678") == "••••••78"


@pytest.mark.parametrize("show", [words.clock, words.day, words.moment, words.duration, words.masked_id])
def test_nothing_is_shown_as_nothing(show):
    assert show(None) == ""
