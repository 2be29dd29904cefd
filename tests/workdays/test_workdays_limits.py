"""Time limits: what is read, what is written, what is refused."""

from datetime import time
from decimal import Decimal

import pytest

from motcua.workdays.rules import BadLimit, Limit, LimitUnit


@pytest.mark.parametrize(
    "given",
    [
        {"amount": 3, "unit": "working_day"},
        {"amount": 17.5, "unit": "working_day", "end_of_day": True},
        {"amount": 0, "unit": "same_day", "cutoff": "15:00"},
        {"amount": 2, "unit": "month"},
        {"amount": 0.5, "unit": "hour"},
    ],
)
def test_a_limit_survives_json(given):
    assert Limit.from_json(given).to_json() == given


def test_fractions_are_kept_exactly():
    assert Limit.from_json({"amount": 17.5, "unit": "working_day"}).amount == Decimal("17.5")


def test_a_same_day_limit_needs_no_amount():
    assert Limit.from_json({"unit": "same_day", "cutoff": "9:05"}) == Limit(
        Decimal(0), LimitUnit.SAME_DAY, time(9, 5)
    )


@pytest.mark.parametrize(
    "amount",
    [None, True, "3", [3], {}, 0, -1, 10_001, 1.00001, float("nan"), float("inf")]
    + [Decimal(text) for text in ("NaN", "Infinity", "1E+400", "1E-30", "-0")],
)
def test_amounts_that_nobody_can_count_are_refused(amount):
    with pytest.raises(BadLimit) as problem:
        Limit.from_json({"amount": amount, "unit": "working_day"})
    assert str(problem.value).endswith(".")


@pytest.mark.parametrize("sign", [1, -1])
def test_an_amount_too_long_to_be_written_is_refused(sign):
    with pytest.raises(BadLimit) as problem:
        Limit(sign * 10**6000, LimitUnit.HOUR)
    assert str(problem.value).endswith(".")


@pytest.mark.parametrize("unit", [None, "year", "", 3, ["hour"], {}])
def test_unknown_units_are_refused(unit):
    with pytest.raises(BadLimit, match="unit"):
        Limit.from_json({"amount": 3, "unit": unit})


@pytest.mark.parametrize("unit", ["calendar_day", "month"])
def test_calendar_days_and_months_have_no_fractions(unit):
    with pytest.raises(BadLimit, match="whole"):
        Limit.from_json({"amount": 1.5, "unit": unit})


@pytest.mark.parametrize("cutoff", ["25:00", "15h", "15", 15, "15:00:00", "１５:00", True])
def test_a_cut_off_is_a_time_of_day(cutoff):
    with pytest.raises(BadLimit, match="cut-off"):
        Limit.from_json({"amount": 0, "unit": "same_day", "cutoff": cutoff})


@pytest.mark.parametrize("given", [None, 3, "3 days", [], {"amount": 3, "unit": "hour", "end_of_day": "no"}])
def test_something_else_than_a_limit_is_refused(given):
    with pytest.raises(BadLimit):
        Limit.from_json(given)


def test_a_limit_made_in_code_is_checked_too():
    with pytest.raises(BadLimit):
        Limit(Decimal(-3), LimitUnit.HOUR)
