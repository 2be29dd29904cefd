"""The first screen: every role sees what waits for it."""

import pytest
from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.world import CAST, World

from motcua.dossiers.actions import record_supplement
from motcua.dossiers.rules import PaperBrought, Status
from motcua.staff.rules import ROLES, Hat, Permission

ONLY_HELP = {"post_clerk", "youth"}  # the desk is shut to them
HATS = (*(who for who in CAST if who not in ONLY_HELP), "inspector")


@pytest.mark.parametrize("who", HATS)
def test_every_role_has_a_first_screen(desk: Desk, world: World, who: str) -> None:
    world.dossier_at(Status.IN_PROCESS)
    response = desk.get(getattr(world, who), "home")
    assert response.status_code == 200
    assert "Today's work" in text_of(response)


def test_the_specialist_sees_own_work_first(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    context = desk.get(world.specialist, "home").context
    assert [one["code"] for one in context["lists"]] == ["mine", "pool"]
    assert [line.name for line in context["lists"][0]["lines"]] == [dossier.code]


def test_the_receptionist_sees_what_people_have_mended(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    papers = (PaperBrought("birth-note", "Giấy chứng sinh"),)
    at = world.later(minutes=20)
    mended = record_supplement(dossier=dossier, papers=papers, by=world.receptionist, at=at)
    context = desk.get(world.receptionist, "home").context
    (came,) = [one for one in context["lists"] if one["code"] == "supplement_supplied"]
    assert [line.name for line in came["lines"]] == [mended.code]
    assert 1 in [tile["figure"] for tile in context["tiles"] if "supplement_supplied" in tile["url"]]


def test_what_is_late_stands_out(desk: Desk, world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    desk.stand_at(world.later(days=30))
    tiles = desk.get(world.head, "home").context["tiles"]
    assert [(tile["figure"], tile["tone"]) for tile in tiles][:2] == [(1, "late"), (0, "")]


def test_the_neighbour_sees_an_empty_desk(desk: Desk, world: World) -> None:
    world.filed()
    context = desk.get(world.neighbour, "home").context
    assert set(context["counts"].values()) == {0}


def test_a_new_dossier_is_begun_only_by_those_who_may(desk: Desk, world: World) -> None:
    begin = reverse("desk:intake")
    assert begin in text_of(desk.get(world.guide, "home"))
    assert begin not in text_of(desk.get(world.inspector, "home"))


def test_who_is_not_signed_in_comes_to_the_sign_in(client: object, desk: Desk) -> None:
    response = client.get(reverse("desk:home"))  # type: ignore[attr-defined]
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_every_role_is_named_in_the_tables() -> None:
    from motcua.desk.work.home import LISTS, TILES

    seeing = {role.code for role in ROLES if Permission.SEE_DOSSIERS in role.permissions}
    assert set(LISTS) == set(TILES) == seeing


@pytest.mark.parametrize("who", HATS)
def test_the_first_screen_costs_few_queries(
    desk: Desk, world: World, who: str, queries_at_most: QueryBudget
) -> None:
    for status in (Status.IN_PROCESS, Status.FILED, Status.SUPPLEMENT_ASKED, Status.ACCEPTED):
        world.dossier_at(status)
    world.at_return_desk()
    hat: Hat = getattr(world, who)
    client = desk.client(hat)
    with queries_at_most(12):
        client.get(reverse("desk:home"))
