"""The chain: how a fact's hash is made and checked. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

START = ""


@dataclass(frozen=True)
class Link:
    """What a fact states, as it enters the hash. `previous` is the hash of the subject's fact before it."""

    subject: UUID
    number: int
    kind: str
    at: datetime
    by: Mapping[str, str]
    data: Mapping[str, Any]
    previous: str

    def hash(self) -> str:
        """SHA-256 over the canonical JSON of all that the fact states and the hash before it."""
        stated = [
            str(self.subject),
            self.number,
            self.kind,
            self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            dict(self.by),
            self.data,
            self.previous,
        ]
        text = json.dumps(stated, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain does not hold: the number of the first fact that is missing or was changed."""

    subject: UUID
    number: int
    why: str


def first_break(facts: Iterable[tuple[Link, str]]) -> Break | None:
    """Walk one subject's facts in order, each with the hash it was stored with; None when all hold."""
    expected_number, previous = 1, START
    for link, stored in facts:
        if link.number != expected_number:
            return Break(link.subject, expected_number, "missing")
        if link.previous != previous or link.hash() != stored:
            return Break(link.subject, link.number, "changed")
        expected_number, previous = link.number + 1, stored
    return None
