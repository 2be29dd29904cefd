"""Who may enter a page, and where the others are sent."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from tests.world import World

from motcua.staff.entrance import needs, public, signed_in
from motcua.staff.middleware import HatMiddleware, wear
from motcua.staff.rules import Hat, Permission


@signed_in
def a_page(request: Any) -> HttpResponse:
    """For everybody with a post."""
    return HttpResponse(request.hat.name)


@needs(Permission.MANAGE_STAFF)
def an_office(request: Any) -> HttpResponse:
    """For those who keep the staff."""
    return HttpResponse("office")


@public
def a_street(request: HttpRequest) -> HttpResponse:
    return HttpResponse("street")


def ask(view: Any, user: Any = None, method: str = "GET", post: Any = None, **headers: str) -> Any:
    request = RequestFactory().generic(method, "/desk/page/?list=mine", headers=headers)
    request.user = user or AnonymousUser()
    request.session = SessionStore()
    if post:
        wear(request, post)
    entered: list[Any] = []
    HatMiddleware(lambda asked: entered.append(view(asked)) or HttpResponse())(request)
    return entered[0]


def test_every_view_says_who_may_enter() -> None:
    said = [getattr(view, "entrance", None) for view in (a_page, an_office, a_street)]
    assert said == ["signed_in", "manage_staff", "public"]


def test_a_view_keeps_its_name_and_words() -> None:
    assert (a_page.__name__, a_page.__doc__) == ("a_page", "For everybody with a post.")


def test_anybody_walks_the_street() -> None:
    assert ask(a_street).content == b"street"


def test_an_officer_enters(world: World) -> None:
    assert ask(a_page, world.account(world.clerk)).content.decode() == "Lý Mùi Pham"


def test_a_stranger_is_sent_to_sign_in_and_comes_back() -> None:
    sent = ask(a_page)
    assert sent.status_code == 302
    assert sent.url == "/accounts/login/?next=/desk/page/%3Flist%3Dmine"


def test_a_part_of_a_page_sends_the_whole_page_to_sign_in() -> None:
    shown = {"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/dossiers/1/?x=2"}
    sent = ask(a_page, **shown)
    assert (sent.status_code, sent.headers["HX-Redirect"]) == (204, "/accounts/login/?next=/desk/dossiers/1/")


def test_a_foreign_page_is_not_come_back_to() -> None:
    shown = {"HX-Request": "true", "HX-Current-URL": "https://elsewhere.example/x"}
    assert ask(a_page, **shown).headers["HX-Redirect"] == "/accounts/login/?next=/"


@pytest.mark.parametrize("name", ["head", "administrator"])
def test_those_with_the_permission_enter(world: World, name: str) -> None:
    assert ask(an_office, world.account(getattr(world, name))).content == b"office"


@pytest.mark.parametrize("name", ["receptionist", "guide", "specialist", "leader", "clerk", "inspector"])
def test_those_without_it_do_not(world: World, name: str) -> None:
    with pytest.raises(PermissionDenied):
        ask(an_office, world.account(getattr(world, name)))


def test_without_a_post_nobody_enters_and_is_told_why(world: World, django_user_model: Any) -> None:
    idle = django_user_model.objects.create(username="moi", name="Lê Văn Mới", created_at=world.at)
    with pytest.raises(PermissionDenied) as denied:
        ask(a_page, idle)
    assert str(denied.value).startswith("Hôm nay tài khoản của bạn không có vị trí công tác nào")


def test_the_worn_post_counts(world: World) -> None:
    from tests.world import FIRST_DAY

    from motcua.kernel.actor import System
    from motcua.staff.actions import give_post
    from motcua.staff.rules import RoleCode

    account = world.account(world.clerk)
    where: Any = {"unit": world.ward.pk, "unit_path": world.ward.path, "role": RoleCode.HEAD_OF_CENTRE}
    second = give_post(account=account, **where, valid_from=FIRST_DAY, by=System(), at=world.at)
    with pytest.raises(PermissionDenied):
        ask(an_office, account, post=world.clerk.post)
    assert ask(an_office, account, post=second.pk).content == b"office"


def test_the_hat_is_looked_up_only_when_asked_for(world: World, queries_at_most: Any) -> None:
    account = world.account(world.clerk)
    with queries_at_most(0):
        ask(a_street, account)


def test_a_hat_in_a_request_is_a_hat(world: World) -> None:
    seen: list[Any] = []

    @signed_in
    def looked(request: Any) -> HttpResponse:
        seen.append(request.hat)
        return HttpResponse()

    ask(looked, world.account(world.clerk))
    assert isinstance(seen[0], Hat)
    assert seen[0].actor.account == world.clerk.account
