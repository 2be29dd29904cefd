"""The list of staff: who sees it, what may be done there, and each refusal in words."""

import re
from datetime import timedelta
from typing import Any

import pytest
from tests.desk.office_world import client_of, url, words
from tests.world import World, wear

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.staff.actions import appoint_stand_in, close_account
from motcua.staff.models import Post, StandIn
from motcua.staff.queries import account_named
from motcua.staff.rules import Hat, RoleCode

OTHERS = ["receptionist", "guide", "specialist", "leader", "clerk", "inspector", "neighbour"]


def day_after(days: int) -> str:
    return f"{local_day(now()) + timedelta(days=days):%d/%m/%Y}"


def new_officer(world: World, **changes: Any) -> dict[str, Any]:
    usual = {
        "name": "Đỗ Ứng Ước",
        "username": "uoc",
        "password": "",
        "unit": str(world.ward.pk),
        "role": "clerk",
        "valid_from": day_after(0),
        "valid_to": "",
    }
    return usual | changes


def pages(world: World, of: Hat) -> list[str]:
    """Every page of the staff about one officer."""
    about = [url(name, of.account) for name in ("officer", "give_post", "reset_password", "account_state")]
    return about + [url(name, of.post) for name in ("end_post", "stand_in")]


@pytest.mark.parametrize("name", ["head", "administrator"])
def test_those_who_keep_the_staff_see_every_page(world: World, name: str) -> None:
    client = client_of(world, getattr(world, name))
    for page in [url("staff"), url("staff_new"), *pages(world, world.clerk)]:
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("name", OTHERS)
def test_the_others_see_none_of_them(world: World, name: str) -> None:
    client = client_of(world, getattr(world, name))
    for page in [url("staff"), url("staff_new"), *pages(world, world.clerk)]:
        assert client.get(page).status_code == 403


def test_the_neighbours_staff_is_not_found(world: World) -> None:
    client = client_of(world, world.head)
    assert "Sùng Thị Mỷ" not in words(client.get(url("staff")))
    for page in pages(world, world.neighbour):
        assert client.get(page).status_code == 404
        assert client.post(page, {}).status_code == 404


def test_the_list_names_the_posts_of_the_ward(world: World) -> None:
    page = words(client_of(world, world.head).get(url("staff")))
    assert "Nguyễn Thị Hồng Vân chuyenvien Specialist Phường Minh Xuân all 01/07/2025" in page
    assert "10 posts" in page


def test_the_list_is_searched(world: World) -> None:
    client = client_of(world, world.head)
    found = words(client.get(url("staff"), {"q": "hong van"}))
    assert "Nguyễn Thị Hồng Vân" in found
    assert "Lý Mùi Pham" not in found
    assert "No post matches." in words(client.get(url("staff"), {"q": "nobody"}))
    assert "Nobody has left" in words(client.get(url("staff"), {"show": "ended"}))


@pytest.mark.parametrize("asked", [{"page": "-1"}, {"page": "x"}, {"page": "9" * 30}, {"role": "emperor"}])
def test_nonsense_in_the_address_does_no_harm(world: World, asked: dict[str, str]) -> None:
    assert client_of(world, world.head).get(url("staff"), asked).status_code == 200


def test_a_long_list_has_a_next_page(world: World) -> None:
    for number in range(50):
        wear(world.ward, f"can-bo-{number}", f"Cán Bộ {number:02}", RoleCode.GUIDE)
    client = client_of(world, world.head)
    assert "page=2" in client.get(url("staff")).content.decode()
    assert "page=1" in client.get(url("staff"), {"page": 2}).content.decode()


