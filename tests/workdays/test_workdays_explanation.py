"""The sentence that tells how a date came about, in both languages."""

import json
from datetime import time

import pytest
from django.utils import translation
from workdays_world import NATIONAL, at, limit, odd_calendar

from motcua.workdays.rules import Explanation, Pause, SupplementMode, due, due_after_pauses, extend


def told(accepted: str, *given, calendar=NATIONAL, **more) -> str:
    return str(due(calendar, at(accepted), limit(*given, **more)).explanation)


def test_an_ordinary_date():
    assert told("2026-08-11 10:20", 3) == (
        "Received Tue 11 Aug 10:20; 3 working days; due Fri 14 Aug 2026 10:20."
    )


def test_a_receipt_outside_working_hours_says_from_when_it_counts():
    assert told("2026-08-08 09:00", 1) == (
        "Received Sat 8 Aug 09:00, outside working hours, so counted from Mon 10 Aug 07:30; "
        "1 working day; due Tue 11 Aug 2026 07:30."
    )


def test_skipped_holidays_and_days_in_lieu_are_named():
    text = told("2026-08-28 10:20", 1)
    assert "Mon 31 Aug is a day off in lieu (National Day)" in text
    assert "Tue 1 Sep to Wed 2 Sep are holidays (National Day)" in text
    assert "confirmed" not in text


def test_a_holiday_across_a_weekend_is_one_clause():
    assert "Thu 8 Feb to Wed 14 Feb are holidays (Lunar New Year)" in told("2024-02-07 10:20", 1)


def test_a_make_up_saturday_that_counted_is_named():
    assert "Sat 22 Aug is a make-up working day (National Day) and counts" in told("2026-08-21 10:20", 1)


def test_a_used_day_that_is_not_confirmed_says_so():
    assert "Fri 2 Jan 2026 is a day off in lieu (New Year's Day), not yet confirmed" in told(
        "2025-12-31 10:20", 1
    )
    assert "(Lunar New Year), not yet confirmed" in told("2027-02-03 10:20", 1)


def test_years_beyond_the_calendar_are_admitted():
    assert "the holidays of 2028 are not known yet" in told("2027-12-31 10:20", 1)
    assert "the holidays of 2028–2029 are not known yet" in told("2027-12-31 10:20", 300)
    assert "the holidays of 2028 are not known yet" in told("2027-12-31 10:20", 1, "month")
    assert "not known" not in told("2027-11-30 10:20", 3)


def test_a_same_day_result_names_the_cut_off_that_was_missed():
    assert "result the same working day" in told("2026-08-11 10:20", 0, "same_day", cutoff=time(15))
    assert "received at or after 15:00" in told("2026-08-11 15:20", 0, "same_day", cutoff=time(15))


def test_a_calendar_period_names_only_what_moved_it():
    text = told("2026-08-27 10:20", 4, "calendar_day")
    assert "the last day, Mon 31 Aug, is a day off, so the next working day" in text
    assert "Tue 1 Sep to Wed 2 Sep" in text
    assert "National Day" not in told("2026-08-27 10:20", 1, "month")


def test_a_half_holiday_has_its_own_words():
    assert "Wed 2 Sep" in told("2026-09-01 10:20", 1, calendar=odd_calendar())


@pytest.mark.parametrize(("mode", "word"), [("add", "clock stopped from"), ("restart", "counted afresh")])
def test_supplements_are_told(mode, word):
    pauses = [Pause(at("2026-08-12 08:00"), at("2026-08-13 08:00"))]
    found = due_after_pauses(NATIONAL, at("2026-08-11 10:20"), limit(3), pauses, SupplementMode(mode))
    assert word in str(found.explanation)
    assert str(found.explanation).count("\n") == 0


def test_an_extension_names_both_dates():
    found = extend(NATIONAL, at("2026-08-14 10:20"), at("2026-08-20 10:20"))
    assert str(found.explanation) == "Extended from Fri 14 Aug 2026 10:20: due Thu 20 Aug 2026 10:20."


def test_an_explanation_is_stored_once_and_shown_in_either_language():
    stored = json.dumps(due(NATIONAL, at("2026-08-28 10:20"), limit(17.5)).explanation.to_json())
    explanation = Explanation.from_json(json.loads(stored))
    with translation.override("vi"):
        assert str(explanation) == (
            "Tiếp nhận lúc 10:20 thứ Sáu 28/8; 17,5 ngày làm việc; thứ Hai 31/8 nghỉ bù (Quốc khánh); "
            "thứ Ba 1/9 đến thứ Tư 2/9 nghỉ lễ (Quốc khánh); hẹn trả lúc 16:05 thứ Sáu 25/9/2026."
        )
    assert "17.5 working days" in str(explanation)


def test_nothing_stored_is_nothing_to_say():
    assert str(Explanation.from_json(None)) == str(Explanation.from_json([])) == ""
