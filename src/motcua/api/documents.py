"""What the OpenAPI document says beside the shapes: problems that may come, headers, other contents."""

from http import HTTPStatus
from typing import Any

from .told import Problem

_READS = (400, 401, 403, 422, 429, 500, 503)
_WRITES = (400, 401, 403, 409, 413, 415, 422, 429, 500, 503)
PREFIX = "/api/v1/"


def reads(told: Any, *more: int) -> dict[int, Any]:
    """The answers of a read: the thing, “not modified”, and the problems there may be."""
    return {200: told, 304: None, **dict.fromkeys((*_READS, *more), Problem)}


def writes(told: Any, *more: int, status: int = 200) -> dict[int, Any]:
    """The answers of a write, and the problems there may be."""
    return {status: told, **dict.fromkeys((*_WRITES, *more), Problem)}


def _header(name: str, description: str, pattern: str) -> dict[str, Any]:
    schema = {"type": "string", "pattern": pattern}
    return {"in": "header", "name": name, "required": False, "description": description, "schema": schema}


IF_NONE_MATCH = _header(
    "If-None-Match", "The ETag of what you have: when it is still the same, the answer is 304.", r'^"[\w-]+"$'
)
IF_MATCH = _header(
    "If-Match",
    "The ETag of the dossier as you know it: when somebody was faster, nothing is done; the answer is 412.",
    r'^"v[0-9]{1,9}(-[0-9a-f]*)?"$',
)
KEY = _header(
    "Idempotency-Key",
    "Names this request: sent again with the same key within 48 hours, it is answered as before, done once.",
    r"^[!-~]{1,200}$",
)


def headers(*parameters: dict[str, Any]) -> dict[str, Any]:
    """These headers, for `openapi_extra`."""
    return {"parameters": list(parameters)}


def as_problems(schema: dict[str, Any]) -> None:
    """Problems have a media type of their own, which the library does not know; each is described once."""
    shape = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    schema["components"]["responses"] = {
        _PROBLEMS[status]: {"description": MEANINGS[status], "content": shape} for status in sorted(_PROBLEMS)
    }
    for operation in (one for path in schema["paths"].values() for one in path.values()):
        for status, response in operation["responses"].items():
            if int(status) in _PROBLEMS:
                name = _PROBLEMS[int(status)]
                operation["responses"][status] = {"$ref": f"#/components/responses/{name}"}
            else:
                response["description"] = MEANINGS.get(int(status), response["description"])


MEANINGS = {
    304: "Not modified: you have it already.",
    400: "The request cannot be read.",
    401: "No token, or one that opens nothing.",
    403: "The token lacks the scope, or its post does not allow it.",
    404: "Not here, or not yours to see.",
    409: "The dossier as it stands does not allow it, or the same request is still at work.",
    412: "Somebody was faster; nothing was written.",
    413: "More than is taken at once.",
    415: "Another media type is asked for.",
    422: "What was sent is not right; the sentence says what.",
    429: "Asked too often; Retry-After says when again.",
    500: "A mistake of the program.",
    503: "Busy; Retry-After says when again.",
}
_PROBLEMS = {status: HTTPStatus(status).name for status in MEANINGS if status >= 400}
