"""Supplements stop the clock: what remained is added, or the limit begins afresh."""

import pytest
from workdays_world import NATIONAL, at, limit

from motcua.workdays.rules import BadCase, LimitUnit, Pause, SupplementMode, due_after_pauses, resume

ADD, RESTART = SupplementMode.ADD, SupplementMode.RESTART


def pause(start: str, end: str | None) -> Pause:
    return Pause(at(start), end and at(end))


def ends(accepted: str, given, pauses, mode=ADD) -> str:
    return due_after_pauses(NATIONAL, at(accepted), given, pauses, mode).at.strftime("%Y-%m-%d %H:%M")


def test_without_a_pause_both_modes_agree():
    assert ends("2026-08-11 10:20", limit(3), []) == "2026-08-14 10:20"
    assert ends("2026-08-11 10:20", limit(3), [], RESTART) == "2026-08-14 10:20"


@pytest.mark.parametrize(
    ("asked", "completed", "expected"),
    [
        ("2026-08-12 10:20", "2026-08-13 10:20", "2026-08-17 10:20"),
        ("2026-08-12 10:20", "2026-08-12 11:20", "2026-08-14 11:20"),
        ("2026-08-12 10:20", "2026-08-15 09:00", "2026-08-18 17:00"),
        ("2026-08-12 10:20", "2026-08-12 10:20", "2026-08-14 10:20"),
        ("2026-08-12 18:00", "2026-08-12 22:00", "2026-08-14 10:20"),
    ],
)
def test_what_remained_at_the_pause_is_counted_from_its_end(asked, completed, expected):
    assert ends("2026-08-11 10:20", limit(3), [pause(asked, completed)]) == expected


def test_a_date_at_opening_time_stays_at_opening_time():
    assert ends("2026-08-08 09:00", limit(3), [pause("2026-08-11 08:00", "2026-08-12 08:00")]) == (
        "2026-08-14 07:30"
    )


def test_several_pauses_are_added_one_after_the_other():
    pauses = [pause("2026-08-12 08:00", "2026-08-13 08:00"), pause("2026-08-14 08:00", "2026-08-17 08:00")]
    assert ends("2026-08-11 10:20", limit(3), pauses) == "2026-08-18 10:20"


def test_calendar_periods_get_the_elapsed_time_added():
    week = [pause("2026-08-12 08:00", "2026-08-15 08:00")]
    assert ends("2026-08-11 10:20", limit(7, "calendar_day"), week) == "2026-08-21 10:20"
    assert ends("2026-08-11 10:20", limit(1, "month"), week) == "2026-09-14 10:20"


def test_restarting_counts_the_whole_limit_from_the_last_completion():
    pauses = [pause("2026-08-12 08:00", "2026-08-13 08:00"), pause("2026-08-14 08:00", "2026-08-15 09:00")]
    assert ends("2026-08-11 10:20", limit(3), pauses, RESTART) == "2026-08-20 07:30"
    same_day = limit(0, "same_day", cutoff=at("2026-08-11 15:00").time())
    assert ends("2026-08-11 10:20", same_day, pauses[:1], RESTART) == "2026-08-13 17:00"


def test_a_pause_after_the_due_date_changes_nothing():
    late = [pause("2026-08-17 08:00", "2026-08-20 08:00")]
    assert ends("2026-08-11 10:20", limit(3), late) == "2026-08-14 10:20"


@pytest.mark.parametrize(
    ("pauses", "word"),
    [
        ([("2026-08-12 08:00", None)], "not completed"),
        ([("2026-08-12 08:00", "2026-08-11 11:00")], "before it was asked"),
        ([("2026-08-10 08:00", "2026-08-12 08:00")], "before the acceptance"),
        ([("2026-08-12 08:00", "2026-08-14 08:00"), ("2026-08-13 08:00", "2026-08-15 08:00")], "overlap"),
        ([("2026-08-13 08:00", "2026-08-14 08:00"), ("2026-08-12 08:00", "2026-08-12 09:00")], "overlap"),
    ],
)
@pytest.mark.parametrize("mode", [ADD, RESTART])
def test_pauses_that_cannot_have_been_are_refused(pauses, word, mode):
    with pytest.raises(BadCase) as problem:
        ends("2026-08-11 10:20", limit(3), [pause(*one) for one in pauses], mode)
    assert word in problem.value.text


def test_resuming_alone_needs_only_the_old_date_and_the_unit():
    old, asked, completed = at("2026-08-14 10:20"), at("2026-08-12 10:20"), at("2026-08-13 10:20")
    assert resume(NATIONAL, old, asked, completed, LimitUnit.HOUR).at == at("2026-08-17 10:20")
    assert resume(NATIONAL, old, asked, completed, LimitUnit.MONTH).at == at("2026-08-17 10:20")
    with pytest.raises(BadCase, match="before it was asked"):
        resume(NATIONAL, old, completed, asked, LimitUnit.HOUR)
