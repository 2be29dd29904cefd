"""Signing in and out, in the officer's language; the doors that stay shut; too many attempts."""

import re
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from tests.desk.office_world import PASSWORD, client_of, url, with_password, words
from tests.world import World

from motcua.journal.queries import last_fact
from motcua.staff.actions import close_account, set_password
from motcua.staff.middleware import WORN

LOGIN = "/accounts/login/"
CLOSED = (
    "signup/",
    "email/",
    "confirm-email/",
    "confirm-email/abc/",
    "login/code/confirm/",
    "password/set/",
    "password/reset/",
    "password/reset/done/",
    "password/reset/key/1-abc/",
    "password/reset/key/done/",
)


@pytest.fixture(autouse=True)
def _no_earlier_attempts(db: None) -> None:
    cache.clear()


def sign_in(name: str, password: str = PASSWORD, client: Client | None = None, next: str = "") -> Any:
    client = client or Client(headers={"accept-language": "en"})
    return client.post(LOGIN, {"login": name, "password": password, "next": next})


def test_an_officer_signs_in_and_is_at_work(world: World) -> None:
    with_password(world, world.clerk)
    answer = sign_in("vanthu")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/")


@pytest.mark.parametrize("typed", ["VanThu", " vanthu "])
def test_capitals_and_spaces_in_the_user_name_do_not_matter(world: World, typed: str) -> None:
    with_password(world, world.clerk)
    assert sign_in(typed).status_code == 302


def test_the_pages_come_in_the_language_of_the_account(world: World) -> None:
    account = with_password(world, world.clerk)
    for language in ("vi", "en"):
        account.language = language
        account.save()
        assert sign_in("vanthu").cookies["django_language"].value == language


def test_a_wrong_password_and_an_unknown_name_are_told_alike(world: World) -> None:
    with_password(world, world.clerk)
    for name in ("vanthu", "nobody"):
        assert "The user name or the password is wrong." in words(sign_in(name, "sai mật khẩu"))


def test_the_sentences_are_vietnamese_too(world: World) -> None:
    said = words(sign_in("nobody", "x", Client(headers={"accept-language": "vi"})))
    assert "Tên đăng nhập hoặc mật khẩu không đúng." in said


def test_a_closed_account_is_told_so_with_the_right_password_only(world: World) -> None:
    close_account(account=with_password(world, world.clerk), by=world.head, at=world.at)
    assert "is wrong" in words(sign_in("vanthu", "sai mật khẩu"))
    answer = sign_in("vanthu")
    assert answer.headers["Location"] == reverse("account_inactive")
    assert "This account is closed" in words(
        Client(headers={"accept-language": "en"}).get("/accounts/inactive/")
    )


def test_a_closed_account_is_out_at_once(world: World) -> None:
    client = client_of(world, world.clerk)
    close_account(account=world.account(world.clerk), by=world.head, at=world.at)
    assert client.get(url("hats")).headers["Location"].startswith(LOGIN)


def test_five_wrong_passwords_bar_the_name_for_a_while(world: World) -> None:
    with_password(world, world.clerk)
    for _time in range(5):
        sign_in("vanthu", "sai mật khẩu")
    assert "Too many wrong attempts." in words(sign_in("vanthu"))
    with_password(world, world.leader)
    assert sign_in("lanhdao").status_code == 302


def test_a_flood_from_one_place_is_stopped_with_a_page() -> None:
    client = Client(headers={"accept-language": "en"})
    answers = [client.post(LOGIN, {}) for _time in range(121)]
    assert [answer.status_code for answer in answers[-2:]] == [200, 429]
    assert "Signing in was tried too often from here." in words(answers[-1])


@pytest.mark.parametrize("path", CLOSED)
def test_the_other_doors_stay_shut(world: World, path: str) -> None:
    for client in (Client(), client_of(world, world.clerk)):
        assert client.get(f"/accounts/{path}").status_code == 404


def test_nobody_signs_up(world: World, django_user_model: Any) -> None:
    before = django_user_model.objects.count()
    Client().post("/accounts/signup/", {"username": "ke.la", "password1": PASSWORD})
    assert django_user_model.objects.count() == before


def test_signing_out(world: World) -> None:
    client = client_of(world, world.clerk)
    assert "Sign out?" in words(client.get("/accounts/logout/"))
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session


def test_an_officer_chooses_another_password(world: World) -> None:
    account = with_password(world, world.clerk)
    client = client_of(world, world.clerk)
    typed = {"oldpassword": PASSWORD, "password1": "một câu khác hẳn", "password2": "một câu khác hẳn"}
    client.post("/accounts/password/change/", typed)
    account.refresh_from_db()
    assert account.check_password("một câu khác hẳn")
    fact = last_fact(account.pk)
    assert fact
    assert (fact.kind, fact.by_account) == ("account.password_chosen", account.pk)


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("sai", "một câu khác hẳn", "một câu khác hẳn", "not your present password"),
        (PASSWORD, "ngắn", "ngắn", "too short"),
        (PASSWORD, "password1234", "password1234", "Many people use"),
        (PASSWORD, "một câu khác hẳn", "một câu khác", "same password each time"),
    ],
)
def test_a_password_that_does_not_do_is_refused(
    world: World, old: str, new: str, again: str, said: str
) -> None:
    with_password(world, world.clerk)
    typed = {"oldpassword": old, "password1": new, "password2": again}
    assert said in words(client_of(world, world.clerk).post("/accounts/password/change/", typed))


