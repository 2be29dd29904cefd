"""What holds for every acceptance, limit and pause."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from workdays_world import NATIONAL, limit, odd_calendar

from motcua.kernel.clock import LOCAL
from motcua.workdays.rules import LimitUnit, Pause, SupplementMode, due, due_after_pauses, resume

CALENDARS = st.sampled_from([NATIONAL, odd_calendar()])
MINUTES = st.integers(0, 60 * 24 * 365 * 3)
WORKING = ["working_day", "hour", "same_day"]
LIMITS = st.one_of(
    st.builds(limit, st.integers(1, 800).map(lambda tenths: tenths / 10), st.sampled_from(WORKING)),
    st.builds(limit, st.integers(1, 90), st.sampled_from(["calendar_day", "month"])),
)


def moment(minutes: int) -> datetime:
    return datetime(2024, 6, 1, tzinfo=LOCAL) + timedelta(minutes=minutes)


MOMENTS = MINUTES.map(moment)


@given(CALENDARS, MOMENTS, st.integers(0, 20_000), LIMITS)
def test_who_comes_later_is_not_served_sooner(calendar, accepted, minutes, given_limit):
    first = due(calendar, accepted, given_limit).at
    second = due(calendar, accepted + timedelta(minutes=minutes), given_limit).at
    if given_limit.unit in WORKING:
        assert first <= second
    else:  # civil periods keep the clock, so they are in order by day
        assert first.date() <= second.date()


@given(CALENDARS, MOMENTS, LIMITS)
def test_a_due_date_lies_in_working_time_and_not_before_the_acceptance(calendar, accepted, given_limit):
    found = due(calendar, accepted, given_limit).at
    assert calendar.is_working_time(found)
    assert found >= accepted
    assert found.tzinfo is LOCAL


@given(CALENDARS, MOMENTS, MOMENTS, MOMENTS)
def test_working_time_is_additive(calendar, one, two, three):
    between = calendar.working_time_between
    assert between(one, two) + between(two, three) == between(one, three)
    assert between(one, two) == -between(two, one)


@given(CALENDARS, MOMENTS, st.integers(1, 100_000))
def test_added_working_time_is_found_between(calendar, start, minutes):
    work = timedelta(minutes=minutes)
    end = calendar.add_working_time(start, work)
    assert calendar.working_time_between(start, end) == work
    assert calendar.working_time_between(start, end - timedelta(seconds=1)) < work


@given(CALENDARS, MOMENTS, LIMITS, st.integers(0, 9_000), st.integers(0, 9_000))
def test_a_pause_never_makes_a_date_earlier(calendar, accepted, given_limit, after, long):
    start = accepted + timedelta(minutes=after)
    pauses = [Pause(start, start + timedelta(minutes=long))]
    plain = due(calendar, accepted, given_limit).at
    found = due_after_pauses(calendar, accepted, given_limit, pauses, SupplementMode.ADD).at
    assert found >= plain
    assert calendar.is_working_time(found)
    assert long or found == plain


@given(CALENDARS, MOMENTS, st.integers(1, 100), st.integers(0, 20_000), st.integers(0, 20_000))
def test_a_pause_costs_exactly_the_working_time_it_lasted(calendar, accepted, hours, after, long):
    plain = due(calendar, accepted, limit(hours, "hour")).at
    paused = accepted + timedelta(minutes=after)
    resumed = paused + timedelta(minutes=long)
    found = resume(calendar, plain, paused, resumed, LimitUnit.HOUR).at
    lasted = calendar.working_time_between(paused, resumed) if paused < plain else timedelta()
    assert calendar.working_time_between(plain, found) == lasted


@pytest.mark.parametrize("calendar", [NATIONAL, odd_calendar()])
def test_working_time_agrees_with_counting_minute_by_minute(calendar):
    start = datetime(2026, 8, 27, tzinfo=LOCAL)
    minutes = [start + timedelta(minutes=number) for number in range(10 * 24 * 60)]
    slow = sum(calendar.next_working_moment(minute) == minute for minute in minutes)
    assert calendar.working_time_between(start, start + timedelta(days=10)) == timedelta(minutes=slow)
