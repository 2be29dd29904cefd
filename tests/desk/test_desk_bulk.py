"""Giving several dossiers to one officer."""

from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status

REASON = "Chị Vân nghỉ ốm hai tuần"


def holders(*dossiers: Dossier) -> list[object]:
    return [Dossier.objects.get(pk=dossier.pk).officer_id for dossier in dossiers]


def test_the_ticked_ones_are_shown_with_whom_to_give_them_to(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    page = text_of(desk.get(world.head, "reassign", pick=[str(dossier.pk)]))
    assert str(dossier.code) in page
    assert f"{world.second_specialist.name} – nothing open" in page


def test_they_are_given_away_and_one_is_back_at_the_list(desk: Desk, world: World) -> None:
    both = [world.dossier_at(Status.IN_PROCESS) for _number in range(2)]
    typed = {"to_officer": str(world.second_specialist.account), "reason": REASON, "back": "/desk/load/"}
    response = desk.post(world.head, "reassign", pick=[str(one.pk) for one in both], **typed)
    assert response["Location"] == "/desk/load/"
    assert holders(*both) == [world.second_specialist.account] * 2


def test_each_refused_one_is_shown_with_its_reason(desk: Desk, world: World) -> None:
    good, bad = world.dossier_at(Status.IN_PROCESS), world.to_leader()
    typed = {"to_officer": str(world.second_specialist.account), "reason": REASON}
    response = desk.post(world.head, "reassign", pick=[str(good.pk), str(bad.pk)], **typed)
    page = text_of(response)
    assert "has no post for that step" in page
    assert [one["name"] for one in response.context["refused"]] == [bad.code]
    assert holders(good, bad) == [world.second_specialist.account, world.leader.account]


def test_a_missing_reason_gives_nothing_away(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    typed = {"to_officer": str(world.second_specialist.account), "reason": ""}
    page = text_of(desk.post(world.head, "reassign", pick=[str(dossier.pk)], **typed))
    assert "Write the reason" in page
    assert holders(dossier) == [world.specialist.account]


def test_nothing_ticked_is_said(desk: Desk, world: World) -> None:
    address = reverse("desk:reassign")
    page = text_of(desk.client(world.head).get(address, {"pick": "nonsense"}, follow=True))
    assert "Tick the dossiers first" in page


def test_dossiers_of_the_neighbour_are_passed_over(desk: Desk, world: World) -> None:
    foreign = world.of_the_neighbour()
    typed = {"to_officer": str(world.receptionist.account), "reason": REASON}
    desk.post(world.head, "reassign", pick=[str(foreign.pk)], **typed)
    assert holders(foreign) == [world.neighbour.account]


def test_one_never_leaves_the_house(desk: Desk, world: World) -> None:
    response = desk.get(world.head, "reassign", back="https://example.org/")
    assert response["Location"] == reverse("desk:home")


def test_it_is_for_those_who_may(desk: Desk, world: World) -> None:
    assert desk.get(world.receptionist, "reassign").status_code == 403


def test_the_page_costs_few_queries(desk: Desk, world: World, queries_at_most: QueryBudget) -> None:
    picked = [str(world.dossier_at(Status.IN_PROCESS).pk) for _number in range(4)]
    client = desk.client(world.head)
    with queries_at_most(12):
        client.get(reverse("desk:reassign"), {"pick": picked})
