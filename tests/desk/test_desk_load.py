"""Who has how much, what is late, where it lies."""

from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.world import World

from motcua.dossiers.rules import Status


def test_the_head_sees_who_has_how_much(desk: Desk, world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    world.to_leader()
    officers = desk.get(world.head, "load").context["officers"]
    assert {one["name"]: one["load"].open for one in officers} == {
        world.specialist.name: 1,
        world.leader.name: 1,
    }


def test_what_is_late_the_longest_is_listed(desk: Desk, world: World) -> None:
    late = world.dossier_at(Status.IN_PROCESS)
    desk.stand_at(world.later(days=20))
    context = desk.get(world.head, "load").context
    assert [line.name for line in context["lines"]] == [late.code]
    assert context["officers"][0]["load"].overdue == 1


def test_every_figure_leads_to_its_list(desk: Desk, world: World) -> None:
    world.filed()
    late = world.dossier_at(Status.IN_PROCESS)
    desk.stand_at(world.later(days=20))
    context = desk.get(world.head, "load").context
    client = desk.client(world.head)
    mine = next(one for one in context["officers"] if one["name"] == world.specialist.name)
    assert [line.name for line in client.get(mine["late_url"]).context["lines"]] == [late.code]
    places = {one["name"]: len(client.get(one["url"]).context["lines"]) for one in context["places"]}
    assert places == {"Reception desk": 1, "Specialist": 1}


def test_the_widths_of_the_bars_stay_within_the_largest_load(desk: Desk, world: World) -> None:
    for _number in range(3):
        world.dossier_at(Status.IN_PROCESS)
    bar = desk.get(world.head, "load").context["officers"][0]["bar"]
    assert sum(float(part["width"].rstrip("%")) for part in bar) == 100


def test_the_inspector_looks_and_gives_nothing_away(desk: Desk, world: World) -> None:
    world.dossier_at(Status.IN_PROCESS)
    desk.stand_at(world.later(days=20))
    response = desk.get(world.inspector, "load")
    assert response.status_code == 200
    assert "data-tick-all" not in text_of(response)


def test_an_empty_centre_is_said_calmly(desk: Desk, world: World) -> None:
    page = text_of(desk.get(world.head, "load"))
    assert "No dossier is open." in page
    assert "Nothing is late." in page


def test_it_is_not_for_everybody(desk: Desk, world: World) -> None:
    assert desk.get(world.specialist, "load").status_code == 403


def test_the_page_costs_few_queries(desk: Desk, world: World, queries_at_most: QueryBudget) -> None:
    for _number in range(4):
        world.dossier_at(Status.IN_PROCESS)
    client = desk.client(world.head)
    with queries_at_most(12):
        client.get(reverse("desk:load"))
