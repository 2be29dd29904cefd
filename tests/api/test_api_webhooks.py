"""Subscribing by machine."""

from uuid import uuid4

import pytest
from tests.api.conftest import Asking, Opener

URL = {"url": "https://example.org/motcua"}


def test_a_client_subscribes_and_ends_it(ask: Asking) -> None:
    made = ask.post("webhooks", URL)
    assert (made.status_code, len(made.json()["secret"]) >= 32) == (201, True)
    (listed,) = ask.get("webhooks").json()["items"]
    assert listed["id"] == made.json()["id"]
    assert "secret" not in listed
    assert ask.delete(f"webhooks/{listed['id']}").status_code == 204
    assert ask.get("webhooks").json()["items"] == []


def test_a_client_asks_for_a_test(ask: Asking) -> None:
    made = ask.post("webhooks", URL).json()
    assert ask.post(f"webhooks/{made['id']}/test").status_code == 202


@pytest.mark.parametrize("url", ["ftp://example.org", "http://127.0.0.1/", "nonsense"])
def test_a_bad_address_is_refused(ask: Asking, url: str) -> None:
    assert ask.post("webhooks", {"url": url}).status_code == 422


def test_a_strangers_subscription_is_not_found(ask: Asking, open_for: Opener) -> None:
    made = ask.post("webhooks", URL).json()
    assert open_for().delete(f"webhooks/{made['id']}").status_code == 404
    assert ask.delete(f"webhooks/{uuid4()}").status_code == 404
