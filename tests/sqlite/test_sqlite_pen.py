"""All writers of a process write with one connection, in turn; each reads with its own."""

import sqlite3
from typing import Any

import pytest
from django.db import OperationalError
from django.db.backends.sqlite3 import base as backend
from tests.sqlite.slips import atomic, line_is_free, write


def count(connection: Any) -> int:
    return int(connection.cursor().execute("SELECT count(*) FROM slip").fetchone()[0])


def test_two_threads_write_with_the_same_connection_and_read_with_their_own(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []
    for connection in (connect(), connect()):
        connection.ensure_connection()
        own = connection.connection
        with atomic(connection, monkeypatch):
            write(connection)
            used.append(connection.connection)
        assert connection.connection is own
        assert own is not used[-1]
        assert count(connection) == len(used)
    assert used[0] is used[1]


def test_what_was_not_read_to_its_end_is_not_read_after_the_transaction(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, other = connect(), connect()
    with atomic(connection, monkeypatch):
        for number in range(5):
            write(connection, number)
        cursor = connection.cursor().execute("SELECT writer FROM slip")
        cursor.fetchone()
    with pytest.raises(sqlite3.ProgrammingError):
        cursor.fetchone()
    with atomic(other, monkeypatch):
        write(other)
    assert count(connection) == 6


def test_a_database_made_anew_under_its_name_gets_a_connection_of_its_own(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect()
    with atomic(connection, monkeypatch):
        write(connection)
    connection.close()
    place = connection.settings_dict["NAME"]
    for behind in ("", "-wal", "-shm"):
        place.with_name(place.name + behind).unlink(missing_ok=True)
    connection.cursor().execute("CREATE TABLE slip (writer integer)")
    with atomic(connection, monkeypatch):
        write(connection)
    assert count(connection) == 1


def test_closing_in_a_transaction_writes_nothing_and_the_next_writer_writes(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection, other = connect(), connect()
    connection.ensure_connection()
    connection._start_transaction_under_autocommit()
    write(connection)
    connection.close()
    assert line_is_free(connection)
    with atomic(other, monkeypatch):
        write(other)
    assert count(other) == 1


def test_a_begin_that_fails_leaves_the_own_connection_in_place(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect()
    connection.ensure_connection()
    own = connection.connection

    def fail(_connection: Any) -> None:
        raise OperationalError("database is locked")

    monkeypatch.setattr(backend.DatabaseWrapper, "_start_transaction_under_autocommit", fail)
    with pytest.raises(OperationalError):
        connection._start_transaction_under_autocommit()
    assert connection.connection is own
    assert line_is_free(connection)


def test_checks_that_are_switched_off_are_off_in_the_transaction_too(
    connect: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = connect()
    with connection.constraint_checks_disabled(), atomic(connection, monkeypatch):
        assert connection.cursor().execute("PRAGMA foreign_keys").fetchone() == (0,)
    with atomic(connection, monkeypatch):
        assert connection.cursor().execute("PRAGMA foreign_keys").fetchone() == (1,)
