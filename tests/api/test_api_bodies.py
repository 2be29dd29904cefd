"""What may be sent at all."""

import pytest
from tests.api.conftest import Asking


def sent(ask: Asking, body: bytes, kind: str = "application/json") -> tuple[int, str]:
    headers = {"Authorization": f"Bearer {ask.secret}"}
    answer = ask.browser.post("/api/v1/dossiers", body, content_type=kind, headers=headers)
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"sets": NaN}', b"[" * 5000])
def test_what_is_not_json_is_not_read(ask: Asking, body: bytes) -> None:
    assert sent(ask, body) == (400, "bad_json")


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
def test_only_json_is_taken(ask: Asking, kind: str) -> None:
    assert sent(ask, b"{}", kind) == (415, "wrong_type")


def test_a_body_has_a_limit(ask: Asking) -> None:
    assert sent(ask, b'{"note": "' + b"x" * 6_000_000 + b'"}') == (413, "too_large")


def test_nesting_has_a_limit(ask: Asking) -> None:
    deep = b'{"a":' * 40 + b"1" + b"}" * 40
    assert sent(ask, b'{"answers":' + deep + b"}") == (422, "too_deep")


def test_many_papers_are_not_deep(ask: Asking) -> None:
    papers = b",".join([b'{"key":"x"}'] * 60)
    assert sent(ask, b'{"owner":{"name":"A"},"procedure":"9.9","papers":[' + papers + b"]}")[1] != "too_deep"


def test_a_backslash_before_u0000_is_text(ask: Asking) -> None:
    assert sent(ask, rb'{"owner":{"name":"A\\u0000"},"procedure":"9.9"}')[1] == "unknown_procedure"


def test_every_wrong_place_is_told_and_nothing_of_what_was_sent(ask: Asking) -> None:
    body = {"owner": {"name": "A", "born": "secret"}, "sets": 0}
    answer = ask.post("dossiers", body)
    assert [one["where"] for one in answer.json()["errors"]] == ["body.body.owner.born", "body.body.sets"]
    assert "secret" not in answer.content.decode()
