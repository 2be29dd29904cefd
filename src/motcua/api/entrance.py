"""Who may ask: a token that is known, has the scope, and does not ask too often."""

import json
import math
import re
from typing import Any

from django.http import HttpRequest
from ninja.parser import Parser
from ninja.security import HttpBearer

from motcua.clients.actions import note_use
from motcua.clients.pace import Pace
from motcua.clients.queries import client_of, token_of
from motcua.clients.rules import Client, Scope
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

_pace = Pace()


class ClientRequest(HttpRequest):
    """A request whose client is known."""

    auth: Client


class Bearer(HttpBearer):
    """Lets in a token that has a scope."""

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Client:
        """Who asks. Raises Refused: 401 for a token that opens nothing, 403 for a scope it lacks, 429."""
        at = now()
        found = token_of(token, local_day(at))
        _hold_back(_pace.wait(found.pk, found.per_minute, at))
        client = client_of(found, local_day(at))
        note_use(token=found, by=client.hat, at=at)
        need(client, self.scope)
        return client


def need(client: Client, scope: Scope) -> None:
    """Raise Refused when the token was not given a scope."""
    if not client.opens(scope):
        text = gettext_noop("This token was not given “{scope}”. Ask the administrator for one that has it.")
        raise Refused(Refusal("missing_scope", text, {"scope": scope.value}))


def _hold_back(seconds: float) -> None:
    if seconds:
        text = gettext_noop("This token asks too often. Wait {seconds} seconds, then ask again.")
        raise Refused(Refusal("too_many_requests", text, {"seconds": math.ceil(seconds)}))


class StrictParser(Parser):
    """JSON as RFC 8259 has it, whose texts every database can keep, and not nested without end."""

    def parse_body(self, request: HttpRequest) -> Any:
        if request.content_type != "application/json":
            raise Refused(_WRONG_TYPE)
        body = request.body
        if b"u0000" in body and _NUL.search(body):
            raise Refused(_BAD_TEXT)
        read = json.loads(body, parse_constant=_no_number)
        if b"\\ud" in body.lower() and _has_halves(read):
            raise Refused(_BAD_TEXT)
        if body.count(b"{") + body.count(b"[") > DEEPEST and _is_deep(read):
            raise Refused(_TOO_DEEP)
        return read


DEEPEST = 32
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_WRONG_TYPE = Refusal("wrong_type", gettext_noop("Send the body as application/json."))
_BAD_TEXT = Refusal(
    "bad_text", gettext_noop("The body holds a character that is not text. Take it out, then send it again.")
)
_TOO_DEEP = Refusal("too_deep", gettext_noop("The body is nested too deep. Send it flatter."))


def _has_halves(read: Any) -> bool:
    """Whether a text holds half of a character (a lone surrogate), which is JSON but not text."""
    try:
        json.dumps(read, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return True
    return False


def _is_deep(read: Any) -> bool:
    level = [read]
    for _depth in range(DEEPEST):
        inner = [list(one.values()) if isinstance(one, dict) else one for one in level if one]
        level = [one for several in inner for one in several if isinstance(one, (dict, list))]
        if not level:
            return False
    return True


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
