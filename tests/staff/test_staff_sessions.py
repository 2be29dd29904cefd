"""Sessions are Django's own; only fewer statements are needed for a fresh one."""

from typing import Any

import pytest
from tests.conftest import QueryBudget

from motcua.staff import sessions
from motcua.staff.sessions import SessionStore


@pytest.mark.django_db
def test_a_fresh_session_is_one_row_in_its_transaction(queries_at_most: QueryBudget) -> None:
    session = SessionStore()
    session["seen"] = "yes"
    with queries_at_most(3):
        session.save()
    assert SessionStore(session.session_key)["seen"] == "yes"


@pytest.mark.django_db
def test_a_key_that_is_taken_is_not_taken_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = iter(["a" * 32, "a" * 32, "b" * 32])
    monkeypatch.setattr(sessions, "get_random_string", lambda *_given: next(keys))
    first, second = SessionStore(), SessionStore()
    first["whose"], second["whose"] = "first", "second"
    first.save()
    second.save()
    assert [SessionStore(key * 32)["whose"] for key in "ab"] == ["first", "second"]


@pytest.mark.django_db
def test_what_is_written_later_replaces_what_was_there() -> None:
    session = SessionStore()
    session["seen"] = "once"
    session.save()
    session["seen"] = "twice"
    session.save()
    assert SessionStore(session.session_key)["seen"] == "twice"


@pytest.mark.django_db
def test_what_was_read_once_is_nobody_elses_to_change() -> None:
    text = SessionStore().encode({"posts": ["one"]})
    SessionStore().decode(text)["posts"].append("two")
    assert SessionStore().decode(text) == {"posts": ["one"]}


@pytest.mark.django_db
def test_a_forged_session_and_one_of_another_secret_hold_nothing(settings: Any) -> None:
    text = SessionStore().encode({"seen": "yes"})
    assert SessionStore().decode(text) == {"seen": "yes"}
    assert SessionStore().decode(text[:-2] + ("aa" if text[-2:] != "aa" else "bb")) == {}
    settings.SECRET_KEY = "another-secret-than-before"
    assert SessionStore().decode(text) == {}
