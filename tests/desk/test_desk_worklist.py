"""Worklists: the most urgent first, page by page, narrowed, and closed to the neighbour."""

from datetime import timedelta

import pytest
from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.world import World

from motcua.dossiers.queries import WORKLISTS
from motcua.dossiers.rules import Status


def names(response: object) -> list[str]:
    return [line.name for line in response.context["lines"]]  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", [worklist.code for worklist in WORKLISTS])
def test_every_list_opens(desk: Desk, world: World, code: str) -> None:
    assert desk.get(world.head, "worklist", code).status_code == 200


def test_a_list_shows_what_an_officer_needs(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    page = text_of(desk.get(world.head, "worklist", "in_process"))
    shown = (dossier.code, "Đăng ký khai sinh", "Trần Thị Thử", "In process", world.specialist.name)
    assert all(word in page for word in shown)


def test_an_unknown_list_is_not_found(desk: Desk, world: World) -> None:
    assert desk.get(world.head, "worklist", "nonsense").status_code == 404


def test_the_neighbour_sees_nothing_in_any_list(desk: Desk, world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    assert names(desk.get(world.neighbour, "worklist", "all_open")) == []


def test_a_list_goes_on_behind_its_first_page(desk: Desk, world: World) -> None:
    started = world.at
    for number in range(27):
        world.at = started + timedelta(seconds=number)
        world.received()
    first = desk.get(world.head, "worklist", "all_open")
    client = desk.client(world.head)
    second = client.get(first.context["next_url"])
    assert (len(names(first)), len(names(second))) == (25, 2)
    assert not set(names(first)) & set(names(second))
    assert second.context["first_url"] == reverse("desk:worklist", args=["all_open"])


def test_a_broken_cursor_begins_anew(desk: Desk, world: World) -> None:
    dossier = world.received()
    assert names(desk.get(world.head, "worklist", "all_open", after="x~y")) == [dossier.code]


def test_a_list_is_narrowed_to_an_officer(desk: Desk, world: World) -> None:
    wanted, _other = world.dossier_at(Status.IN_PROCESS), world.received()
    response = desk.get(world.head, "worklist", "all_open", officer=str(world.specialist.account))
    assert names(response) == [wanted.code]
    assert world.specialist.name in text_of(response)


def test_a_list_is_narrowed_to_what_nobody_took_on(desk: Desk, world: World) -> None:
    world.received()
    world.filed()
    response = desk.get(world.head, "worklist", "all_open", officer="none")
    assert names(response) == ["No code yet"]


def test_a_list_is_narrowed_to_a_holder(desk: Desk, world: World) -> None:
    signing = world.to_leader()
    world.received()
    response = desk.get(world.head, "worklist", "all_open", holder="leader")
    assert names(response) == [signing.code]


@pytest.mark.parametrize("asked", [{"officer": "x"}, {"holder": "nobody-knows"}])
def test_nonsense_narrows_nothing(desk: Desk, world: World, asked: dict[str, str]) -> None:
    world.received()
    assert len(names(desk.get(world.head, "worklist", "all_open", **asked))) == 1


def test_boxes_are_for_those_who_may_give_work_away(desk: Desk, world: World) -> None:
    world.received()
    assert "data-tick-all" in text_of(desk.get(world.head, "worklist", "all_open"))
    assert "data-tick-all" not in text_of(desk.get(world.specialist, "worklist", "all_open"))


def test_a_list_left_open_overnight_leads_to_the_sign_in(desk: Desk, world: World) -> None:
    client = desk.client(world.head)
    client.logout()
    address = reverse("desk:worklist", args=["all_open"])
    asked = client.get(address, headers={"HX-Request": "true"})
    assert asked["HX-Redirect"].startswith(reverse("account_login"))


def test_a_list_costs_few_queries(desk: Desk, world: World, queries_at_most: QueryBudget) -> None:
    for _number in range(5):
        world.dossier_at(Status.IN_PROCESS)
    client = desk.client(world.head)
    with queries_at_most(12):
        client.get(reverse("desk:worklist", args=["all_open"]))
