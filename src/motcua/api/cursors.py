"""Cursors: where a list goes on. Signed, so that nobody makes one up, and opaque, so that they may change."""

import base64
import hashlib
import hmac
import json
from collections.abc import Sequence

from django.conf import settings

from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

_SIGNATURE = 12


def cursor(of: str, *place: str) -> str:
    """The cursor of a place in one list; `of` names the list, so that no list takes another's cursor."""
    told = json.dumps(place, ensure_ascii=False).encode()
    return base64.urlsafe_b64encode(_signature(of, told) + told).decode().rstrip("=")


def place(of: str, given: str, parts: int) -> Sequence[str]:
    """The place that a cursor of this list names. Raises Refused for anything else."""
    try:
        read = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
    except ValueError:
        raise Refused(_BAD) from None
    told = read[_SIGNATURE:]
    if not hmac.compare_digest(read[:_SIGNATURE], _signature(of, told)):
        raise Refused(_BAD)
    found = json.loads(told)
    if len(found) != parts:
        raise Refused(_BAD)
    return [str(one) for one in found]


def _signature(of: str, told: bytes) -> bytes:
    key = f"motcua.api.{of}.{settings.SECRET_KEY}".encode()
    return hmac.new(key, told, hashlib.sha256).digest()[:_SIGNATURE]


_BAD = Refusal(
    "bad_cursor",
    gettext_noop("This cursor is not one of this list. Send it as it was given, or begin without one."),
)