def test_a_password_from_somebody_else_is_worth_a_word(world: World) -> None:
    account = world.account(world.clerk)
    set_password(account=account, password=PASSWORD, by=world.head, at=world.at)
    client = Client(headers={"accept-language": "en"})
    sign_in("vanthu", client=client)
    told = [str(message) for message in client.get(url("hats")).context["messages"]]
    assert told == [
        "Có người khác biết mật khẩu này. Hãy tự đặt mật khẩu riêng trong mục “Vị trí, tài khoản”."
    ]


def with_app(world: World) -> Any:
    """The clerk with a second step: the account and the secret of the app."""
    account = with_password(world, world.clerk)
    TOTP.activate(account, "JBSWY3DPEHPK3PXP")
    return account


def test_the_second_step_asks_for_a_code(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with_app(world)
    client = Client(headers={"accept-language": "en"})
    answer = sign_in("vanthu", client=client)
    assert answer.headers["Location"] == reverse("mfa_authenticate")
    assert "Second step" in words(client.get("/accounts/2fa/authenticate/"))
    wrong = client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert "This code is not right." in words(wrong)
    assert "_auth_user_id" not in client.session
    monkeypatch.setattr(TOTP, "validate_code", lambda _self, code: code == "123456")
    client.post("/accounts/2fa/authenticate/", {"code": "123456"})
    assert client.session["_auth_user_id"]


def test_a_recovery_code_lets_in_once(world: World) -> None:
    account = with_app(world)
    codes = RecoveryCodes.activate(account).get_unused_codes()
    for expected in (True, False):
        client = Client()
        sign_in("vanthu", client=client)
        client.post("/accounts/2fa/authenticate/", {"code": codes[0]})
        assert ("_auth_user_id" in client.session) is expected


def freshly_in(world: World, name: str = "vanthu") -> Client:
    """Signed in and asked again for the password, as pages that change the signing in demand."""
    client = Client(headers={"accept-language": "en"})
    sign_in(name, client=client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_switching_the_second_step_on_and_off(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    account = with_password(world, world.clerk)
    client = freshly_in(world)
    assert client.get("/accounts/2fa/").status_code == 200
    page = client.get("/accounts/2fa/totp/activate/").content.decode()
    assert re.search(r">[A-Z2-7]{16,}<", page)
    monkeypatch.setattr("allauth.mfa.totp.forms.auth.validate_totp_code", lambda _secret, _code: True)
    on = client.post("/accounts/2fa/totp/activate/", {"code": "123456"})
    assert on.headers["Location"] == reverse("mfa_view_recovery_codes")
    codes = re.findall(r"<li>([0-9]{8})</li>", client.get("/accounts/2fa/recovery-codes/").content.decode())
    assert len(codes) == 10
    client.post("/accounts/2fa/recovery-codes/generate/")
    assert codes[0] not in client.get("/accounts/2fa/recovery-codes/").content.decode()
    client.post("/accounts/2fa/totp/deactivate/")
    assert not Authenticator.objects.filter(user=account).exists()


@pytest.mark.parametrize(
    "path", ["2fa/totp/activate/", "2fa/recovery-codes/generate/", "2fa/totp/deactivate/"]
)
def test_changing_the_second_step_asks_again_who_it_is(world: World, path: str) -> None:
    with_password(world, world.clerk)
    if path != "2fa/totp/activate/":
        with_app(world)
    answer = client_of(world, world.clerk).get(f"/accounts/{path}")
    assert "reauthenticate" in answer.headers["Location"]


def test_who_has_nothing_to_show_is_told_whom_to_ask(world: World) -> None:
    account = world.account(world.clerk)
    account.set_unusable_password()
    account.save()
    answer = client_of(world, world.clerk).get("/accounts/reauthenticate/")
    assert answer.status_code == 403
    assert "Ask your administrator for a password." in words(answer)


def test_the_pages_of_asking_again_are_ours(world: World) -> None:
    with_password(world, world.clerk)
    client = client_of(world, world.clerk)
    assert "Is it you?" in words(client.get("/accounts/reauthenticate/"))
    wrong = client.post("/accounts/reauthenticate/", {"password": "sai"})
    assert "This is not your password." in words(wrong)
    TOTP.activate(world.account(world.clerk), "JBSWY3DPEHPK3PXP")
    page = words(client.get("/accounts/2fa/reauthenticate/"))
    assert "Use your password instead" in page
    assert "Use a code from your app instead" in words(client.get("/accounts/reauthenticate/"))


def test_secrets_are_labelled_with_the_name_of_the_program(world: World) -> None:
    assert "issuer=Motcua" in get_adapter().build_totp_url(world.account(world.clerk), "SECRET")


def test_an_account_without_a_post_is_told_what_to_do(world: World, django_user_model: Any) -> None:
    idle = django_user_model.objects.create(username="moi", name="Lê Văn Mới", created_at=world.at)
    client = Client(headers={"accept-language": "en"})
    client.force_login(idle)
    answer = client.get(url("hats"))
    assert answer.status_code == 403
    assert "Your account has no post today" in words(answer)
    assert "Sign out" in words(answer)


def test_the_choice_of_a_post_ends_with_the_session(world: World) -> None:
    client = client_of(world, world.clerk)
    client.post(url("hats"), {"post": str(world.clerk.post)})
    assert client.session[WORN] == str(world.clerk.post)
    client.post("/accounts/logout/")
    assert WORN not in client.session
