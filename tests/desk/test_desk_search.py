"""The one search box."""

import pytest
from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.drafts.drafts_world import FATHER, complete
from tests.world import World

from motcua.drafts.actions import file_draft


@pytest.mark.parametrize("how", ["code", "thi thu", "0912345678", "008190000123"])
def test_a_single_hit_opens_at_once(desk: Desk, world: World, how: str) -> None:
    dossier = world.received()
    response = desk.get(world.specialist, "search", q=str(dossier.code) if how == "code" else how)
    assert response.status_code == 302
    assert response["Location"] == reverse("desk:dossier", args=[dossier.pk])


def test_the_number_told_when_it_was_filed_opens_it(desk: Desk, world: World) -> None:
    draft = complete(world)
    dossier = file_draft(draft=draft, by=FATHER, at=world.later(minutes=6))
    for typed in (draft.code, draft.code.lower().replace("-", " ")):
        response = desk.get(world.receptionist, "search", q=typed)
        assert response["Location"] == reverse("desk:dossier", args=[dossier.pk])
    assert "Nothing is found" in text_of(desk.get(world.neighbour, "search", q=draft.code))


def test_several_hits_are_listed(desk: Desk, world: World) -> None:
    codes = {world.received().code, world.received().code}
    response = desk.get(world.receptionist, "search", q="tran thi")
    assert {line.name for line in response.context["lines"]} == codes


def test_no_hit_says_what_to_try(desk: Desk, world: World) -> None:
    page = text_of(desk.get(world.receptionist, "search", q="khong co ai"))
    assert "Check the spelling" in page
    assert "khong co ai" in page


def test_an_empty_box_says_what_to_type(desk: Desk, world: World) -> None:
    assert "Type a dossier code" in text_of(desk.get(world.receptionist, "search"))


def test_the_neighbour_finds_nothing(desk: Desk, world: World) -> None:
    dossier = world.received()
    assert "Nothing is found" in text_of(desk.get(world.neighbour, "search", q=str(dossier.code)))


def test_hostile_text_is_only_text(desk: Desk, world: World) -> None:
    page = text_of(desk.get(world.receptionist, "search", q="<script>alert(1)</script>" * 50))
    assert "<script>alert" not in page


def test_searching_costs_few_queries(desk: Desk, world: World, queries_at_most: QueryBudget) -> None:
    for _number in range(4):
        world.received()
    client = desk.client(world.receptionist)
    with queries_at_most(12):
        client.get(reverse("desk:search"), {"q": "tran"})
