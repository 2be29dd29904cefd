"""Running dossiers under an older version: what changes is shown first; some, all or none are switched."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client
from tests.desk.office_world import client_of, url, words
from tests.dossiers.test_dossier_versions import MARRIAGE_NOTE, days, newer, with_days
from tests.world import BIRTH, World

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.procedures.rules import Case

CODE = BIRTH.code


@pytest.fixture
def keeper(world: World) -> Client:
    return client_of(world, world.administrator)


@pytest.fixture(autouse=True)
def the_worlds_clock(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("switching", "home"):
        monkeypatch.setattr(f"motcua.desk.catalogue.{module}.now", lambda: world.later(hours=1))


def page(client: Client) -> str:
    return words(client.get(url("catalogue_dossiers", CODE)))


def send(client: Client, *dossiers: Dossier, **given: Any) -> str:
    ticked = [f"{one.pk}:{one.version}" for one in dossiers]
    return words(client.post(url("catalogue_dossiers", CODE), {"dossier": ticked, "do": "some", **given}))


def test_what_changes_is_shown_for_each(world: World, keeper: Client) -> None:
    dossier = world.received()
    newer(world, **with_days(2), papers=(*BIRTH.papers, MARRIAGE_NOTE))
    told = page(keeper)
    assert "1 dossier goes by an older version than version 2." in told
    assert f"{dossier.code} Accepted · version 1" in told
    assert "09:00 Friday 27/11/2026 09:00 Thursday 26/11/2026" in told
    assert "Papers now asked for, not there: Giấy kết hôn" in told
    assert "1 running dossier goes by an older version." in words(
        keeper.get(url("catalogue_procedure", CODE))
    )


def test_some_are_switched(world: World, keeper: Client) -> None:
    first, second = world.received(), world.received()
    version = newer(world)
    assert "1 dossier was switched." in send(keeper, first)
    assert world.fresh(first).procedure_version_id == version.pk
    assert world.fresh(second).procedure_version_id == world.birth.pk


def test_all_are_switched_and_the_neighbours_stay(world: World, keeper: Client) -> None:
    for _number in range(3):
        world.received()
    stranger = world.of_the_neighbour()
    newer(world)
    assert "3 dossiers were switched." in send(keeper, do="all")
    assert "No running dossier goes by an older version." in page(keeper)
    stranger.refresh_from_db()
    assert stranger.procedure_version_id == world.birth.pk


def test_one_that_was_overtaken_is_named_and_stays(world: World, keeper: Client) -> None:
    dossier = world.received()
    newer(world)
    stale = Dossier(pk=dossier.pk, version=dossier.version)
    actions.forward(dossier=dossier, by=world.receptionist, at=world.later(minutes=5))
    told = send(keeper, stale)
    assert "These stay with their version" in told
    assert "Hoàng Văn Khánh was faster" in told


def test_a_case_that_is_gone_asks_for_another(world: World, keeper: Client) -> None:
    dossier = world.received()
    version = newer(world, cases=(Case("1.001193.09", "Trường hợp mới", limits=days(3)),))
    assert "Its case is gone." in page(keeper)
    chosen = {"case-1.001193.01": "1.001193.09"}
    assert "Nothing but the version." in send(keeper, do="show", **chosen)
    assert "has no case 1.001193.01" in send(keeper, dossier)
    assert "1 dossier was switched." in send(keeper, dossier, **chosen)
    assert world.fresh(dossier).procedure_version_id == version.pk


def test_nothing_ticked(world: World, keeper: Client) -> None:
    world.received()
    newer(world)
    assert "Tick at least one line." in send(keeper)
    assert "Tick at least one line." in words(
        keeper.post(url("catalogue_dossiers", CODE), {"dossier": ["x", "y:z"], "do": "some"})
    )


def test_fees_and_answers_are_told(world: World, keeper: Client) -> None:
    world.received(answers={"child": 3})
    form = {"type": "object", "properties": {"child": {"type": "string", "title": "Tên con"}}}
    newer(world, replace(BIRTH, form=form))
    assert "Answers that the new form would not take: Tên con" in page(keeper)


def test_the_page_takes_few_queries(world: World, keeper: Client, queries_at_most: Any) -> None:
    for _number in range(8):
        world.received()
    newer(world, **with_days(2))
    with queries_at_most(18):
        keeper.get(url("catalogue_dossiers", CODE))


def test_what_is_left_is_told_and_gone_on_with(
    world: World, keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.desk.catalogue.switching.MOST_AT_ONCE", 2)
    monkeypatch.setattr("motcua.desk.catalogue.switching.SECONDS_AT_ONCE", 0)
    for _number in range(5):
        world.received()
    version = newer(world)
    told = keeper.post(url("catalogue_dossiers", CODE), {"do": "all"})
    assert "3 dossiers are still to be looked at." in words(told)
    again = {"do": "all", "after": str(told.context["after"])}
    assert "1 dossier is still to be looked at." in words(keeper.post(url("catalogue_dossiers", CODE), again))
    assert Dossier.objects.filter(procedure_version=version).count() == 4


def test_more_than_one_batch_goes_in_one_request(
    world: World, keeper: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("motcua.desk.catalogue.switching.MOST_AT_ONCE", 2)
    for _number in range(5):
        world.received()
    newer(world)
    assert "5 dossiers were switched." in send(keeper, do="all")
