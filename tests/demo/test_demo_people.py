"""Invented people: plausible, well formed, and visibly nobody."""

from datetime import date, datetime
from random import Random

from motcua.applicants.rules import Sex, check_id_number, normal_phone
from motcua.demo.people import PEOPLES, invent
from motcua.demo.visits import dice, plan, working_days
from motcua.kernel.clock import LOCAL
from motcua.workdays.queries import shipped_calendar

TODAY = date(2026, 11, 23)


def test_the_same_dice_give_the_same_person() -> None:
    assert invent(Random("a"), 5, TODAY) == invent(Random("a"), 5, TODAY)
    assert invent(Random("a"), 5, TODAY) != invent(Random("b"), 5, TODAY)


def test_every_number_fits_its_person_and_is_not_taken_for_a_dummy() -> None:
    for number in range(1, 400):
        one = invent(dice(str(number)), number, TODAY)
        assert check_id_number(one.id_number, sex=one.sex, born=one.born) == []
        assert normal_phone(one.phone) == one.phone


def test_no_two_people_share_a_number() -> None:
    crowd = [invent(dice("x"), number, TODAY) for number in range(1, 3000)]
    assert len({one.id_number for one in crowd}) == len({one.phone for one in crowd}) == len(crowd)


def test_all_peoples_of_the_north_are_met() -> None:
    crowd = [invent(dice(str(number)), number, TODAY) for number in range(1, 300)]
    assert {one.people for one in crowd} == {names.people for names in PEOPLES}
    assert {one.sex for one in crowd} == set(Sex)


def test_the_same_seed_plans_the_same_visits_and_another_seed_others() -> None:
    calendar = shipped_calendar()
    until = datetime(2026, 11, 23, 15, 0, tzinfo=LOCAL)
    days = working_days(calendar, until, 1)
    assert plan(calendar, days, until, 40, 1) == plan(calendar, days, until, 40, 1)
    assert plan(calendar, days, until, 40, 1) != plan(calendar, days, until, 40, 2)


def test_a_story_has_its_working_days_even_after_the_new_year_holidays() -> None:
    until = datetime(2026, 2, 23, 8, 0, tzinfo=LOCAL)
    days = working_days(shipped_calendar(), until, 1)
    assert len(days) == 5
    assert all(shipped_calendar().is_working_day(day) for day in days)
