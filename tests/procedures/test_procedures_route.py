from decimal import Decimal

import pytest

from motcua.procedures.rules import StepRole, default_route, working_hours
from motcua.workdays.rules import Limit, LimitUnit


def hours(amount: float, unit: LimitUnit) -> list[float]:
    return [float(step.hours_counter) for step in default_route(Limit(Decimal(str(amount)), unit))]


@pytest.mark.parametrize(
    ("amount", "unit", "expected"),
    [
        (1, LimitUnit.WORKING_DAY, [2, 3, 2, 1]),
        (1, LimitUnit.SAME_DAY, [2, 3, 2, 1]),
        (2, LimitUnit.WORKING_DAY, [2, 11, 2, 1]),
        (5, LimitUnit.WORKING_DAY, [2, 34, 3, 1]),
        (17.5, LimitUnit.WORKING_DAY, [2, 134, 3, 1]),
        (4, LimitUnit.HOUR, [1, 1.5, 1, 0.5]),
    ],
)
def test_the_limit_is_shared_among_the_steps(amount: float, unit: LimitUnit, expected: list[float]) -> None:
    assert hours(amount, unit) == expected


@pytest.mark.parametrize("amount", [1, 2, 3, 7, 8, 9, 30])
def test_the_steps_together_take_the_whole_limit(amount: int) -> None:
    assert sum(hours(amount, LimitUnit.HOUR)) == amount


def test_civil_time_counts_about_as_much_as_its_working_days() -> None:
    assert working_hours(Limit(Decimal(7), LimitUnit.CALENDAR_DAY)) == pytest.approx(Decimal(40))
    assert working_hours(Limit(Decimal(1), LimitUnit.MONTH)) == 22 * 8


def test_without_a_limit_the_steps_are_untimed() -> None:
    route = default_route(None)
    assert [step.hours_counter for step in route] == [0, 0, 0, 0]
    assert [step.role for step in route] == [
        StepRole.RECEPTIONIST, StepRole.SPECIALIST, StepRole.LEADER, StepRole.CLERK,
    ]  # fmt: skip
