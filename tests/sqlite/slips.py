"""What the tests of the writers do with the database aside."""

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic

from motcua.sqlite import base

ALIAS = "aside"


def atomic(connection: BaseDatabaseWrapper, monkeypatch: pytest.MonkeyPatch) -> Atomic:
    monkeypatch.setattr("django.db.transaction.get_connection", lambda using=None: connection)
    return transaction.atomic(using=ALIAS)


def write(connection: BaseDatabaseWrapper, writer: int = 0) -> None:
    connection.cursor().execute("INSERT INTO slip VALUES (%s)", [writer])


def line_is_free(connection: base.DatabaseWrapper) -> bool:
    return not base._desks[str(connection.settings_dict["NAME"])].line._taken
