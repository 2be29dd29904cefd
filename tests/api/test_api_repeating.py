"""Requests sent again under an Idempotency-Key."""

from datetime import timedelta
from typing import Any

from tests.api.conftest import Asking, Opener
from tests.world import World

from motcua.clients.actions import forget_answers
from motcua.clients.models import KeptAnswer, Token
from motcua.clients.turns import turn
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.kernel.actor import System
from motcua.kernel.clock import now

Body = dict[str, Any]


def test_sent_again_it_is_done_once_and_answered_the_same(ask: Asking, filing: Body) -> None:
    first = ask.post("dossiers", filing, Idempotency_Key="a")
    again = ask.post("dossiers", filing, Idempotency_Key="a")
    assert (again.status_code, again.content) == (first.status_code, first.content)
    assert [again[name] for name in ("ETag", "Location", "Content-Type")] == [
        first[name] for name in ("ETag", "Location", "Content-Type")
    ]
    assert Dossier.objects.count() == 1


def test_with_another_key_it_is_another_request(ask: Asking, filing: Body) -> None:
    for key in ("a", "b"):
        ask.post("dossiers", filing, Idempotency_Key=key)
    assert Dossier.objects.count() == 2


def test_a_key_is_for_one_request(ask: Asking, filing: Body) -> None:
    ask.post("dossiers", filing, Idempotency_Key="a")
    answer = ask.post("dossiers", filing | {"sets": 2}, Idempotency_Key="a")
    assert (answer.status_code, answer.json()["code"]) == (422, "key_used")
    assert Dossier.objects.count() == 1


def test_two_clients_may_use_one_key(ask: Asking, open_for: Opener, filing: Body) -> None:
    first = ask.post("dossiers", filing, Idempotency_Key="a")
    second = open_for().post("dossiers", filing, Idempotency_Key="a")
    assert first.json()["id"] != second.json()["id"]


def test_while_the_first_is_at_work_the_second_waits(ask: Asking, filing: Body) -> None:
    with turn(f"{Token.objects.get().pk.hex}:a"):
        answer = ask.post("dossiers", filing, Idempotency_Key="a")
    assert (answer.status_code, answer.json()["code"]) == (409, "request_at_work")
    assert ask.post("dossiers", filing, Idempotency_Key="a").status_code == 201


def test_a_refusal_is_not_kept(ask: Asking, world: World) -> None:
    dossier = world.received()
    refused = ask.act(dossier, "withdraw", {"reason": "    "}, Idempotency_Key="a")
    assert refused.status_code == 422
    assert not KeptAnswer.objects.exists()


def test_an_act_sent_again_is_done_once(ask: Asking, world: World) -> None:
    dossier = world.filed()
    for _turn in range(2):
        answer = ask.act(dossier, "accept", Idempotency_Key="a")
        assert (answer.status_code, answer.json()["status"]) == (200, Status.ACCEPTED)
    assert answer.json()["version"] == dossier.version + 1


def test_a_key_is_visible_text(ask: Asking, filing: Body) -> None:
    answer = ask.post("dossiers", filing, Idempotency_Key="a b")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_key")


def test_answers_are_forgotten_after_two_days(ask: Asking, filing: Body) -> None:
    ask.post("dossiers", filing, Idempotency_Key="a")
    assert forget_answers(by=System(), at=now() + timedelta(hours=47)) == 0
    assert forget_answers(by=System(), at=now() + timedelta(hours=49)) == 1


def test_what_is_kept_tells_nothing_about_persons(ask: Asking, filing: Body) -> None:
    ask.post("dossiers", filing, Idempotency_Key="a")
    kept = KeptAnswer.objects.get()
    assert not any(part in kept.body for part in ("Trần", "008190000123", "0912345678"))
