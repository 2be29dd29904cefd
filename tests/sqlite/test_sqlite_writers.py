"""Writers of one process: each gets its turn, and gives it back however its transaction ends."""

import threading
from typing import Any

import pytest
from django.db import OperationalError, transaction
from tests.sqlite.slips import atomic, line_is_free, write


def test_a_transaction_holds_the_turn_until_commit(connect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    with atomic(connection, monkeypatch):
        assert not line_is_free(connection)
        write(connection)
    assert line_is_free(connection)


def test_an_inner_transaction_does_not_give_the_turn_away(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect()
    with atomic(connection, monkeypatch):
        with atomic(connection, monkeypatch):
            write(connection)
        assert not line_is_free(connection)
    assert line_is_free(connection)


def test_an_exception_gives_the_turn_back(connect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    with pytest.raises(ZeroDivisionError), atomic(connection, monkeypatch):
        write(connection) or 1 / 0
    assert line_is_free(connection)
    assert connection.cursor().execute("SELECT count(*) FROM slip").fetchone() == (0,)


def test_closing_in_the_middle_gives_the_turn_back(connect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    connection.ensure_connection()
    connection._start_transaction_under_autocommit()
    assert not line_is_free(connection)
    connection.close()
    assert line_is_free(connection)


def test_a_begin_that_fails_gives_the_turn_back(connect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection, other = connect(), connect()
    other.settings_dict["OPTIONS"] = {"timeout": 0.001, "transaction_mode": "IMMEDIATE"}
    other.ensure_connection()
    connection.ensure_connection()
    connection.connection.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError):
        other._start_transaction_under_autocommit()
    assert line_is_free(other)
    connection.connection.execute("ROLLBACK")


def test_waiting_in_vain_ends_with_a_sentence(connect: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connect()
    connection.ensure_connection()
    monkeypatch.setattr("motcua.sqlite.line.Line.join", lambda line, timeout=0: False)
    with pytest.raises(OperationalError, match="try again"):
        connection._start_transaction_under_autocommit()


def test_what_is_acknowledged_survives_a_power_cut(connect: Any) -> None:
    cursor = connect().cursor()
    assert cursor.execute("PRAGMA synchronous").fetchone() == (2,)
    assert cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",)


WRITERS, SLIPS = 8, 25


@pytest.mark.django_db(transaction=True)
def test_many_threads_write_and_none_finds_the_database_locked() -> None:
    failures: list[BaseException] = []
    threads = [threading.Thread(target=write_slips, args=(failures,)) for _ in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not failures
    assert journal_length() == WRITERS * SLIPS


def write_slips(failures: list[BaseException]) -> None:
    from django.db import connection

    try:
        for _ in range(SLIPS):
            append_a_fact()
    except BaseException as failure:
        failures.append(failure)
    finally:
        connection.close()


def append_a_fact() -> None:
    from motcua.journal.actions import append
    from motcua.kernel.actor import System
    from motcua.kernel.clock import now
    from motcua.kernel.ids import new_id

    with transaction.atomic():
        append(subject_kind="slip", subject=new_id(), kind="slip.written", by=System(), at=now())


def journal_length() -> int:
    from motcua.journal.models import Fact

    return Fact.objects.count()
