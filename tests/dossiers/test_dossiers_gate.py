"""To obtain a dossier is to be allowed to see it; the neighbour learns nothing."""

import pytest
from tests.world import World

from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import RegisterFilter
from motcua.dossiers.rules import Status
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused
from motcua.staff.rules import Hat


def sees(hat: Hat, dossier: Dossier) -> bool:
    try:
        return queries.obtain(hat, dossier.pk) == dossier
    except Refused:
        return False


def test_everybody_of_the_ward_sees_it_and_the_inspector_of_the_province(world: World) -> None:
    dossier = world.received()
    for hat in (world.receptionist, world.specialist, world.clerk, world.head, world.inspector):
        assert sees(hat, dossier)


def test_the_neighbour_is_told_the_same_as_for_what_does_not_exist(world: World) -> None:
    dossier = world.received()
    said = []
    for wanted in (dossier.pk, new_id()):
        with pytest.raises(Refused) as refused:
            queries.obtain(world.neighbour, wanted)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_a_dossier_received_here_for_a_neighbour_is_seen_by_both(world: World) -> None:
    dossier = world.received(world.anywhere(), competent=world.neighbour_ward.pk)
    assert sees(world.receptionist, dossier)
    assert sees(world.neighbour, dossier)


def test_where_somebody_lives_gives_no_right_to_see(world: World) -> None:
    dossier = world.received(owner=world.person(residence=world.neighbour_ward.pk))
    assert not sees(world.neighbour, dossier)


def test_what_is_set_aside_is_seen_by_the_administrator_alone(world: World) -> None:
    dossier = world.received()
    given = {"dossier": dossier, "by": world.administrator, "at": world.later(hours=1)}
    actions.set_aside(reason="Nhập nhầm hai lần", **given)
    assert sees(world.administrator, dossier)
    assert not sees(world.receptionist, dossier)
    assert queries.obtain_set_aside(world.administrator) == [dossier]


def test_no_list_shows_the_neighbours_dossiers(world: World) -> None:
    theirs = world.of_the_neighbour()
    for hat in (world.receptionist, world.head):
        for worklist in queries.worklists_for(hat):
            assert theirs not in queries.rows(worklist, hat, world.at).dossiers
        assert queries.search(hat, theirs.code or "") == []
        assert queries.register_rows(hat, RegisterFilter()).dossiers == []
        assert queries.load_of(hat, world.at) == []
        assert queries.latest(hat, world.later(days=90)) == []


def test_the_inspector_finds_dossiers_of_all_communes(world: World) -> None:
    both = {world.received().pk, world.of_the_neighbour().pk}
    found = queries.search(world.inspector, "Trần Thị Thử")
    assert {one.pk for one in found} == both
    assert queries.count(world.inspector, world.at)["accepted"] == 2


def test_the_neighbour_can_do_nothing_with_it(world: World) -> None:
    dossier = world.dossier_at(Status.ACCEPTED)
    with pytest.raises(Refused) as refused:
        actions.forward(dossier=dossier, by=world.neighbour, at=world.later(hours=1))
    assert refused.value.refusal.code == "not_found"


def test_the_slip_is_the_applicants_way_in(world: World) -> None:
    dossier = world.received()
    assert dossier.code
    assert queries.tracked(dossier.code.lower(), dossier.track_key) == dossier
    for key in ("", "wrong", dossier.track_key[:-1]):
        assert queries.tracked(dossier.code, key) is None
    assert queries.tracked("H60.101-261123-9999", dossier.track_key) is None
