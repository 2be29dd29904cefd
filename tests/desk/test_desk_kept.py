"""A session ends in the middle of a form: what was typed comes back to the same officer, to nobody else."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.desk.office_world import PASSWORD, url, with_password, words
from tests.world import World

from motcua.staff.kept import owner_mark
from motcua.staff.queries import account_named
from motcua.staff.rules import Hat

TYPED = {
    "name": "Đỗ Ứng Ước",
    "username": "uoc",
    "password": "mật khẩu của Ước",
    "role": "clerk",
    "title": "Văn thư Đảng ủy",
    "fields_of_work": ["Hộ tịch", "Đất đai"],
    "valid_from": "01/12/2026",
    "valid_to": "",
}


@pytest.fixture
def pc(world: World) -> Client:
    """The browser of a counter: the head's session has ended, the page is still open."""
    cache.clear()
    with_password(world, world.head)
    with_password(world, world.administrator)
    return Client(headers={"accept-language": "en"})


def send(pc: Client, world: World, hat: Hat | None = None, **more: Any) -> Any:
    marks = {"form_owner": owner_mark((hat or world.head).account), "form_page": url("staff_new")}
    return pc.post(url("staff_new"), {**TYPED, "unit": str(world.ward.pk), **marks, **more})


def sign_in(pc: Client, name: str, to: str) -> Any:
    page = pc.get(to)
    assert page.status_code == 200
    typed = {"login": name, "password": PASSWORD, "next": url("staff_new")}
    answer = pc.post("/accounts/login/", typed)
    pc.cookies["django_language"] = "en"
    return pc.get(answer.headers["Location"])


def test_everything_typed_is_back_after_signing_in(pc: Client, world: World) -> None:
    sent = send(pc, world)
    assert sent.headers["Location"] == "/accounts/login/?next=/desk/staff/new/"
    page = sign_in(pc, "giamdoc", sent.headers["Location"])
    assert "What you had typed was kept. Check it, then send it again." in words(page)
    form = page.context["form"]
    shown = {name: form[name].value() for name in TYPED}
    assert shown == TYPED | {"password": ""} | {"password": form["password"].value()}
    text = page.content.decode()
    assert 'value="Đỗ Ứng Ước"' in text
    assert 'value="01/12/2026"' in text
    assert text.count("checked") == 3


def test_the_sign_in_page_says_that_nothing_is_lost(pc: Client, world: World) -> None:
    said = "What you typed is kept: sign in with the same account to go on."
    assert said not in words(pc.get("/accounts/login/"))
    sent = send(pc, world)
    assert said in words(pc.get(sent.headers["Location"]))


def test_nothing_was_done_meanwhile(pc: Client, world: World) -> None:
    send(pc, world)
    assert account_named("uoc") is None


def test_the_password_typed_is_nowhere(pc: Client, world: World) -> None:
    sent = send(pc, world)
    assert TYPED["password"] not in str(dict(pc.session))
    assert TYPED["password"] not in sign_in(pc, "giamdoc", sent.headers["Location"]).content.decode()


def test_the_form_can_then_be_sent(pc: Client, world: World) -> None:
    sign_in(pc, "giamdoc", send(pc, world).headers["Location"])
    send(pc, world)
    assert account_named("uoc")


def test_another_officer_at_this_pc_sees_nothing(pc: Client, world: World) -> None:
    page = sign_in(pc, "quantri", send(pc, world).headers["Location"])
    assert page.status_code == 200
    assert "Đỗ Ứng Ước" not in page.content.decode()
    assert "was kept" not in words(page)


def test_and_it_is_gone_for_good(pc: Client, world: World) -> None:
    sign_in(pc, "quantri", send(pc, world).headers["Location"])
    pc.post("/accounts/logout/")
    page = sign_in(pc, "giamdoc", "/accounts/login/")
    assert "Đỗ Ứng Ước" not in page.content.decode()


def test_it_is_offered_once(pc: Client, world: World) -> None:
    sign_in(pc, "giamdoc", send(pc, world).headers["Location"])
    assert "Đỗ Ứng Ước" not in pc.get(url("staff_new")).content.decode()


def test_a_wrong_password_in_between_loses_nothing(pc: Client, world: World) -> None:
    sent = send(pc, world)
    pc.post("/accounts/login/", {"login": "giamdoc", "password": "sai", "next": url("staff_new")})
    assert "Đỗ Ứng Ước" in sign_in(pc, "giamdoc", sent.headers["Location"]).content.decode()


def test_a_choice_among_posts_in_between_loses_nothing(pc: Client, world: World) -> None:
    from tests.world import FIRST_DAY

    from motcua.kernel.actor import System
    from motcua.staff.actions import give_post
    from motcua.staff.rules import RoleCode

    where: Any = {"unit": world.ward.pk, "unit_path": world.ward.path, "role": RoleCode.LEADER}
    give_post(account=world.account(world.head), **where, valid_from=FIRST_DAY, by=System(), at=world.at)
    page = sign_in(pc, "giamdoc", send(pc, world).headers["Location"])
    assert "In which post do you work now?" in words(page)
    chosen = pc.post(url("hats"), {"post": str(world.head.post), "next": url("staff_new")}, follow=True)
    assert "Đỗ Ứng Ước" in chosen.content.decode()


@pytest.fixture
def strict(world: World) -> Client:
    """A browser whose token is looked at, as in real life."""
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    client.force_login(world.account(world.head))
    return client


def test_a_form_of_an_earlier_session_comes_back_too(strict: Client, world: World) -> None:
    answer = send(strict, world)
    assert (answer.status_code, answer.headers["Location"]) == (303, url("staff_new"))
    assert account_named("uoc") is None
    assert "Đỗ Ứng Ước" in strict.get(url("staff_new")).content.decode()


def test_a_form_of_another_officers_session_does_not(strict: Client, world: World) -> None:
    answer = send(strict, world, world.administrator)
    assert answer.status_code == 403
    assert "Đỗ Ứng Ước" not in strict.get(url("staff_new")).content.decode()


def test_a_forged_form_is_refused(strict: Client, world: World) -> None:
    assert send(strict, world, form_owner="forged").status_code == 403
