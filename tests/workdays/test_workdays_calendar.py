"""When the office works, when it is open for reception, and how long it worked between two moments."""

from datetime import date, datetime, time, timedelta

import pytest
from workdays_world import AFTERNOON, FULL, MORNING, NATIONAL, at, odd_calendar, special

from motcua.workdays.rules import BadCalendar, Season, WorkCalendar

ODD = odd_calendar()


def test_an_ordinary_day_has_its_two_spans():
    assert NATIONAL.spans(date(2026, 8, 11)) == FULL


@pytest.mark.parametrize("day", [date(2026, 8, 8), date(2026, 9, 2), date(2026, 4, 27), date(2024, 4, 29)])
def test_saturdays_holidays_and_days_in_lieu_are_off(day):
    assert not NATIONAL.is_working_day(day)
    assert NATIONAL.spans(day) == ()


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)])
def test_a_make_up_saturday_has_the_hours_of_an_ordinary_day(day):
    assert NATIONAL.spans(day) == FULL


def test_a_half_day_has_one_span():
    assert ODD.spans(date(2026, 8, 14)) == (MORNING,)
    assert ODD.spans(date(2026, 9, 2)) == (MORNING,)


def test_a_season_may_pass_new_year():
    winter = ((time(8), time(12)), (time(13), time(16, 30)))
    assert ODD.spans(date(2026, 12, 31)) == ODD.spans(date(2027, 1, 1)) == winter
    assert ODD.spans(date(2026, 4, 16)) == FULL
    assert ODD.spans(date(2026, 4, 15)) == winter


def test_a_saturday_morning_may_be_open_for_reception_without_counting():
    saturday = at("2026-08-08 09:00")
    assert ODD.is_open_for_reception(saturday)
    assert not ODD.is_working_day(saturday.date())
    assert not ODD.is_open_for_reception(at("2026-08-08 11:30"))


def test_reception_follows_working_hours_otherwise():
    assert NATIONAL.is_open_for_reception(at("2026-08-11 07:30"))
    assert not NATIONAL.is_open_for_reception(at("2026-08-11 12:00"))
    assert not NATIONAL.is_open_for_reception(at("2026-09-02 09:00"))


@pytest.mark.parametrize(("flag", "is_open"), [(None, False), (True, True), (False, False)])
def test_a_holiday_may_still_be_open_for_reception(flag, is_open):
    day = special("holiday", open_for_reception=flag)
    calendar = WorkCalendar(NATIONAL.seasons, {date(2026, 8, 11): day})
    assert calendar.is_open_for_reception(at("2026-08-11 09:00")) is is_open


@pytest.mark.parametrize(
    ("given", "moved"),
    [
        ("2026-08-11 10:20", "2026-08-11 10:20"),
        ("2026-08-11 05:00", "2026-08-11 07:30"),
        ("2026-08-11 11:30", "2026-08-11 13:30"),
        ("2026-08-11 17:00", "2026-08-12 07:30"),
        ("2026-08-08 09:00", "2026-08-10 07:30"),
        ("2026-08-21 17:00", "2026-08-22 07:30"),
        ("2026-02-13 17:00", "2026-02-23 07:30"),
        ("2026-12-31 18:00", "2027-01-04 07:30"),
    ],
)
def test_a_moment_is_moved_forward_to_working_time(given, moved):
    assert NATIONAL.next_working_moment(at(given)) == at(moved)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2026-08-11 08:00", "2026-08-11 09:00", 1),
        ("2026-08-11 11:00", "2026-08-11 14:00", 1),
        ("2026-08-14 16:00", "2026-08-17 08:30", 2),
        ("2026-08-08 00:00", "2026-08-09 23:00", 0),
        ("2026-08-10 00:00", "2026-08-15 00:00", 37.5),
        ("2026-08-11 09:00", "2026-08-11 08:00", -1),
    ],
)
def test_working_time_between_two_moments(start, end, hours):
    assert NATIONAL.working_time_between(at(start), at(end)) == timedelta(hours=hours)


def test_working_time_over_years_is_the_sum_of_its_days():
    days = (date(2024, 1, 1) + timedelta(days=number) for number in range(731))
    expected = sum(NATIONAL.is_working_day(day) for day in days) * timedelta(hours=7.5)
    assert NATIONAL.working_time_between(at("2024-01-01"), at("2026-01-01")) == expected
    assert NATIONAL.working_time_between(at("2026-01-01"), at("2024-01-01")) == -expected


def test_working_time_can_be_added():
    assert NATIONAL.add_working_time(at("2026-08-14 16:00"), timedelta(hours=2)) == at("2026-08-17 08:30")
    assert NATIONAL.add_working_time(at("2026-08-08 09:00"), timedelta()) == at("2026-08-10 07:30")


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="without a zone"):
        NATIONAL.next_working_moment(datetime(2026, 8, 11, 10, 20))  # noqa: DTZ001


@pytest.mark.parametrize("calendar", [NATIONAL, ODD])
def test_a_calendar_survives_json(calendar):
    assert WorkCalendar.from_json(calendar.to_json()) == calendar


def test_a_season_must_cover_every_day_and_have_hours():
    with pytest.raises(BadCalendar, match="01-01"):
        WorkCalendar((Season((2, 1), (12, 31), {0: FULL}),))
    with pytest.raises(BadCalendar, match="no working hours"):
        WorkCalendar((Season((1, 1), (12, 31), {0: ()}),))


@pytest.mark.parametrize("spans", [((time(11), time(8)),), (AFTERNOON, MORNING), (MORNING, MORNING)])
def test_hours_that_run_backwards_or_overlap_are_refused(spans):
    with pytest.raises(BadCalendar):
        WorkCalendar(NATIONAL.seasons, {date(2026, 8, 11): special("working", hours=spans)}).spans(
            date(2026, 8, 11)
        )


@pytest.mark.parametrize(
    ("part", "broken", "word"),
    [
        ("seasons", None, "list of seasons"),
        ("seasons", [3], "object"),
        ("seasons", [{"from": "1-1", "to": "12-31", "hours": {}}], "day of a year"),
        ("seasons", [{"from": "01-01", "to": "12-31", "hours": {"monday": []}}], "weekday"),
        ("seasons", [{"from": "01-01", "to": "12-31", "hours": {"mon": ["07:30"]}}], "working hours"),
        ("seasons", [{"from": "01-01", "to": "12-31", "hours": {"mon": [["7h30", "9h"]]}}], "time of day"),
        ("days", {"2026-02-30": {"kind": "holiday"}}, "no date"),
        ("days", {"2026-02-03": {"kind": "party"}}, "kind of day"),
        ("days", {"2026-02-03": {"kind": "holiday", "verified": "yes"}}, "true or false"),
        ("years", "2026", "list of years"),
        ("reception", [], "object"),
    ],
)
def test_a_broken_calendar_is_refused_with_a_sentence(part, broken, word):
    with pytest.raises(BadCalendar) as problem:
        WorkCalendar.from_json({**NATIONAL.to_json(), part: broken})
    assert word in problem.value.text
    assert "{" not in str(problem.value)
