"""Readers go on from the last fact they read: none is missed, none comes twice."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from motcua.journal.actions import append
from motcua.journal.models import Fact
from motcua.journal.queries import facts_since, first_id
from motcua.kernel.actor import System

AT = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)


def happened(kind: str = "dossier.filed", path: str = "a/b/") -> Fact:
    by = System(unit=uuid4(), unit_path=path)
    return append(subject_kind="dossier", subject=uuid4(), kind=kind, by=by, at=AT, first=True)


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.journal.queries._MARGIN", timedelta(seconds=-60))


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_facts_come_in_order_from_the_last_one_read() -> None:
    made = [happened().pk for _ in range(5)]
    first = facts_since(None, limit=2)
    rest = facts_since(first[-1].pk)
    assert [fact.pk for fact in first + rest] == made
    assert facts_since(made[-1]) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("at_once")
def test_only_those_within_a_path_and_of_a_kind() -> None:
    happened(path="a/c/")
    happened(kind="dossier.refused")
    wanted = happened()
    assert facts_since(None, scope="a/b/", kinds=["dossier.filed"]) == [wanted]


@pytest.mark.django_db
def test_a_fact_of_this_very_second_is_not_told_yet() -> None:
    happened()
    assert facts_since(None) == []


def test_the_first_id_of_a_moment_is_below_all_made_then() -> None:
    moment = datetime(2026, 11, 23, 2, 0, 0, 5000, tzinfo=UTC)
    assert first_id(moment) == UUID(int=int(moment.timestamp() * 1000) << 80)
    assert first_id(moment) < first_id(moment + timedelta(milliseconds=1))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite writes one transaction after the other"
)
def test_a_transaction_that_is_slow_to_end_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("motcua.journal.queries._MARGIN", timedelta(0))
    begun, may_end = threading.Event(), threading.Event()

    def slow() -> None:
        with transaction.atomic():
            happened("dossier.slow")
            begun.set()
            may_end.wait(20)
        connection.close()

    writer = threading.Thread(target=slow)
    writer.start()
    begun.wait(20)
    happened("dossier.quick")
    assert facts_since(None) == []
    may_end.set()
    writer.join()
    assert [fact.kind for fact in facts_since(None)] == ["dossier.slow", "dossier.quick"]
