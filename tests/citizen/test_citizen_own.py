"""A citizen signs in through an outside provider, sees what is theirs, and signs out."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from tests.citizen.fake_provider import CLIENT, SECRET, FakeProvider, new_key, running
from tests.world import World

from motcua.applicants.models import Citizen
from motcua.applicants.queries import citizen_of
from motcua.config import citizens_provider
from motcua.dossiers.rules import Status
from motcua.drafts import actions as drafts
from motcua.drafts.rules import Citizen as AsCitizen
from motcua.kernel.actor import System
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.staff.actions import give_post, open_citizen_account
from motcua.staff.models import Account
from motcua.staff.rules import RoleCode

NUMBER = "008190000123"  # of `world.person()`
WHO = {"sub": "42", "name": "Trần Thị Thử", "id_number": NUMBER, "phone_number": "0912 345 678"}


@pytest.fixture
def provider(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeProvider]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    cache.clear()
    with running(FakeProvider(claims={**WHO, "id_number_verified": True})) as fake:
        given = {"ISSUER": fake.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "VNeID thử"}
        settings.SOCIALACCOUNT_PROVIDERS = citizens_provider(
            {f"MOTCUA_OIDC_{name}": value for name, value in given.items()}
        )
        yield fake


def sign_in(client: Client, provider: FakeProvider, **form: str) -> Any:
    """To the provider and back; the last answer."""
    there = client.post("/my/in/", form)
    assert there.status_code == 302
    return client.get("/accounts/citizens/citizens/", provider.consent(there["Location"]))


@pytest.fixture(autouse=True)
def _in_english(client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"


def page(client: Client) -> str:
    return client.get("/my/").content.decode()


def account() -> Account:
    return Account.objects.get(is_citizen=True)


def test_one_signs_in_sees_ones_dossiers_and_signs_out(
    client: Client, world: World, provider: FakeProvider
) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    assert "Sign in with VNeID thử" in page(client)
    assert sign_in(client, provider)["Location"] == "/my/"
    shown = page(client)
    assert dossier.code in shown
    assert "Trần Thị Thử" in shown
    assert client.post("/my/out/")["Location"] == "/my/"
    assert dossier.code not in page(client)


def test_one_goes_on_to_the_page_of_a_dossier_without_its_code(
    client: Client, world: World, provider: FakeProvider
) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    sign_in(client, provider)
    answer = client.get(f"/my/dossiers/{dossier.pk}/")
    assert answer["Location"] == f"/track/{dossier.code}/"
    assert client.get(answer["Location"]).status_code == 200
    client.post("/my/out/")
    assert client.get(answer["Location"]).status_code != 200


def test_what_one_brought_for_somebody_is_shown_too(
    client: Client, world: World, provider: FakeProvider
) -> None:
    from motcua.applicants.rules import Filing

    child = world.person(name="Trần Văn Con", id_number="008090000321", phone="")
    dossier = world.received(
        owner=child, filing=Filing.AUTHORISED, representative=world.person(), relation="con"
    )
    sign_in(client, provider)
    assert dossier.code in page(client)


def test_drafts_are_there_to_go_on_with(client: Client, world: World, provider: FakeProvider) -> None:
    sign_in(client, provider)
    by = AsCitizen(account=account().pk)
    draft = drafts.begin(version=world.birth, unit=world.ward, by=by, at=now()).draft
    assert draft.code in page(client)


def test_the_dossiers_of_others_are_not_found(client: Client, world: World, provider: FakeProvider) -> None:
    other = world.received(owner=world.person(id_number="008090000321"))
    sign_in(client, provider)
    assert other.code not in page(client)
    assert client.get(f"/my/dossiers/{other.pk}/").status_code == 404


@pytest.mark.parametrize("vouched", [False, "true", 1, None])
def test_a_number_nobody_vouches_for_opens_nothing(
    client: Client, world: World, provider: FakeProvider, vouched: Any
) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    provider.claims["id_number_verified"] = vouched
    sign_in(client, provider)
    assert dossier.code not in page(client)
    assert "does not vouch" in page(client)
    assert client.get(f"/my/dossiers/{dossier.pk}/").status_code == 404


def test_what_is_vouched_for_no_more_is_closed_again(
    client: Client, world: World, provider: FakeProvider
) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    sign_in(client, provider)
    client.post("/my/out/")
    provider.claims["id_number_verified"] = False
    sign_in(client, provider)
    assert dossier.code not in page(client)
    assert Citizen.objects.count() == 1


@pytest.mark.parametrize("number", ["", "12", "000000000000", "123456789"])
def test_a_number_that_is_none_is_not_believed(
    client: Client, world: World, provider: FakeProvider, number: str
) -> None:
    provider.claims["id_number"] = number
    sign_in(client, provider)
    known = citizen_of(account().pk)
    assert known
    assert known.vouched_at is None


def test_every_number_is_believed_of_a_provider_that_always_vouches(
    client: Client, world: World, provider: FakeProvider, settings: Any
) -> None:
    settings.OIDC_CLAIMS = {**settings.OIDC_CLAIMS, "vouched": "always"}
    del provider.claims["id_number_verified"]
    dossier = world.dossier_at(Status.IN_PROCESS)
    sign_in(client, provider)
    assert dossier.code in page(client)


def test_nothing_told_is_kept_outside_applicants(
    client: Client, world: World, provider: FakeProvider
) -> None:
    provider.claims["email"] = "thu@example.com"
    sign_in(client, provider)
    kept = SocialAccount.objects.get()
    assert kept.extra_data == {}
    assert kept.uid != "42"
    assert not SocialToken.objects.exists()
    assert not EmailAddress.objects.exists()
    assert (account().name, account().email, account().phone) == ("Công dân", "", "")
    assert account().has_usable_password() is False


def test_the_same_person_comes_back_to_the_same_account(
    client: Client, world: World, provider: FakeProvider
) -> None:
    for _time in range(2):
        sign_in(client, provider)
        client.post("/my/out/")
    assert Account.objects.filter(is_citizen=True).count() == 1


def test_a_citizen_finds_the_desk_shut(client: Client, world: World, provider: FakeProvider) -> None:
    sign_in(client, provider)
    for address in ("/desk/", "/desk/register/", "/help/", "/desk/hats/"):
        assert client.get(address).status_code == 403


def test_a_citizens_account_is_given_no_post(world: World) -> None:
    citizen = open_citizen_account(language="vi", by=System(), at=world.at)
    where = {"unit": world.ward.pk, "unit_path": world.ward.path, "valid_from": world.at.date()}
    with pytest.raises(Refused) as refused:
        give_post(account=citizen, role=RoleCode.CLERK, **where, by=System(), at=world.at)
    assert refused.value.refusal.code == "citizens_account"


def test_an_officer_who_is_signed_in_is_not_joined(
    client: Client, world: World, provider: FakeProvider
) -> None:
    client.force_login(world.account(world.receptionist))
    answer = sign_in(client, provider)
    assert answer["Location"] == "/my/"
    assert "signed in as an officer" in page(client)
    assert not SocialAccount.objects.exists()


def test_an_identity_tied_to_an_officer_is_refused(
    client: Client, world: World, provider: FakeProvider
) -> None:
    sign_in(client, provider)
    client.post("/my/out/")
    SocialAccount.objects.update(user=world.account(world.clerk))
    sign_in(client, provider)
    assert "_auth_user_id" not in client.session
    assert "This account is an officer" in page(client)


def test_a_closed_account_stays_outside(client: Client, world: World, provider: FakeProvider) -> None:
    sign_in(client, provider)
    client.post("/my/out/")
    Account.objects.filter(is_citizen=True).update(is_active=False)
    sign_in(client, provider)
    assert "_auth_user_id" not in client.session


def test_a_token_signed_by_somebody_else_is_refused(
    client: Client, world: World, provider: FakeProvider
) -> None:
    provider.signing = new_key()
    refuses(client, provider)


@pytest.mark.parametrize(
    "wrong",
    [{"iss": "https://elsewhere.example"}, {"aud": "somebody-else"}, {"exp": 1}, {"sub": None}, {"sub": 7}],
)
def test_a_token_for_others_or_of_yesterday_is_refused(
    client: Client, world: World, provider: FakeProvider, wrong: dict[str, Any]
) -> None:
    provider.signed = wrong
    refuses(client, provider)


def test_an_answer_without_a_token_is_refused(client: Client, world: World, provider: FakeProvider) -> None:
    provider.without_token = True
    refuses(client, provider)


def test_news_about_somebody_else_are_refused(client: Client, world: World, provider: FakeProvider) -> None:
    provider.added = {"sub": "43", "id_number": NUMBER}
    refuses(client, provider)


def refuses(client: Client, provider: FakeProvider) -> None:
    assert sign_in(client, provider)["Location"] == "/my/"
    assert "_auth_user_id" not in client.session
    assert not Account.objects.filter(is_citizen=True).exists()
    assert "Signing in did not work" in page(client)


def test_an_answer_nobody_waited_for_is_refused(client: Client, world: World, provider: FakeProvider) -> None:
    there = client.post("/my/in/")["Location"]
    stolen = provider.consent(there)
    answer = Client().get("/accounts/citizens/citizens/", stolen)
    assert answer["Location"] == "/my/"
    assert not Account.objects.filter(is_citizen=True).exists()
    assert client.get("/accounts/citizens/citizens/", stolen | {"state": "x"})["Location"] == "/my/"


def test_an_answer_is_used_once(client: Client, world: World, provider: FakeProvider) -> None:
    there = client.post("/my/in/")["Location"]
    answer = provider.consent(there)
    client.get("/accounts/citizens/citizens/", answer)
    client.post("/my/out/")
    client.get("/accounts/citizens/citizens/", answer)
    assert "_auth_user_id" not in client.session


def test_who_changes_their_mind_is_not_scolded(client: Client, world: World, provider: FakeProvider) -> None:
    there = client.post("/my/in/")["Location"]
    state = provider.consent(there)["state"]
    client.get("/accounts/citizens/citizens/", {"error": "access_denied", "state": state})
    assert "You did not sign in" in page(client)


def test_one_comes_back_to_where_one_was_and_nowhere_else(
    client: Client, world: World, provider: FakeProvider
) -> None:
    assert sign_in(client, provider, next="/find/")["Location"] == "/find/"
    client.post("/my/out/")
    assert sign_in(client, provider, next="https://evil.example/")["Location"] == "/my/"


def test_a_provider_that_does_not_answer_is_said_so(
    client: Client, world: World, provider: FakeProvider, settings: Any
) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    assert client.post("/my/in/")["Location"] == "/my/"
    assert "does not answer" in page(client)


def test_too_many_tries_are_stopped(client: Client, world: World, provider: FakeProvider, at_most) -> None:
    at_most("citizen_sign_in", 3)
    for _time in range(3):
        client.post("/my/in/")
    assert client.post("/my/in/")["Location"] == "/my/"
    assert "too many tries" in page(client)


@pytest.mark.django_db
def test_without_a_provider_there_is_no_such_button(client: Client) -> None:
    shown = page(client)
    assert "Sign in with" not in shown
    assert "Track a dossier" in shown
    assert client.post("/my/in/").status_code == 404
    assert client.get("/accounts/citizens/citizens/").status_code == 404


def test_the_page_costs_few_queries(
    client: Client, world: World, provider: FakeProvider, queries_at_most: Any
) -> None:
    for _one in range(5):
        world.received()
    sign_in(client, provider)
    with queries_at_most(12):
        page(client)
