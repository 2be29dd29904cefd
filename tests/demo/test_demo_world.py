"""The shared world of the tests does what it says."""

from datetime import timedelta

import pytest
from tests.world import World

from motcua.dossiers.queries import obtain
from motcua.dossiers.rules import Status
from motcua.journal.queries import broken_chains
from motcua.kernel.refusal import Refused


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_reached_by_real_actions(world: World, status: Status) -> None:
    dossier = world.dossier_at(status)
    assert dossier.current is status
    assert dossier.status_at <= world.later(minutes=50)
    assert list(broken_chains()) == []


def test_in_process_means_with_the_specialist_then_the_leader_then_the_clerk(world: World) -> None:
    assert world.dossier_at(Status.IN_PROCESS).officer_id == world.specialist.account
    assert world.to_leader().officer_id == world.leader.account
    assert world.to_clerk().officer_id == world.clerk.account


def test_a_birth_takes_three_working_days_and_the_holiday_does_not_count(world: World) -> None:
    due_at = world.received().due_at
    assert due_at
    assert due_at - world.at == timedelta(days=4)


def test_the_neighbour_and_the_ward_do_not_see_each_other(world: World) -> None:
    theirs, ours = world.of_the_neighbour(), world.received()
    with pytest.raises(Refused):
        obtain(world.receptionist, theirs.pk)
    with pytest.raises(Refused):
        obtain(world.neighbour, ours.pk)
    assert obtain(world.inspector, theirs.pk)
    assert obtain(world.inspector, ours.pk)