def test_an_officer_is_taken_on_and_the_password_shown_once(world: World) -> None:
    client = client_of(world, world.head)
    answer = client.post(url("staff_new"), new_officer(world))
    assert "Write it down now" in words(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    shown = re.search(r"(?<![\w-])[a-z2-9]{4}(-[a-z2-9]{4}){3}(?![\w-])", answer.content.decode())
    account = account_named("uoc")
    assert account
    assert shown
    assert account.check_password(shown.group())
    assert shown.group() not in client.get(url("officer", account.pk)).content.decode()


def test_a_password_that_was_typed_is_not_shown(world: World) -> None:
    client = client_of(world, world.head)
    answer = client.post(url("staff_new"), new_officer(world, password="mật khẩu của Ước"))
    assert answer.status_code == 302
    account = account_named("uoc")
    assert account
    assert account.check_password("mật khẩu của Ước")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"username": "vanthu"}, "Another account has this user name."),
        ({"username": "Ước"}, "A user name has 2 to 60 plain letters"),
        ({"password": "ngắn"}, "too short"),
        ({"name": ""}, "Fill this in."),
        ({"role": ""}, "Fill this in."),
        ({"role": "emperor"}, "Select a valid choice"),
        ({"valid_from": "31/02/2026"}, "Write an existing day"),
        ({"valid_to": "01/01/2020"}, "A post cannot end before it begins."),
    ],
)
def test_what_was_typed_wrong_is_said_and_nothing_lost(
    world: World, changes: dict[str, str], said: str
) -> None:
    answer = client_of(world, world.head).post(url("staff_new"), new_officer(world, **changes))
    assert said in words(answer)
    assert 'value="uoc"' in answer.content.decode() or "username" in changes
    assert account_named("uoc") is None


def test_a_unit_elsewhere_cannot_be_chosen(world: World) -> None:
    elsewhere = new_officer(world, unit=str(world.neighbour_ward.pk))
    assert "Select a valid choice" in words(client_of(world, world.head).post(url("staff_new"), elsewhere))


def test_one_field_with_two_keys_is_one_choice(world: World) -> None:
    client = client_of(world, world.head)
    client.post(url("staff_new"), new_officer(world, fields_of_work=["Hộ tịch"]))
    assert Post.objects.get(account__username="uoc").fields == ["G15-TP07"]
    assert "Hộ tịch" in words(client.get(url("staff"), {"q": "uoc"}))


def test_another_post_is_given_and_refused_twice(world: World) -> None:
    client = client_of(world, world.head)
    typed = {"unit": str(world.ward.pk), "role": "guide", "valid_from": day_after(0)}
    page = url("give_post", world.clerk.account)
    assert "The post is given." in words(client.post(page, typed, follow=True))
    assert "This officer already has this post" in words(client.post(page, typed))


def test_nobody_is_offered_a_post_for_oneself(world: World) -> None:
    client = client_of(world, world.head)
    page = client.get(url("officer", world.head.account))
    assert "Nobody gives a post to themselves." in words(page)
    assert url("give_post", world.head.account) not in page.content.decode()
    typed = {"unit": str(world.ward.pk), "role": "leader", "valid_from": day_after(0)}
    assert "Nobody gives a post to themselves." in words(
        client.post(url("give_post", world.head.account), typed)
    )


def test_a_post_is_ended(world: World) -> None:
    client = client_of(world, world.head)
    answer = client.post(url("end_post", world.clerk.post), {"last_day": day_after(3)}, follow=True)
    assert "The last day is set." in words(answer)
    assert f"From 01/07/2025 to {day_after(3)}" in words(answer)


def test_ones_own_worn_post_is_not_ended(world: World) -> None:
    client = client_of(world, world.head)
    answer = client.post(url("end_post", world.head.post), {"last_day": day_after(3)})
    assert "This is the post you are wearing." in words(answer)


def test_ending_a_post_warns_of_open_dossiers(world: World) -> None:
    from motcua.dossiers.rules import Status

    world.dossier_at(Status.IN_PROCESS)
    client = client_of(world, world.head)
    for page in (url("end_post", world.specialist.post), url("account_state", world.specialist.account)):
        assert "1 open dossier still lies with this officer." in words(client.get(page))


