"""Who is let in: forged, ended and expired tokens, missing scopes, too many requests, other addresses."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from tests.api.conftest import Asking, Opener
from tests.world import World

from motcua.api.site import api
from motcua.clients.actions import close_client
from motcua.clients.models import Token
from motcua.clients.pace import Pace
from motcua.clients.rules import Scope, make_secret
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.staff.actions import end_post


def refused(answer: Any) -> tuple[int, str]:
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


def test_a_token_of_ours_is_let_in(ask: Asking) -> None:
    assert ask.get("units").status_code == 200


def test_without_a_token_nobody_is(db: None) -> None:
    answer = Client().get("/api/v1/units")
    assert refused(answer) == (401, "no_token")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.parametrize(
    "secret",
    [make_secret(), "mct_", "", "x" * 5000, "mct_đ"],
    ids=["another", "short", "none", "long", "odd"],
)
def test_a_forged_token_is_not(db: None, secret: str) -> None:
    assert refused(Asking(secret.encode().decode("latin-1")).get("units"))[0] == 401


def test_the_stored_hash_is_no_token(ask: Asking) -> None:
    assert refused(Asking(Token.objects.get().hash).get("units")) == (401, "bad_token")


def test_a_closed_token_is_not(ask: Asking) -> None:
    close_client(token=Token.objects.get(), by=System(), at=now())
    assert refused(ask.get("units")) == (401, "token_ended")


def test_an_expired_token_is_not(open_for: Opener) -> None:
    yesterday = local_day(now()) - timedelta(days=1)
    late = open_for(valid_to=yesterday)
    assert refused(late.get("units")) == (401, "token_expired")


def test_a_token_whose_post_has_ended_is_not(ask: Asking) -> None:
    post = Token.objects.get().post
    end_post(post=post, last_day=local_day(now()) - timedelta(days=1), by=System(), at=now())
    assert refused(ask.get("units")) == (401, "token_without_post")


@pytest.mark.parametrize(
    ("method", "address", "scope"),
    [
        ("get", "units", Scope.UNITS_READ),
        ("get", "procedures?search=khai", Scope.PROCEDURES_READ),
        ("post", "dossiers", Scope.DOSSIERS_FILE),
        ("get", "dossiers", Scope.DOSSIERS_READ),
        ("get", "changes", Scope.DOSSIERS_READ),
        ("get", "webhooks", Scope.WEBHOOKS_MANAGE),
    ],
)
def test_a_scope_that_was_not_given_is_missing(
    open_for: Opener, method: str, address: str, scope: Scope
) -> None:
    lacking = open_for(scopes=frozenset(Scope) - {scope})
    assert refused(getattr(lacking, method)(address)) == (403, "missing_scope")


def test_who_asks_too_often_waits(open_for: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    at = now().replace(second=20)
    monkeypatch.setattr("motcua.api.entrance.now", lambda: at)
    hasty = open_for(per_minute=2)
    assert [hasty.get("units").status_code for _turn in range(2)] == [200, 200]
    answer = hasty.get("units")
    assert refused(answer) == (429, "too_many_requests")
    assert int(answer["Retry-After"]) == pytest.approx(40, abs=1)


def test_every_process_of_the_server_counts_the_same_requests(
    open_for: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = now().replace(second=20)
    monkeypatch.setattr("motcua.api.entrance.now", lambda: at)
    hasty, told = open_for(per_minute=3), []
    for _process in range(4):
        monkeypatch.setattr("motcua.api.entrance._pace", Pace())
        told.append(hasty.get("units").status_code)
    assert told == [200, 200, 200, 429]


def test_every_operation_asks_for_a_token() -> None:
    operations = [
        operation
        for router in api._get_bound_routers()
        for view in router.path_operations.values()
        for operation in view.operations
    ]
    assert len(operations) > 30
    assert all(isinstance(one.auth_callbacks[0].scope, Scope) for one in operations)


def test_no_session_is_opened(ask: Asking) -> None:
    answer = ask.get("units")
    assert not answer.cookies
    assert "Cookie" not in answer["Vary"]


@pytest.mark.parametrize("address", ["", "nothing/here", "units/%0Aé", "dossiers/1"])
def test_an_address_that_is_none_is_told_as_a_problem(ask: Asking, address: str) -> None:
    assert refused(ask.get(address)) == (404, "no_such_address")


def test_a_method_that_is_none_is_told_as_a_problem(ask: Asking) -> None:
    answer = ask.delete("units")
    assert refused(answer) == (405, "wrong_method")
    assert answer["Allow"] == "GET"


def test_the_sentence_is_in_the_readers_language(ask: Asking, world: World) -> None:
    english = ask.get(f"dossiers/{world.ward.pk}").json()["detail"]
    ask.language = "vi"
    assert english == "There is no such dossier among yours. Check the code."
    assert ask.get(f"dossiers/{world.ward.pk}").json()["detail"].startswith("Không tìm thấy hồ sơ")


def test_the_day_of_last_use_is_noted(ask: Asking) -> None:
    ask.get("units")
    assert Token.objects.get().last_used == local_day(now())
