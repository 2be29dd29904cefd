"""Another system is told of facts: those of its units, signed, in order, until it has answered."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

import pytest
from pytest_django import Settings
from tests.world import World

from motcua.dossiers.rules import Status
from motcua.kernel.refusal import Refused
from motcua.outbox.models import Errand
from motcua.outbox.running import run_once
from motcua.staff.rules import Hat
from motcua.webhooks.actions import send_test, subscribe, unsubscribe
from motcua.webhooks.collecting import collect
from motcua.webhooks.models import Subscription
from motcua.webhooks.queries import subscription_of, subscriptions_of, undelivered
from motcua.webhooks.rules import is_signed, why_not_address


@dataclass
class Subscriber:
    """A system on this machine that is told of facts; `answer` is the status it gives back."""

    url: str = ""
    answer: int = 204
    told: list[dict[str, Any]] = field(default_factory=list)
    signatures: list[tuple[str, bytes]] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        return [one["kind"] for one in self.told]


@pytest.fixture
def subscriber(settings: Settings) -> Iterator[Subscriber]:
    settings.PRIVATE_WEBHOOKS = True
    found = Subscriber()

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            found.signatures.append((self.headers["Motcua-Signature"], body))
            found.told += [json.loads(body)] if found.answer < 300 else []
            self.send_response(found.answer)
            self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()

        def log_message(self, *_words: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Door)
    found.url = f"http://127.0.0.1:{server.server_port}/facts"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


def asked(world: World, url: str, by: Hat | None = None, kinds: tuple[str, ...] = ()) -> Subscription:
    made = subscribe(
        url=url, kinds=kinds, by=by or world.head, at=world.at, secret="sixteen-letters-and-more"
    )
    return long_ago(made)


def long_ago(subscription: Subscription) -> Subscription:
    """Facts are told a second or two after they happened; a test does not wait."""
    subscription.cursor = "00000000-0000-7000-8000-000000000000"  # type: ignore[assignment]
    subscription.save()
    return subscription


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.journal.queries._MARGIN", timedelta(seconds=-60))


def run_all() -> None:
    while run_once("me"):
        pass


def test_a_subscriber_is_told_what_happened_in_order(world: World, subscriber: Subscriber) -> None:
    asked(world, subscriber.url)
    dossier = world.dossier_at(Status.IN_PROCESS)
    run_all()
    assert subscriber.kinds == ["dossier.accepted", "dossier.forwarded"]
    assert {one["subject"] for one in subscriber.told} == {str(dossier.pk)}
    assert dossier.owner.name not in str(subscriber.told)


def test_what_is_sent_is_signed_and_not_old(world: World, subscriber: Subscriber) -> None:
    made = asked(world, subscriber.url)
    world.dossier_at(Status.ACCEPTED)
    run_all()
    header, body = subscriber.signatures[0]
    moment = int(header.split(",")[0].removeprefix("t="))
    assert is_signed(header, made.secret, body, now=moment)
    assert not is_signed(header, made.secret, body, now=moment + 301)
    assert not is_signed(header, made.secret, body + b" ", now=moment)
    assert not is_signed(header, "another secret", body, now=moment)
    assert not is_signed("nonsense", made.secret, body, now=moment)


def test_a_subscriber_that_does_not_answer_is_told_again_later(world: World, subscriber: Subscriber) -> None:
    subscriber.answer = 500
    made = asked(world, subscriber.url)
    world.dossier_at(Status.IN_PROCESS)
    run_all()
    assert undelivered(made) == 2
    assert "500" in Errand.objects.order_by("id")[0].problem
    subscriber.answer = 204
    Errand.objects.update(due_at=world.at)
    run_all()
    assert (subscriber.kinds, undelivered(made)) == (["dossier.accepted", "dossier.forwarded"], 0)


def test_each_fact_is_put_down_once(world: World, subscriber: Subscriber) -> None:
    asked(world, subscriber.url)
    world.dossier_at(Status.ACCEPTED)
    assert (collect(), collect()) == (1, 0)


def test_the_neighbour_is_told_nothing(world: World, subscriber: Subscriber) -> None:
    asked(world, subscriber.url, by=world.neighbour)
    world.dossier_at(Status.ACCEPTED)
    run_all()
    assert subscriber.told == []


def test_only_the_kinds_asked_for(world: World, subscriber: Subscriber) -> None:
    asked(world, subscriber.url, kinds=("dossier.forwarded",))
    world.dossier_at(Status.IN_PROCESS)
    run_all()
    assert subscriber.kinds == ["dossier.forwarded"]


def test_a_subscription_that_ended_sends_nothing_more(world: World, subscriber: Subscriber) -> None:
    made = asked(world, subscriber.url)
    world.dossier_at(Status.ACCEPTED)
    collect()
    unsubscribe(subscription=made, by=world.head, at=world.at)
    run_all()
    assert (subscriber.told, Errand.objects.open().count()) == ([], 0)


def test_a_test_notice_is_sent(world: World, subscriber: Subscriber) -> None:
    send_test(subscription=asked(world, subscriber.url), by=world.head, at=world.at)
    run_all()
    assert subscriber.kinds == ["webhook.test"]


def test_a_redirect_is_not_followed(world: World, subscriber: Subscriber) -> None:
    subscriber.answer = 302
    send_test(subscription=asked(world, subscriber.url), by=world.head, at=world.at)
    run_all()
    assert "302" in Errand.objects.get().problem


def test_a_client_sees_its_own_subscriptions(world: World, subscriber: Subscriber) -> None:
    made = asked(world, subscriber.url)
    assert subscriptions_of(world.head.account, world.at) == [made]
    assert subscription_of(world.neighbour.account, made.pk, world.at) is None


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("example.vn/x", "bad_address"),
        ("https://user:secret@example.vn/", "bad_address"),
        ("http://example.vn/", "not_https"),
        ("https://localhost/", "private_address"),
        ("https://10.0.0.7/", "private_address"),
        ("https://[::1]/", "private_address"),
    ],
)
def test_bad_addresses_are_refused(url: str, code: str) -> None:
    refusal = why_not_address(url, allow_private=False)
    assert refusal
    assert refusal.code == code


def test_a_good_address_is_taken_and_a_short_secret_is_not(world: World, settings: Settings) -> None:
    settings.PRIVATE_WEBHOOKS = False
    assert subscribe(url="https://example.vn/x", kinds=(), by=world.head, at=world.at).secret
    with pytest.raises(Refused) as refused:
        subscribe(url="https://example.vn/x", kinds=(), by=world.head, at=world.at, secret="short")
    assert refused.value.refusal.code == "bad_secret"
