"""Walking through a unit's dossiers reads the page that is told, however many others there are."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import World, wear

from motcua.dossiers import queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import ListFilter
from motcua.dossiers.queries.listing import MOST_SEEKS
from motcua.dossiers.rules import Status
from motcua.staff.rules import Hat, RoleCode

STOPPED = ListFilter(status=Status.STOPPED)
ON_POSTGRESQL = connection.vendor == "postgresql"


def seeking(hat: Hat, wanted: ListFilter) -> str:
    """The statement that looks the page up."""
    with CaptureQueriesContext(connection) as asked:
        queries.listed(hat, wanted)
    assert len(asked) <= 3
    return next(one["sql"] for one in asked if "UNION" in one["sql"])


def plan(statement: str) -> str:
    with connection.cursor() as cursor:
        if ON_POSTGRESQL:  # over few rows it reads the table, so it is asked what it would do without that
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off")
        cursor.execute(f"EXPLAIN {'' if ON_POSTGRESQL else 'QUERY PLAN '}{statement}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("wanted", [STOPPED, ListFilter()], ids=["a rare status", "all of a unit"])
def test_a_page_is_read_from_its_place_in_the_index(world: World, wanted: ListFilter) -> None:
    told = plan(seeking(world.receptionist, wanted))
    for name, column in (("dossier_walk", "served_by_id"), ("dossier_walk_competent", "competent_id")):
        if ON_POSTGRESQL:
            assert f"using {name} on dossiers_dossier" in told
        else:
            assert f"{name} ({column}=? AND status=? AND id>?)" in told
    assert "SCAN d" not in told
    assert "Seq Scan on dossiers_dossier" not in told


def test_the_whole_province_is_looked_up_by_status(world: World) -> None:
    assert "dossier_walk" in plan(seeking(world.inspector, STOPPED))


def walked(hat: Hat, wanted: ListFilter) -> list[Any]:
    found, after = [], None
    while page := queries.listed(hat, wanted, after=after, limit=2):
        found += page
        after = page[-1].pk
    return [one.pk for one in found]


@pytest.mark.parametrize("seeks", [MOST_SEEKS, 0], ids=["looked up", "walked"])
@pytest.mark.parametrize("who", ["receptionist", "neighbour", "inspector"])
def test_both_ways_find_the_same(world: World, monkeypatch: pytest.MonkeyPatch, who: str, seeks: int) -> None:
    monkeypatch.setattr("motcua.dossiers.queries.listing.MOST_SEEKS", seeks)
    made = [world.dossier_at(status) for status in Status]
    theirs = world.of_the_neighbour()
    across = world.filed(world.anywhere(), competent=world.neighbour_ward.pk)
    ours = [*made, across] if who == "receptionist" else [theirs, across]
    expected = [*made, theirs, across] if who == "inspector" else ours
    assert walked(getattr(world, who), ListFilter()) == [
        one.pk for one in sorted(expected, key=lambda d: d.pk)
    ]


@pytest.mark.parametrize("status", list(Status))
def test_each_status_is_found(world: World, status: Status) -> None:
    for one in Status:
        world.dossier_at(one)
    found = queries.listed(world.receptionist, ListFilter(status=status))
    assert [one.current for one in found] == [status]


def test_a_unit_asked_about_may_lie_elsewhere(world: World) -> None:
    world.received()
    across = world.filed(world.anywhere(), competent=world.neighbour_ward.pk)
    for unit in (world.neighbour_ward.pk, world.ward.pk):
        found = walked(world.neighbour, ListFilter(unit=unit))
        assert found == [across.pk], unit


def test_since_a_moment(world: World) -> None:
    world.received()
    late = world.dossier_at(Status.WITHDRAWN)
    wanted = ListFilter(changed_since=world.later(minutes=1))
    assert walked(world.receptionist, wanted) == [late.pk]
    assert walked(world.receptionist, replace(wanted, status=Status.ACCEPTED)) == []


def test_what_is_set_aside_is_not_listed(world: World) -> None:
    dossier = world.received()
    Dossier.objects.filter(pk=dossier.pk).update(set_aside_at=world.at)
    assert walked(world.receptionist, ListFilter()) == []


def test_whoever_may_not_see_dossiers_sees_none(world: World) -> None:
    world.received()
    post_clerk = wear(world.ward, "buuta", "Lò Thị Thư", RoleCode.POST_CLERK)
    assert queries.listed(post_clerk, ListFilter()) == []


def test_the_holder_is_always_one_of_the_two_units(world: World) -> None:
    for status in Status:
        world.dossier_at(status)
    for one in Dossier.objects.all():
        assert one.holder_unit_id in (one.served_by_id, one.competent_id)
