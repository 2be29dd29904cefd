"""Contents on disk, under their checksum. A part of `actions` and `queries`; nobody else calls it.

A content is whole and safe on disk before any row names it, and is thrown away only when no row does.
"""

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import BinaryIO

from django.core.files.storage import default_storage

from motcua.kernel.ids import new_id


@dataclass(frozen=True)
class Laid:
    """A content that lies safely on disk and has no row yet."""

    name: str
    media_type: str
    size: int
    pages: int
    sha256: str

    @property
    def place(self) -> str:
        return f"{self.sha256[:2]}/{self.sha256}"


def lay(name: str, media_type: str, pages: int, content: bytes) -> Laid:
    """Write a content, once for equal ones. Both the bytes and the name are safe when this returns."""
    laid = Laid(name, media_type, len(content), pages, hashlib.sha256(content).hexdigest())
    if not default_storage.exists(laid.place):
        lay_down(laid.place, content)
    return laid


def lay_down(place: str, content: bytes) -> None:
    """Write bytes whole or not at all: under another name first, then renamed."""
    goal = path_of(place)
    goal.parent.mkdir(parents=True, exist_ok=True)
    draft = goal.with_name(f"{goal.name}.{new_id()}")
    with draft.open("wb") as opened:
        opened.write(content)
        sync(opened)
    draft.replace(goal)
    sync_directory(goal.parent)


def path_of(place: str) -> Path:
    """The path of something below the directory of files."""
    return Path(default_storage.path(place))


def sync(opened: BinaryIO) -> None:
    """Let what was written survive a power cut."""
    opened.flush()
    os.fsync(opened.fileno())


def sync_directory(directory: Path) -> None:
    """Let the names in a directory survive a power cut."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def arriving_parts(place: str) -> Iterator[BinaryIO]:
    """The parts that have arrived, for one writer at a time."""
    path = path_of(place)
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b") as opened:
        flock(opened, LOCK_EX)
        yield opened


def throw_away(place: str, named: Callable[[], bool]) -> None:
    """Remove a content that no row names. It is set aside first and looked after once more: whoever kept an
    equal content meanwhile gets it back (or has seen that it is gone and written it again)."""
    path = path_of(place)
    if named() or not path.exists():
        return
    aside = path.with_name(f"{path.name}.{new_id()}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if named() and not path.exists():
        aside.rename(path)
    else:
        aside.unlink()
