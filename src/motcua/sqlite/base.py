"""Django's SQLite backend, with a line in front of every write transaction of this process, and one
connection with which all of them write."""

import sqlite3
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from .desk import Desk

_desks: defaultdict[str, Desk] = defaultdict(Desk)


class Cursor(base.SQLiteCursorWrapper):
    """A cursor that rewrites the placeholders of a statement once and not at each turn."""

    def execute(self, query: str, params: Any = None) -> Any:
        if params.__class__ in (list, tuple) and len(query) < _LONG:
            return sqlite3.Cursor.execute(self, _converted(query), params)
        return super().execute(query, params)


_LONG = 6000  # characters of a statement of bulk, which seldom comes back


@lru_cache(maxsize=512)
def _converted(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a place in the line at `BEGIN` and leaves it at commit, rollback or close. Between the two it
    works with the process's writing connection instead of its own."""

    _holds_turn = False
    _own: Any = None  # this thread's connection, while the writing one stands in for it
    _unchecked = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            self._take_pen()
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._desk.forget()
            self._leave()
            raise

    def create_cursor(self, name: str | None = None) -> Any:
        made = self.connection.cursor(factory=Cursor)
        if self._own is not None:
            self._desk.cursors.append(made)
        return made

    def disable_constraint_checking(self) -> bool:
        """What is switched off on the own connection would still be on with the writing one."""
        self._unchecked = True
        return bool(super().disable_constraint_checking())

    def enable_constraint_checking(self) -> None:
        super().enable_constraint_checking()
        self._unchecked = False

    def work_alone(self) -> None:
        """Close the writing connection, for what needs the file to itself. Only where nobody else writes."""
        self._desk.forget()

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._leave_if_done()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_if_done()

    def _close(self) -> Any:
        own = self._own
        try:
            if own is not None:
                self._desk.forget()
                own.close()
            return super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    @cached_property
    def _desk(self) -> Desk:
        return _desks[str(self.settings_dict["NAME"])]

    def _take_turn(self) -> None:
        if not self._holds_turn:
            if not self._desk.line.join():
                raise OperationalError("another action holds the database for too long; try again")
            self._holds_turn = True

    def _take_pen(self) -> None:
        if self._own is None and not self._unchecked and not self.is_in_memory_db():
            pen = self._desk.pen(str(self.settings_dict["NAME"]), self._new_pen)
            self._own, self.connection = self.connection, pen

    def _new_pen(self) -> Any:
        made = self.get_new_connection(self.get_connection_params())
        made.isolation_level = None
        return made

    def _leave_if_done(self) -> None:
        if self.connection is None or not self.connection.in_transaction:
            self._leave()

    def _leave(self) -> None:
        if not self._holds_turn:
            return
        if self._own is not None:
            self._desk.put_down()
            self._own, self.connection = None, self._own
        self._holds_turn = False
        self._desk.line.leave()
