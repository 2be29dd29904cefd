"""On which moment a limit ends, unit by unit."""

from datetime import date, time, timedelta

import pytest
from workdays_world import MORNING, NATIONAL, at, limit, odd_calendar, special

from motcua.workdays.rules import BadCase, WorkCalendar, due, extend, why_not_extend

ODD = odd_calendar()


def ends(accepted: str, *given, calendar=NATIONAL, **more) -> str:
    return due(calendar, at(accepted), limit(*given, **more)).at.strftime("%Y-%m-%d %H:%M")


@pytest.mark.parametrize(
    ("accepted", "days", "expected"),
    [
        ("2026-08-11 10:20", 3, "2026-08-14 10:20"),
        ("2026-08-14 16:59", 1, "2026-08-17 16:59"),
        ("2026-08-08 09:00", 3, "2026-08-13 07:30"),
        ("2026-08-11 12:00", 1, "2026-08-12 13:30"),
        ("2026-08-11 17:00", 1, "2026-08-13 07:30"),
        ("2026-08-28 10:20", 1, "2026-09-03 10:20"),
        ("2026-08-21 10:20", 1, "2026-08-22 10:20"),
        ("2026-02-13 10:20", 5, "2026-02-27 10:20"),
        ("2026-12-30 10:20", 3, "2027-01-05 10:20"),
    ],
)
def test_working_days_keep_the_clock_of_acceptance(accepted, days, expected):
    assert ends(accepted, days) == expected


def test_the_end_of_the_day_may_be_promised_instead():
    assert ends("2026-08-11 10:20", 3, end_of_day=True) == "2026-08-14 17:00"
    assert ends("2026-08-11 10:20", 3, calendar=ODD, end_of_day=True) == "2026-08-14 11:30"


def test_a_clock_after_a_half_day_becomes_its_closing_time():
    assert ends("2026-08-13 15:00", 1, calendar=ODD) == "2026-08-14 11:30"


def test_a_clock_in_the_lunch_of_another_season_becomes_the_next_opening():
    assert ends("2026-10-15 07:30", 1, calendar=ODD) == "2026-10-16 08:00"
    assert ends("2026-10-15 17:00", 1, calendar=ODD) == "2026-10-19 08:00"


@pytest.mark.parametrize(
    ("accepted", "amount", "expected"),
    [
        ("2026-08-10 07:30", 0.5, "2026-08-10 11:15"),
        ("2026-08-10 10:20", 0.5, "2026-08-10 16:05"),
        ("2026-08-10 16:00", 1.5, "2026-08-12 10:15"),
        ("2026-08-10 10:20", 17.5, "2026-09-04 16:05"),
    ],
)
def test_the_fraction_of_a_day_is_a_share_of_its_hours(accepted, amount, expected):
    assert ends(accepted, amount) == expected


def test_a_fraction_that_passes_into_a_half_day_takes_the_same_share_of_it():
    # from Thursday 15:15 there remain 1.75 of 7.5 hours; the rest of the half is a share of Friday's 4 hours
    found = due(ODD, at("2026-08-13 15:15"), limit(0.5)).at
    expected = at("2026-08-14 07:30") + (0.5 - 1.75 / 7.5) * timedelta(hours=4)
    assert abs(found - expected) < timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("accepted", "hours", "expected"),
    [
        ("2026-08-11 10:30", 2, "2026-08-11 14:30"),
        ("2026-08-11 10:30", 1, "2026-08-11 11:30"),
        ("2026-08-14 16:00", 2, "2026-08-17 08:30"),
        ("2026-08-28 16:30", 0.75, "2026-09-03 07:45"),
        ("2026-08-11 07:30", 75, "2026-08-22 17:00"),
    ],
)
def test_hours_jump_over_lunch_nights_and_days_off(accepted, hours, expected):
    assert ends(accepted, hours, "hour") == expected


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("2026-08-11 14:59", "2026-08-11 17:00"),
        ("2026-08-11 15:00", "2026-08-12 17:00"),
        ("2026-08-21 15:30", "2026-08-22 17:00"),
        ("2026-08-14 18:00", "2026-08-17 17:00"),
        ("2026-08-15 16:00", "2026-08-17 17:00"),
    ],
)
def test_a_same_day_result_waits_after_the_cut_off(accepted, expected):
    assert ends(accepted, 0, "same_day", cutoff=time(15)) == expected


def test_without_a_cut_off_the_same_day_is_promised_until_closing():
    assert ends("2026-08-11 16:59", 0, "same_day") == "2026-08-11 17:00"


def test_other_units_do_not_look_at_the_cut_off():
    assert ends("2026-08-11 15:30", 1, cutoff=time(15)) == "2026-08-12 15:30"


@pytest.mark.parametrize(
    ("accepted", "given", "expected"),
    [
        ("2026-08-11 10:20", (7, "calendar_day"), "2026-08-18 10:20"),
        ("2026-08-11 10:20", (4, "calendar_day"), "2026-08-17 10:20"),
        ("2026-08-27 10:20", (4, "calendar_day"), "2026-09-03 10:20"),
        ("2026-08-11 10:20", (1, "month"), "2026-09-11 10:20"),
        ("2025-12-31 10:20", (2, "month"), "2026-03-02 10:20"),
        ("2024-01-31 10:20", (1, "month"), "2024-02-29 10:20"),
        ("2026-08-11 10:20", (12, "month"), "2027-08-11 10:20"),
    ],
)
def test_calendar_periods_follow_the_civil_calendar(accepted, given, expected):
    assert ends(accepted, *given) == expected


def test_a_calendar_period_that_ends_on_a_half_day_ends_by_its_closing():
    assert ends("2026-08-13 15:00", 1, "calendar_day", calendar=ODD) == "2026-08-14 11:30"


def test_days_made_off_for_years_are_passed():
    days = {date(2026, 1, 1) + timedelta(days=number): special("holiday") for number in range(800)}
    calendar = WorkCalendar(
        NATIONAL.seasons, {**days, date(2027, 5, 5): special("working", hours=(MORNING,))}
    )
    assert ends("2026-03-02 09:00", 1, calendar=calendar) == "2028-03-13 07:30"


@pytest.mark.parametrize("year", [1, 1979, 2201, 9999])
def test_years_that_nobody_means_are_refused(year):
    with pytest.raises(BadCase, match="out of reach"):
        due(NATIONAL, at(f"{year:04}-08-11 10:20"), limit(3))


@pytest.mark.parametrize("unit", ["working_day", "hour", "calendar_day", "month"])
def test_the_longest_limit_is_counted(unit):
    assert due(NATIONAL, at("2200-12-31 16:59"), limit(10_000, unit)).at.year > 2200


def test_an_extension_lies_later_and_in_working_time():
    old = at("2026-08-14 10:20")
    assert extend(NATIONAL, old, at("2026-08-20 17:00")).at == at("2026-08-20 17:00")
    for new, code in [
        (old, "not_later"),
        (at("2026-08-13 10:20"), "not_later"),
        (at("2026-08-15 09:00"), "not_working_time"),
        (at("2026-08-17 12:00"), "not_working_time"),
    ]:
        assert why_not_extend(NATIONAL, old, new).code == code
        with pytest.raises(BadCase):
            extend(NATIONAL, old, new)
