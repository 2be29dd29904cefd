"""A whole village behind one address is served; guessing is stopped; and neither is told anything by it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from allauth.core.internal.ratelimit import get_ip
from django.db import connection
from django.test import Client
from tests.citizen.conftest import AtMost
from tests.world import World, make_world

PHONE = "0912 345 678"
MANY = 12


@pytest.fixture
def lasting_world(transactional_db: None) -> World:
    """A world that other threads and connections see."""
    return make_world()


def at_once(number: int, work: Callable[[Client, int], int]) -> list[int]:
    """The answers to so many people, each with a browser of their own, all from this one address."""

    def one(person: int) -> int:
        try:
            return work(Client(), person)
        finally:
            connection.close()

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(one, range(number)))


def asked(client: Client, code: str | None, phone: str) -> int:
    return client.post("/track/", {"code": code, "phone": phone, "k": ""}).status_code


def test_a_village_behind_one_address_begins_at_once(lasting_world: World, at_most: AtMost) -> None:
    at_most("draft_begin", 40)
    wanted = {"version": str(lasting_world.birth.pk), "unit": str(lasting_world.ward.pk)}

    def begins(client: Client, _person: int) -> int:
        return client.post("/file/start/", wanted).status_code

    assert at_once(40, begins) == [302] * 40
    assert begins(Client(), 41) == 429


def test_a_village_behind_one_address_looks_after_its_dossiers(lasting_world: World, at_most: AtMost) -> None:
    at_most("track", 1)
    dossiers = [lasting_world.received() for _one in range(4)]

    def looks(client: Client, person: int) -> int:
        dossier = dossiers[person % 4]
        by_slip = client.get(f"/track/{dossier.code}/", {"k": dossier.track_key}).status_code
        return by_slip if asked(client, dossier.code, PHONE) == 302 else 0

    assert at_once(40, looks) == [200] * 40


def test_guessing_at_one_code_is_stopped_for_many_at_once_too(lasting_world: World, at_most: AtMost) -> None:
    at_most("track_code", 10)
    code = lasting_world.received().code
    told = at_once(60, lambda client, person: asked(client, code, f"09876543{person:02}"))
    # What is on its way while the last one is counted is still answered, and no more than that.
    assert 10 <= told.count(404) < 10 + MANY
    assert set(told) == {404, 429}
    assert asked(Client(), code, PHONE) == 429


def test_one_phone_tried_with_code_after_code_is_stopped(
    world: World, client: Client, at_most: AtMost
) -> None:
    at_most("track_phone", 3)
    for number in range(3):
        assert asked(client, f"H60.101-261123-{number:04}", "+84 912 345 678") == 404
    dossier = world.received()
    assert asked(client, dossier.code, PHONE) == 429
    assert client.get(f"/track/{dossier.code}/", {"k": dossier.track_key}).status_code == 200


def test_only_wrong_guesses_count(world: World, client: Client, at_most: AtMost) -> None:
    for name in ("track", "track_code", "track_phone"):
        at_most(name, 1)
    dossier = world.received()
    assert [asked(client, dossier.code, PHONE) for _time in range(5)] == [302] * 5


def test_beyond_the_limit_right_and_wrong_are_told_the_same(
    world: World, client: Client, at_most: AtMost
) -> None:
    at_most("track", 1)
    dossier = world.received()
    asked(client, "H60.101-261123-9999", "0987654321")
    given: list[dict[str, Any]] = [
        {"code": dossier.code, "phone": PHONE},
        {"code": dossier.code, "phone": "0900000000"},
    ]
    pages = [client.post("/track/", one).content.decode().replace(one["phone"], "") for one in given]
    tokens = [page.split('csrfmiddlewaretoken" value="')[1:] for page in pages]
    plain = []
    for page, found in zip(pages, tokens, strict=True):
        for one in found:
            page = page.replace(one.split('"')[0], "")
        plain.append(page)
    assert plain[0] == plain[1]


def test_behind_a_proxy_each_person_has_an_address_of_their_own(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    asked = [rf.get("/", headers={"x-forwarded-for": f"spoofed, 10.0.0.{last}"}) for last in (1, 2)]
    assert [get_ip(one) for one in asked] == ["10.0.0.1", "10.0.0.2"]
