"""Many dossiers go over to a newer version: each by itself, and only those one may see."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.dossiers.test_dossier_versions import newer, with_days
from tests.world import World

from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel


def switched(world: World, version: ProcedureVersion, wanted: Mapping[UUID, int], **more: Any) -> list[Any]:
    given = {"by": world.administrator, "at": world.later(hours=1), **more}
    return actions.switch_versions(dossiers=wanted, version=version.pk, **given)


def of(*dossiers: Dossier) -> dict[UUID, int]:
    return {one.pk: one.version for one in dossiers}


def test_each_has_its_own_result(world: World) -> None:
    goes, ended = world.received(), world.dossier_at(Status.WITHDRAWN)
    version = newer(world)
    results = switched(world, version, of(goes, ended))
    assert [(one.dossier, one.refusal and one.refusal.code) for one in results] == [
        (goes.pk, None),
        (ended.pk, "not_running"),
    ]
    assert world.fresh(goes).procedure_version_id == version.pk
    assert world.fresh(ended).procedure_version_id == world.birth.pk


def test_whoever_was_faster_is_not_overwritten(world: World) -> None:
    dossier, version = world.received(), newer(world)
    seen = of(dossier)
    actions.forward(dossier=dossier, by=world.receptionist, at=world.later(minutes=5))
    (result,) = switched(world, version, seen)
    assert result.refusal.code == "overtaken"


def test_strangers_and_unknown_ones_are_not_found(world: World) -> None:
    stranger, version = world.of_the_neighbour(), newer(world)
    results = switched(world, version, {**of(stranger), uuid4(): 1})
    assert [one.refusal.code for one in results] == ["not_found", "not_found"]
    assert [one.code for one in results] == ["", ""]


def test_more_than_a_chunk(world: World) -> None:
    dossiers = [world.received() for _number in range(actions.versions.CHUNK + 2)]
    results = switched(world, newer(world), of(*dossiers))
    assert [one.dossier for one in results] == [one.pk for one in dossiers]
    assert not [one for one in results if one.refusal]


def test_only_ones_own_open_dossiers_of_older_versions_are_listed(world: World) -> None:
    mine = world.received()
    world.of_the_neighbour()
    world.dossier_at(Status.WITHDRAWN)
    world.received(world.copies)
    version = newer(world)
    world.received(version)
    assert [one.pk for one in queries.running_under_older(world.administrator, version)] == [mine.pk]
    assert not queries.running_under_older(world.administrator, world.birth)


def test_the_preview_of_a_page_takes_few_queries(world: World, queries_at_most: Any) -> None:
    version = newer(world, **with_days(2), route=content(world.land.pk).route_for(None, Channel.COUNTER)[:3])
    for _number in range(12):
        world.received(world.birth)
    content(version.pk)
    with queries_at_most(8):
        page = list(queries.running_under_older(world.administrator, version)[:20])
        found = queries.what_changes_for_each(page, content(version.pk), world.later(hours=1))
    assert len(found) == 12
    assert all(one.date_moves and one.steps for one in found)


def test_all_go_over_batch_by_batch_and_those_that_must_stay_stop_nobody(world: World) -> None:
    stays = world.dossier_at(Status.SUPPLEMENT_ASKED)
    dossiers = [stays, *(world.received() for _number in range(4))]
    version = newer(world)
    given: dict[str, Any] = {"version": version, "by": world.administrator, "at": world.later(hours=1)}
    first = actions.switch_next(**given, most=2)
    assert ([one.refusal and one.refusal.code for one in first.results], first.left) == (
        ["waits_for_applicant", None],
        3,
    )
    second = actions.switch_next(**given, most=2, after=first.after)
    last = actions.switch_next(**given, most=2, after=second.after)
    assert (second.left, len(last.results), last.left) == (1, 1, 0)
    done = {one.pk for one in Dossier.objects.filter(procedure_version=version)}
    assert done == {one.pk for one in dossiers[1:]}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads few rows without index")
def test_only_what_is_open_is_looked_through(world: World) -> None:
    found = queries.running_under_older(world.administrator, newer(world))
    with CaptureQueriesContext(connection) as asked:
        found.count()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        steps = [row[-1] for row in cursor.fetchall()]
    assert next(step for step in steps if "dossiers_dossier" in step).startswith(
        "SEARCH dossiers_dossier USING INDEX dossier_open (urgency_at>?)"
    )
