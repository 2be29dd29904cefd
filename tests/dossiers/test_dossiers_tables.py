"""The tables are total, agree with each other, and lead somewhere. Pure."""

import pytest

from motcua.dossiers.rules import (
    BEGIN,
    CLOCK,
    CUSTODY,
    ENDED,
    FACT,
    FACTS,
    NEEDS,
    NEXT,
    OPEN,
    Act,
    Clock,
    Custody,
    Holder,
    Status,
    Timing,
    acts,
    holder_of,
    holders,
    status,
)
from motcua.dossiers.rules.timing import LABELS as TIMING_LABELS
from motcua.staff.rules import ROLES


def test_every_status_has_custody_clock_and_acts() -> None:
    assert set(CUSTODY) == set(CLOCK) == set(NEXT) == set(status.LABELS) == set(Status)
    assert all(set(row) == set(Act) for row in NEXT.values())


def test_every_act_has_a_name_a_permission_and_a_fact() -> None:
    assert set(NEEDS) == set(FACT) == set(acts.LABELS) == set(Act)
    assert set(FACT.values()) <= set(FACTS)


def test_every_holder_and_every_timing_has_a_name() -> None:
    assert set(holders.LABELS) == set(Holder)
    assert set(TIMING_LABELS) == set(Timing)


def test_the_ten_numbers_are_the_national_ones() -> None:
    assert [one.value for one in Status] == list(range(1, 11))
    assert (Status.SUPPLEMENT_ASKED, Status.FINISHED, Status.RETURNED) == (5, 9, 10)


def test_every_status_can_be_reached_from_the_beginning() -> None:
    reached = set(BEGIN)
    for _round in Status:
        reached |= {to for one in reached for following in NEXT[one].values() for to in following}
    assert reached == set(Status)


def test_from_every_open_status_the_result_can_be_returned() -> None:
    arrives = {Status.RETURNED}
    for _round in Status:
        arrives |= {one for one in Status if any(to & arrives for to in NEXT[one].values())}
    assert arrives >= OPEN | {Status.FINISHED}


@pytest.mark.parametrize("ended", sorted(ENDED - {Status.FINISHED}))
def test_what_is_over_stays_over(ended: Status) -> None:
    following = {to for act in Act for to in NEXT[ended][act]}
    assert following == {ended}


def test_every_permission_of_an_act_is_given_to_some_role() -> None:
    given = {permission for role in ROLES for permission in role.permissions}
    assert set(NEEDS.values()) <= given


def test_who_only_reads_may_do_nothing() -> None:
    inspector = next(role for role in ROLES if role.code == "inspector")
    assert not inspector.permissions & set(NEEDS.values())


def test_the_clock_stands_still_exactly_while_the_applicant_is_asked() -> None:
    for one in Status:
        assert (CLOCK[one] is Clock.PAUSED) == (CUSTODY[one] is Custody.APPLICANT)


def test_in_process_the_role_of_the_step_says_who_holds_it() -> None:
    assert holder_of(Status.IN_PROCESS, "leader") is Holder.LEADER
    assert holder_of(Status.SUPPLEMENT_ASKED, "leader") is Holder.CITIZEN
    assert holder_of(Status.RETURNED) is Holder.NOBODY