def test_a_stand_in_is_appointed_seen_and_ended(world: World) -> None:
    client = client_of(world, world.head)
    typed = {"colleague": str(world.clerk.account), "reason": "Nghỉ phép"}
    days = {"first_day": day_after(0), "last_day": day_after(3)}
    answer = client.post(url("stand_in", world.leader.post), typed | days, follow=True)
    assert f"Lý Mùi Pham stands in from {day_after(0)} to {day_after(3)}" in words(answer)
    assert f"Lý Mùi Pham up to {day_after(3)}" in words(client.get(url("staff"), {"q": "lanhdao"}))
    ended = client.post(url("end_stand_in", StandIn.objects.get().pk), follow=True)
    assert "The standing in is ended." in words(ended)


def test_the_neighbour_and_the_holder_are_no_choice(world: World) -> None:
    client = client_of(world, world.head)
    for hat in (world.neighbour, world.leader):
        typed = {"colleague": str(hat.account), "reason": "x", "first_day": "1", "last_day": "2"}
        answer = client.post(url("stand_in", world.leader.post), typed)
        assert "Select a valid choice" in words(answer)


def test_the_neighbours_stand_in_is_not_ended_from_here(world: World) -> None:
    second = wear(world.neighbour_ward, "hangxom2", "Lò Thị Lạ", RoleCode.GUIDE)
    stand_in = appoint_stand_in(
        post=Post.objects.select_related("unit").get(pk=world.neighbour.post),
        account=world.account(second),
        first_day=world.at.date(),
        last_day=world.at.date(),
        reason="Ốm",
        by=System(),
        at=world.at,
    )
    assert client_of(world, world.head).post(url("end_stand_in", stand_in.pk)).status_code == 404
    stand_in.refresh_from_db()
    assert stand_in.ended_at is None


def test_a_new_password_is_made_and_shown(world: World) -> None:
    answer = client_of(world, world.head).post(url("reset_password", world.clerk.account), {"password": ""})
    shown = re.search(r"(?<![\w-])[a-z2-9]{4}(-[a-z2-9]{4}){3}(?![\w-])", answer.content.decode())
    assert shown
    assert world.account(world.clerk).check_password(shown.group())


def test_an_account_is_closed_and_opened_again(world: World) -> None:
    client = client_of(world, world.head)
    page = url("account_state", world.clerk.account)
    assert "Close the account of Lý Mùi Pham?" in words(client.get(page))
    assert "The account is closed." in words(client.post(page, follow=True))
    assert "Open the account of Lý Mùi Pham again?" in words(client.get(page))
    assert "The account is open again." in words(client.post(page, follow=True))


def test_a_closed_account_stands_among_those_who_left(world: World) -> None:
    close_account(account=world.account(world.clerk), by=world.head, at=world.at)
    page = words(client_of(world, world.head).get(url("staff"), {"show": "ended"}))
    assert "Lý Mùi Pham account closed" in page


def test_ones_own_account_is_not_closed(world: World) -> None:
    client = client_of(world, world.head)
    assert "This is your own account." in words(client.get(url("officer", world.head.account)))
    assert "This is your own account." in words(client.post(url("account_state", world.head.account)))


def test_everybody_reads_what_each_role_may_do(world: World) -> None:
    for hat in (world.guide, world.inspector, world.head):
        page = words(client_of(world, hat).get(url("roles")))
        assert "Helps people at the door to prepare and file" in page
        assert "Accept a dossier and promise its date. no no no yes no no no yes no no" in page


@pytest.mark.parametrize("path", ["staff", "staff_new", "roles"])
def test_the_pages_take_few_queries(world: World, queries_at_most: Any, path: str) -> None:
    client = client_of(world, world.head)
    with queries_at_most(12):
        client.get(url(path))


def test_the_page_of_an_officer_takes_few_queries(world: World, queries_at_most: Any) -> None:
    client = client_of(world, world.head)
    with queries_at_most(14):
        client.get(url("officer", world.clerk.account))
