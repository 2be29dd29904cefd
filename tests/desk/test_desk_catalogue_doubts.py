"""The list of what the importer doubted: narrowed, looked at with a note, put back."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.desk.office_world import client_of, url, words
from tests.world import BIRTH, World

from motcua.kernel.actor import System
from motcua.procedures import keeping
from motcua.procedures.actions import publish_version
from motcua.procedures.rules.imports.doubts import NO_LIMIT, ZERO_FEE


@pytest.fixture
def keeper(world: World) -> Client:
    doubted = replace(BIRTH, doubts=(NO_LIMIT, ZERO_FEE), plain_name="x")
    publish_version(content=doubted, in_force_from=date(2025, 8, 1), by=System(), at=world.at)
    return client_of(world, world.administrator)


def ids() -> list[str]:
    return [str(one.pk) for one in keeping.doubts()]


def test_the_home_counts_them_and_leads_there(keeper: Client) -> None:
    home = words(keeper.get(url("catalogue")))
    assert "What the import doubted 2" in home
    assert "No time limit is given: no appointment date is promised. 1" in home


def test_the_list_is_narrowed(keeper: Client) -> None:
    page = words(keeper.get(url("catalogue_doubts"), {"kind": NO_LIMIT}))
    assert page.count("Đăng ký khai sinh") == 1
    assert "Nothing is on this list." in words(keeper.get(url("catalogue_doubts"), {"field": "Đất đai"}))


def test_those_ticked_are_looked_at(keeper: Client) -> None:
    given = {"doubt": ids()[:1], "note": "Đã hỏi sở", "do": "look"}
    answer = keeper.post(url("catalogue_doubts"), given, follow=True)
    assert "1 doubt is marked as looked at." in words(answer)
    looked = words(keeper.get(url("catalogue_doubts"), {"looked": "1"}))
    assert "Đã hỏi sở Vàng A Sử" in looked
    assert "Đã hỏi sở" in words(keeper.get(url("catalogue_procedure", BIRTH.code)))


def test_they_can_be_put_back(keeper: Client) -> None:
    first = ids()[:1]
    keeper.post(url("catalogue_doubts"), {"doubt": first, "note": "Nhầm", "do": "look"})
    answer = keeper.post(url("catalogue_doubts") + "?looked=1", {"doubt": first, "do": "again"}, follow=True)
    assert "1 doubt is on the list again." in words(answer)
    assert len(ids()) == 2


def test_without_a_note_the_ticks_stay(keeper: Client) -> None:
    answer = keeper.post(url("catalogue_doubts"), {"doubt": ids(), "note": "", "do": "look"})
    assert "Write in a few words what you found" in words(answer)
    assert answer.content.decode().count("checked") == 2


@pytest.mark.parametrize("ticked", [[], ["x"], ["'; DROP TABLE"]])
def test_nothing_ticked_is_said_and_the_note_stays(keeper: Client, ticked: list[str]) -> None:
    answer = keeper.post(url("catalogue_doubts"), {"doubt": ticked, "note": "Ghi chú", "do": "look"})
    assert "Tick at least one line." in words(answer)
    assert "Ghi chú" in answer.content.decode()


def test_hostile_addresses_do_no_harm(keeper: Client) -> None:
    for asked in ({"after": "x"}, {"kind": "\x00"}, {"field": "%" * 999}, {"looked": "9"}):
        assert keeper.get(url("catalogue_doubts"), asked).status_code == 200


def test_searching(keeper: Client) -> None:
    assert "Đăng ký khai sinh 1.001193 · Hộ tịch" in words(keeper.get(url("catalogue"), {"q": "ks"}))
    assert "No procedure in force matches." in words(keeper.get(url("catalogue"), {"q": "tàu ngầm"}))


@pytest.mark.parametrize("asked", [{}, {"kind": NO_LIMIT}, {"field": "Hộ tịch"}, {"looked": "1"}])
def test_the_list_takes_few_queries(keeper: Client, queries_at_most: Any, asked: dict[str, str]) -> None:
    with queries_at_most(12):
        keeper.get(url("catalogue_doubts"), asked)
    with queries_at_most(12):
        keeper.get(url("catalogue"))
