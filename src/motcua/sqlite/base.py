"""Django's SQLite backend, with a line in front of every write transaction of this process."""

from collections import defaultdict
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

from .line import Line

_lines: defaultdict[str, Line] = defaultdict(Line)


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes a place in the line at `BEGIN` and leaves it at commit, rollback or close."""

    _holds_turn = False

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave()
            raise

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
        try:
            return super()._close()  # type: ignore[misc]
        finally:
            self._leave()

    def _take_turn(self) -> None:
        if not self._holds_turn:
            if not _lines[str(self.settings_dict["NAME"])].join():
                raise OperationalError("another action holds the database for too long; try again")
            self._holds_turn = True

    def _leave_if_done(self) -> None:
        if self.connection is None or not self.connection.in_transaction:
            self._leave()

    def _leave(self) -> None:
        if self._holds_turn:
            self._holds_turn = False
            _lines[str(self.settings_dict["NAME"])].leave()
