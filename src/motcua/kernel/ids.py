"""Identities. Rows made by people get a UUIDv7 (sorted by time); reference data shipped with the program
gets an identity computed from its name, so that every installation knows a commune by the same one."""

import uuid

import uuid_utils
from uuid_utils.compat import uuid7

_REFERENCE = uuid.UUID("0d5c7f1e-5c0a-5d0e-9a57-6d6f74637561")


def new_id() -> uuid.UUID:
    """A fresh UUIDv7 (RFC 9562)."""
    made: uuid.UUID = uuid7()
    return made


def new_hex() -> str:
    """A fresh UUIDv7 as its 32 digits, for rows whose id nobody looks at while they are written."""
    return uuid_utils.uuid7().hex


def reference_id(*parts: str) -> uuid.UUID:
    """A shipped record's identity, the same everywhere: `reference_id("unit", "00004", "2025-07-01")`."""
    return uuid.uuid5(_REFERENCE, "/".join(parts))
