from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from motcua.dossiers.rules import (
    ClockFace,
    Held,
    Holder,
    Status,
    Timing,
    dossier_code,
    looks_like_code,
    plan,
    shares,
    timing,
)
from motcua.kernel.clock import LOCAL
from motcua.procedures.rules import Channel, RouteStep, StepRole, StepTier
from motcua.workdays.queries import shipped_calendar

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=LOCAL)
HOUR = timedelta(hours=1)


def step(name: str, role: StepRole, hours: str, online: str = "1") -> RouteStep:
    return RouteStep(name, role, StepTier.COMMUNE, "", Decimal(hours), Decimal(online), "")


ROUTE = (
    step("Receive", StepRole.RECEPTIONIST, "2"),
    step("Examine", StepRole.SPECIALIST, "4"),
    step("Sign", StepRole.LEADER, "2"),
)


@pytest.mark.parametrize(
    "code", ["H26.12.34-250701-0001", "000.00.01.H22-250701-0001", "H60.101-261123-10000"]
)
def test_codes_in_use_are_known(code: str) -> None:
    assert looks_like_code(code)


@pytest.mark.parametrize(
    "text", ["", "H26", "H26.12.34-251301-0001", "H26-260231-0001", "H26.12.34-250701-01", "nguyen van a"]
)
def test_what_is_no_code_is_seen(text: str) -> None:
    assert not looks_like_code(text)


def test_a_code_has_agency_day_and_number() -> None:
    assert dossier_code("H60.101", MONDAY.date(), 7) == "H60.101-261116-0007"
    assert dossier_code("H60.101", MONDAY.date(), 12345).endswith("-12345")


@pytest.mark.parametrize(
    ("status", "due_in", "expected"),
    [
        (Status.ACCEPTED, 48, Timing.IN_TIME),
        (Status.IN_PROCESS, 24, Timing.DUE_SOON),
        (Status.IN_PROCESS, 0, Timing.DUE_SOON),
        (Status.IN_PROCESS, -1, Timing.OVERDUE),
        (Status.SUPPLEMENT_ASKED, -1, Timing.PAUSED),
        (Status.OBLIGATION_ASKED, 5, Timing.PAUSED),
    ],
)
def test_overdue_is_worked_out(status: Status, due_in: int, expected: Timing) -> None:
    assert timing(ClockFace(status, MONDAY + due_in * HOUR), MONDAY) is expected


def test_before_acceptance_the_acceptance_deadline_counts() -> None:
    assert timing(ClockFace(Status.FILED, None, MONDAY - HOUR), MONDAY) is Timing.OVERDUE


def test_after_the_end_its_moment_decides_to_the_second() -> None:
    late = ClockFace(Status.FINISHED, MONDAY, None, MONDAY + timedelta(seconds=1))
    assert timing(late, MONDAY + 100 * HOUR) is Timing.ENDED_LATE
    assert timing(ClockFace(Status.RETURNED, MONDAY, None, MONDAY), MONDAY) is Timing.ENDED_IN_TIME
    assert timing(ClockFace(Status.IN_PROCESS, None), MONDAY) is Timing.NO_DATE


def test_steps_add_up_and_end_with_the_promised_date() -> None:
    due_at = MONDAY + timedelta(days=1, hours=6)
    steps = plan(ROUTE, Channel.COUNTER, shipped_calendar(), MONDAY, due_at)
    assert [one.due_at for one in steps] == [
        MONDAY + 2 * HOUR,
        MONDAY + 8 * HOUR,
        due_at,
    ]


def test_no_step_ends_after_the_promised_date() -> None:
    due_at = MONDAY + HOUR
    steps = plan(ROUTE, Channel.COUNTER, shipped_calendar(), MONDAY, due_at)
    assert all(one.due_at is not None and one.due_at <= due_at for one in steps)


def test_online_has_hours_of_its_own() -> None:
    steps = plan(ROUTE, Channel.ONLINE, shipped_calendar(), MONDAY, MONDAY + timedelta(days=2))
    assert steps[0].due_at == MONDAY + HOUR


def test_without_a_promise_no_step_has_a_date() -> None:
    steps = plan(ROUTE, Channel.COUNTER, shipped_calendar(), MONDAY, None)
    assert {one.due_at for one in steps} == {None}


def test_shares_count_working_time_only() -> None:
    friday = datetime(2026, 11, 20, 16, 0, tzinfo=LOCAL)
    monday = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL)
    stretches = [
        Held(Holder.RECEPTION, friday, monday),
        Held(Holder.NOBODY, monday, None),
        Held(Holder.SPECIALIST, monday, None),
    ]
    found = shares(stretches, shipped_calendar(), monday + 2 * HOUR)
    assert found == {Holder.RECEPTION: timedelta(hours=1.5), Holder.SPECIALIST: 2 * HOUR}
