"""What the writers of one database share: the line, and the one connection with which they write in turn.

A connection of SQLite forgets the pages it has read as soon as another one writes. Where each of sixteen
threads writes with its own, every transaction reads anew what the one before had just written: ten times as
many pages as it changes. With one connection for all of them the pages stay.
"""

import os
import sqlite3
from collections.abc import Callable

from .line import Line


class Desk:
    """Only whoever has the turn in the line may touch the rest."""

    def __init__(self) -> None:
        self.line = Line()
        self.cursors: list[sqlite3.Cursor] = []
        self._pen: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None

    def pen(self, name: str, new: Callable[[], sqlite3.Connection]) -> sqlite3.Connection:
        """The writing connection; a new one when there is none or the database's file is another one."""
        file = _file(name)
        if self._pen is None or file != self._file:
            self.forget()
            self._pen = new()
            self._file = _file(name)
        return self._pen

    def put_down(self) -> None:
        """The transaction is over: what was asked in it and not read to its end is not read any further. It
        would see what the next writer writes, and hold back its `BEGIN`."""
        for cursor in self.cursors:
            cursor.close()
        self.cursors.clear()

    def forget(self) -> None:
        """Close the writing connection; the next writer gets a new one."""
        self.cursors.clear()
        if self._pen is not None:
            pen, self._pen = self._pen, None
            pen.close()


def _file(name: str) -> tuple[int, int] | None:
    """Which file the name leads to now: a database may be deleted and made anew under its name."""
    try:
        found = os.stat(name)
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino
