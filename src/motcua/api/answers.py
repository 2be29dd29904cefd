"""How answers leave: as JSON with an ETag, as “not modified”, or as what was answered before."""

import hashlib
import json
import re
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpResponse

from motcua.clients.actions import answer_once
from motcua.clients.rules import Answer, fingerprint
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

from .entrance import ClientRequest

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[ClientRequest, Arguments], HttpResponse]
JSON = "application/json"
_VERSION = re.compile(r'\s*(?:W/)?"v(\d{1,9})(?:-[0-9a-f]*)?"\s*')
_KEPT_HEADERS = ("Content-Type", "ETag", "Location")


def answer(told: Any, status: int = 200, **headers: str) -> HttpResponse:
    """A JSON answer. Header names are written with an underscore: `ETag=…`, `Location=…`."""
    made = HttpResponse(_json(told), status=status, content_type=JSON)
    made["Cache-Control"] = "private, no-cache"
    for name, value in headers.items():
        made[name] = value
    return made


def read(request: ClientRequest, told: Any, version: int | None = None) -> HttpResponse:
    """The answer of a read, with its ETag; nothing but “not modified” when the client has it already."""
    body = _json(told)
    digest = hashlib.sha256(body).hexdigest()[:20]
    tag = f'"{digest}"' if version is None else f'"v{version}-{digest}"'
    fresh = tag in _tags(request.headers.get("If-None-Match", ""))
    made = HttpResponse(status=304) if fresh else HttpResponse(body, content_type=JSON)
    made["ETag"] = tag
    made["Cache-Control"] = "private, no-cache"
    return made


def version_tag(version: int) -> str:
    """The ETag of a dossier after a write; `If-Match` takes it, and that of a read, alike."""
    return f'"v{version}"'


def seen(request: ClientRequest) -> int | None:
    """The version of the dossier that the client looked at, by `If-Match`; None for any. Raises Refused."""
    given = request.headers.get("If-Match", "*").strip()
    if given == "*":
        return None
    found = _VERSION.fullmatch(given)
    if found is None:
        text = gettext_noop('If-Match takes one ETag of this dossier as it was given, such as "v3".')
        raise Refused(Refusal("bad_if_match", text))
    return int(found[1])


def moment(at: datetime | None) -> str | None:
    """A moment as it is told."""
    return at.isoformat() if at else None


def once(view: View[Arguments]) -> View[Arguments]:
    """With an `Idempotency-Key`, a request sent again is answered as before and does nothing more."""

    @wraps(view)
    def asked(request: ClientRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        key = request.headers.get("Idempotency-Key")
        if key is None:
            return view(request, *args, **kwargs)
        kept = answer_once(
            client=request.auth.token,
            key=key,
            fingerprint=fingerprint(str(request.method), _asked_for(request), request.body),
            act=lambda: _kept(view(request, *args, **kwargs)),
            by=request.auth.hat,
            at=now(),
        )
        return _again(kept)

    return asked


def _asked_for(request: ClientRequest) -> str:
    return f"{request.get_full_path()}\n{request.headers.get('If-Match', '')}"


def _kept(made: HttpResponse) -> Answer:
    headers = {name: made[name] for name in _KEPT_HEADERS if name in made}
    return Answer(made.status_code, headers, made.content)


def _again(kept: Answer) -> HttpResponse:
    made = HttpResponse(kept.body, status=kept.status, headers=kept.headers)
    made["Cache-Control"] = "private, no-cache"
    return made


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _tags(given: str) -> set[str]:
    """The ETags of `If-None-Match`; weak ones compare as strong ones do."""
    return {one.strip().removeprefix("W/") for one in given.split(",")}
