"""Running one statement of the program, with nothing around it that the statement does not need."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections

NEVER = 2**31 - 1  # how often a statement must come before the driver prepares it unasked


@contextmanager
def together() -> Iterator[None]:
    """What is written inside goes to PostgreSQL in one go, and is waited for at the end: each answer waited
    for costs both sides a turn. An error of any of it is raised at the end, as Django's own. Nothing may be
    read inside (RuntimeError), and nothing hang on the number of rows that a statement changed."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor != "postgresql" or _listened(connection):
        yield
        return
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def rows_of(text: str, values: Sequence[Any], connection: Any = None) -> list[tuple[Any, ...]]:
    """The rows that a statement answers; `values` are ready for the driver. Errors are Django's own.

    Django's cursor asks the same questions (is the connection still good, is the transaction broken) by way
    of a dozen objects; there go the statements that somebody listens to. PostgreSQL plans a statement once
    for each connection, so behind a pooler every client needs connections of its own.
    """
    connection = connection or connections[DEFAULT_DB_ALIAS]
    if _listened(connection):
        with connection.cursor() as cursor:
            cursor.execute(text, values)
            return list(cursor.fetchall()) if cursor.description else []
    cursor = _run(connection, text, values)
    if connection.vendor == "postgresql" and connection.connection.pgconn.pipeline_status:
        raise RuntimeError("nothing can be read among statements that are written together")
    return cursor.fetchall() if cursor.description else []


def write(text: str, values: Sequence[Any], connection: Any) -> None:
    """Run a statement that answers nothing; inside `together` it may not have been run yet."""
    if _listened(connection):
        with connection.cursor() as cursor:
            cursor.execute(text, values)
    else:
        _run(connection, text, values)


def first_of(text: str, values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The first row that a statement answers; its values are made ready for the driver."""
    connection = connections[DEFAULT_DB_ALIAS]
    found = rows_of(text, [ready(value, connection) for value in values], connection)
    return found[0] if found else None


def ready(value: Any, connection: Any) -> Any:
    """A value as the driver takes it."""
    if value.__class__ is UUID and not connection.features.has_native_uuid_field:
        return value.hex
    return connection.ops.adapt_datetimefield_value(value) if value.__class__ is datetime else value


def _listened(connection: Any) -> bool:
    """Whether somebody listens to the statements (a test that counts them)."""
    return bool(connection.queries_logged or connection.execute_wrappers)


def _run(connection: Any, text: str, values: Sequence[Any]) -> Any:
    connection.close_if_health_check_failed()
    connection.ensure_connection()
    connection.validate_no_broken_transaction()
    try:
        return _executed(connection, text, values)
    except Exception:
        with connection.wrap_database_errors:
            raise


def _executed(connection: Any, text: str, values: Sequence[Any]) -> Any:
    if connection.vendor != "postgresql":
        return connection.create_cursor().execute(text, values)
    from psycopg import Cursor

    driver = connection.connection
    if driver.prepare_threshold is None:
        driver.prepare_threshold = NEVER
    return Cursor(driver).execute(text, values, prepare=True)
