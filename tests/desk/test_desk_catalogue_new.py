"""The administrator's screens: a new procedure begun, previewed, published; an abolished one ended."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.desk.office_world import client_of, url, words
from tests.world import BIRTH, World

from motcua.kernel.clock import local_day, now
from motcua.procedures import keeping, queries

CODE, NEW = BIRTH.code, "1.099001"
TYPED = {"code": NEW, "name": "Xác nhận hộ trồng chè"}


@pytest.fixture
def keeper(world: World) -> Client:
    return client_of(world, world.administrator)


def begin(keeper: Client, **typed: Any) -> Any:
    return keeper.post(url("catalogue_new"), {**TYPED, **typed}, follow=True)


def seen() -> int:
    found = keeping.version_draft(NEW)
    assert found
    return found.seen


def publish(keeper: Client, day: str = "") -> Any:
    day = day or f"{local_day(now()):%d/%m/%Y}"
    return keeper.post(url("catalogue_publish", NEW), {"in_force_from": day, "seen": seen()}, follow=True)


def end(keeper: Client, ahead: int = 1) -> Any:
    day = local_day(now()) + timedelta(days=ahead)
    return keeper.post(url("catalogue_end", CODE), {"ends": f"{day:%d/%m/%Y}"}, follow=True)


def test_a_new_one_is_begun_checked_previewed_and_published(keeper: Client) -> None:
    copy = words(begin(keeper))
    assert "The new procedure is begun. Nobody outside sees it yet." in copy
    assert "no time limit, so no date is promised" in copy
    assert TYPED["name"] in words(keeper.get(url("catalogue_copy_preview", NEW)))
    assert "This is the first version of a new procedure." in words(keeper.get(url("catalogue_publish", NEW)))
    assert "Version 1 is published, in force from" in words(publish(keeper))
    assert queries.version_in_force(NEW, local_day(now())).name == TYPED["name"]


def test_all_its_pages_open_before_there_is_a_version(keeper: Client) -> None:
    begin(keeper)
    names = ("copy", "copy_preview", "cases", "form", "publish", "give_up")
    parts = ("names", "about", "limits", "papers", "fees", "route", "law", "texts", "guide")
    for address in [url("catalogue"), *(url(f"catalogue_{one}", NEW) for one in names)]:
        assert keeper.get(address).status_code == 200, address
    for part in parts:
        assert keeper.get(url("catalogue_part", NEW, part)).status_code == 200, part
    assert keeper.get(url("catalogue_procedure", NEW))["Location"] == url("catalogue_copy", NEW)
    assert "new procedure" in words(keeper.get(url("catalogue")))


def test_a_copy_names_what_it_is_a_copy_of(keeper: Client) -> None:
    asked = words(keeper.get(url("catalogue_new") + f"?copy={CODE}"))
    assert BIRTH.name in asked
    begin(keeper, copy_of=CODE)
    draft = keeping.version_draft(NEW)
    assert draft
    assert [one.name for one in keeping.draft_content(draft).cases] == [one.name for one in BIRTH.cases]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"code": CODE}, "is in the catalogue: “Đăng ký khai sinh”"),
        ({"code": "a b"}, "Write the code with digits, letters, points and hyphens only"),
        ({"name": ""}, "Write the name as it was announced"),
        ({"copy_of": "9.9"}, "There is no procedure 9.9 in the catalogue"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(
    keeper: Client, typed: dict[str, str], told: str
) -> None:
    page = begin(keeper, **typed)
    assert told in words(page)
    assert all(text in page.content.decode() for text in {**TYPED, **typed}.values())


def test_a_new_one_is_given_up(keeper: Client) -> None:
    begin(keeper)
    assert "thrown away with all that was written" in words(keeper.get(url("catalogue_give_up", NEW)))
    answer = keeper.post(url("catalogue_give_up", NEW), {"seen": seen()}, follow=True)
    assert answer.status_code == 200
    assert keeping.version_draft(NEW) is None


def test_ending_says_what_becomes_of_running_dossiers(keeper: Client, world: World) -> None:
    world.received()
    asked = words(keeper.get(url("catalogue_end", CODE)))
    assert "1 running dossier goes on under the version it has, to its result." in asked
    told = words(end(keeper))
    assert "from that day" not in told
    assert "on nothing is filed under it. 1 running dossier goes on" in told
    newest = queries.versions_of(CODE)[0]
    assert newest.in_force_to == local_day(now()) + timedelta(days=1)


def test_the_end_is_taken_back(keeper: Client) -> None:
    end(keeper)
    answer = keeper.post(url("catalogue_take_end_back", CODE), follow=True)
    assert "The end is taken back: the procedure stays in force." in words(answer)
    assert queries.versions_of(CODE)[0].in_force_to is None


def test_what_has_ended_is_told_so(keeper: Client) -> None:
    page = words(end(keeper, 0))
    assert "The procedure has ended: from" in page
    assert "Take the end back" not in page
    answer = keeper.post(url("catalogue_take_end_back", CODE), follow=True)
    assert "To bring it back, publish a working copy of it." in words(answer)


@pytest.mark.parametrize(
    ("day", "told"), [("", "Write the first day"), ("01/01/2020", "Choose today or a later")]
)
def test_a_day_that_is_none_is_told(keeper: Client, day: str, told: str) -> None:
    assert told in words(keeper.post(url("catalogue_end", CODE), {"ends": day}))


def test_what_ended_is_found_by_its_code_alone(keeper: Client) -> None:
    end(keeper, 0)
    assert "No procedure in force matches" in words(keeper.get(url("catalogue"), {"q": "khai sinh"}))
    assert BIRTH.name in words(keeper.get(url("catalogue"), {"q": CODE}))


@pytest.mark.parametrize("who", ["receptionist", "specialist", "leader", "head", "clerk", "inspector"])
def test_others_may_not_enter(world: World, who: str) -> None:
    client = client_of(world, getattr(world, who))
    for address in (url("catalogue_new"), url("catalogue_end", CODE), url("catalogue_copy_preview", CODE)):
        assert client.get(address).status_code == 403
    for address in (url("catalogue_new"), url("catalogue_end", CODE), url("catalogue_take_end_back", CODE)):
        assert client.post(address, {**TYPED, "ends": "01/01/2030"}).status_code == 403
    assert keeping.version_draft(NEW) is None


@pytest.mark.parametrize("name", ["end", "procedure"])
def test_pages_take_few_queries(keeper: Client, queries_at_most: Any, name: str) -> None:
    with queries_at_most(14):
        keeper.get(url(f"catalogue_{name}", CODE))
