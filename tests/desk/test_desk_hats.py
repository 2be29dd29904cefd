"""Several posts: chosen after signing in, changed at any time, kept in the session."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.desk.office_world import PASSWORD, client_of, url, with_password, words
from tests.world import FIRST_DAY, World

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.staff.actions import appoint_stand_in, give_post
from motcua.staff.middleware import WORN
from motcua.staff.models import Post
from motcua.staff.rules import RoleCode


@pytest.fixture
def second(world: World) -> Post:
    """The clerk's other post: head of the centre."""
    cache.clear()
    return give_post(
        account=world.account(world.clerk),
        unit=world.ward.pk,
        unit_path=world.ward.path,
        role=RoleCode.HEAD_OF_CENTRE,
        valid_from=FIRST_DAY,
        by=System(),
        at=world.at,
    )


def sign_in(world: World, next: str = "") -> tuple[Client, Any]:
    with_password(world, world.clerk)
    client = Client(headers={"accept-language": "en"})
    typed = {"login": "vanthu", "password": PASSWORD, "next": next}
    return client, client.post("/accounts/login/", typed)


def test_with_one_post_there_is_nothing_to_choose(world: World) -> None:
    cache.clear()
    assert sign_in(world)[1].headers["Location"] == "/desk/"
    page = words(client_of(world, world.clerk).get(url("hats")))
    assert "In which post" not in page
    assert "Change the password" in page


def test_with_several_one_chooses_first_and_then_goes_where_one_wanted(world: World, second: Post) -> None:
    client, answer = sign_in(world, "/desk/staff/?q=x")
    assert answer.headers["Location"] == "/desk/hats/?next=%2Fdesk%2Fstaff%2F%3Fq%3Dx"
    page = client.get(answer.headers["Location"])
    assert 'value="/desk/staff/?q=x"' in page.content.decode()
    chosen = client.post(url("hats"), {"post": str(second.pk), "next": "/desk/staff/?q=x"})
    assert chosen.headers["Location"] == "/desk/staff/?q=x"
    assert client.get("/desk/staff/").status_code == 200


def test_the_choice_can_be_changed_at_any_time(world: World, second: Post) -> None:
    client = client_of(world, world.clerk)
    for post, status in ((second.pk, 200), (world.clerk.post, 403)):
        client.post(url("hats"), {"post": str(post)})
        assert client.session[WORN] == str(post)
        assert client.get(url("staff")).status_code == status


def test_the_page_names_every_post_and_the_one_worn(world: World, second: Post) -> None:
    page = words(client_of(world, world.clerk).get(url("hats")))
    assert "In which post do you work now?" in page
    assert "Clerk · Phường Minh Xuân chosen now" in page
    assert "Head of the centre · Phường Minh Xuân" in page


def test_a_stand_in_is_told_for_whom(world: World) -> None:
    day = local_day(now())
    appoint_stand_in(
        post=Post.objects.select_related("unit").get(pk=world.leader.post),
        account=world.account(world.clerk),
        first_day=day - timedelta(days=1),
        last_day=day + timedelta(days=1),
        reason="Nghỉ phép",
        by=world.head,
        at=world.at,
    )
    client = client_of(world, world.clerk)
    assert "You stand in for Trần Đức Thắng." in words(client.get(url("hats")))
    client.post(url("hats"), {"post": str(world.leader.post)})
    assert "standing in for Trần Đức Thắng" in words(client.get(url("hats")))


@pytest.mark.parametrize("post", ["", "nonsense", "leader", "neighbour"])
def test_somebody_elses_post_is_not_put_on(world: World, second: Post, post: str) -> None:
    client = client_of(world, world.clerk)
    named = getattr(world, post).post if post in {"leader", "neighbour"} else post
    answer = client.post(url("hats"), {"post": str(named)}, follow=True)
    assert "This post is not, or no longer, yours." in words(answer)
    assert WORN not in client.session


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/x"])
def test_one_is_not_led_away(world: World, second: Post, address: str) -> None:
    client = client_of(world, world.clerk)
    answer = client.post(url("hats"), {"post": str(second.pk), "next": address})
    assert answer.headers["Location"] == "/"


def test_the_language_is_chosen_for_good(world: World) -> None:
    client = client_of(world, world.clerk)
    answer = client.post(url("language"), {"language": "en"})
    assert answer.cookies["django_language"].value == "en"
    assert world.account(world.clerk).language == "en"


def test_a_language_that_is_not_here_changes_nothing(world: World) -> None:
    client = client_of(world, world.clerk)
    answer = client.post(url("language"), {"language": "fr"}, follow=True)
    assert "There is no such language here." in words(answer)
    assert world.account(world.clerk).language == "vi"


def test_strangers_sign_in_first(db: None) -> None:
    assert Client().get(url("hats")).headers["Location"].startswith("/accounts/login/")


def test_the_page_takes_few_queries(world: World, second: Post, queries_at_most: Any) -> None:
    client = client_of(world, world.clerk)
    with queries_at_most(8):
        client.get(url("hats"))
