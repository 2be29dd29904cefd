"""What goes wrong is told as a problem (RFC 9457): a code for the machine, a sentence for who keeps it."""

import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import DatabaseError, DataError, IntegrityError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.workdays.rules import BadCase

TYPE = "application/problem+json"
_log = logging.getLogger(__name__)

# Codes of refusals by what they mean to a machine. All others say that what was sent is not right (422).
_UNKNOWN = frozenset({"bad_token", "no_token", "token_ended", "token_expired", "token_without_post"})
_FORBIDDEN = frozenset({"missing_scope", "not_permitted", "not_your_step", "other_unit", "outside_scope"})
_CONFLICTS = frozenset(
    {
        "already_rated",
        "already_supplied",
        "case_gone",
        "ended",
        "handed_over",
        "held_by_other",
        "last_step",
        "no_date",
        "not_at_desk",
        "not_ended",
        "not_in_force_yet",
        "not_newer",
        "not_recallable",
        "not_running",
        "not_set_aside",
        "not_supplied",
        "nothing_asked",
        "nothing_waits",
        "payment_settled",
        "request_at_work",
        "set_aside",
        "specialist_first",
        "steps_left",
        "still_time",
        "taken",
        "too_late_to_withdraw",
        "unpaid_after",
        "unpaid_before",
        "waits_for_applicant",
        "waits_for_desk",
        "wrong_status",
    }
)
STATUSES: Mapping[str, int] = {
    **dict.fromkeys(_UNKNOWN, 401),
    **dict.fromkeys(_FORBIDDEN, 403),
    "not_found": 404,
    "no_such_address": 404,
    "wrong_method": 405,
    **dict.fromkeys(_CONFLICTS, 409),
    "overtaken": 412,
    "too_large": 413,
    "file_too_large": 413,
    "wrong_type": 415,
    "too_many_requests": 429,
    "busy": 503,
}

NO_ADDRESS = Refusal(
    "no_such_address", gettext_noop("There is nothing at this address. Look at /api/v1/openapi.json.")
)
_BAD_JSON = Refusal(
    "bad_json", gettext_noop("The body is not JSON. Send a JSON object as the documentation shows it.")
)
_TOO_LARGE = Refusal("too_large", gettext_noop("The body is larger than 5 MB. Send less at once."))
_BUSY = Refusal("busy", gettext_noop("The server is busy. Nothing was written. Ask again shortly."))
_CONTRADICTION = Refusal(
    "contradiction",
    gettext_noop("What was sent contradicts what is recorded. Nothing was written. Read it again."),
)
_FAULT = Refusal(
    "fault", gettext_noop("Something went wrong here. Nothing was written. Tell the administrator the time.")
)


def problem(refusal: Refusal, status: int = 0, **more: Any) -> HttpResponse:
    """A refusal as an answer; its status follows from its code unless one is given."""
    status = status or STATUSES.get(refusal.code, 422)
    told = {
        "type": f"urn:motcua:problem:{refusal.code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": str(refusal),
        "code": refusal.code,
        **more,
    }
    answer = JsonResponse(told, status=status, content_type=TYPE, json_dumps_params={"ensure_ascii": False})
    if status == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="motcua"'
    answer["Cache-Control"] = "no-store"
    return answer


def tell_problems(api: NinjaAPI) -> None:
    """Let the API tell everything that goes wrong as a problem."""
    api.add_exception_handler(Refused, _refused)
    api.add_exception_handler(BadCase, _bad_date)
    api.add_exception_handler(ValidationError, _not_as_asked)
    api.add_exception_handler(AuthenticationError, _no_token)
    api.add_exception_handler(HttpError, _unreadable)
    api.add_exception_handler(RequestDataTooBig, lambda _request, _error: problem(_TOO_LARGE))
    api.add_exception_handler(IntegrityError, lambda _request, _error: problem(_CONTRADICTION, 409))
    api.add_exception_handler(DataError, lambda _request, _error: problem(_CONTRADICTION, 422))
    api.add_exception_handler(OperationalError, _busy)
    api.add_exception_handler(DatabaseError, _fault)
    api.add_exception_handler(Exception, _fault)


def _refused(_request: HttpRequest, refused: Any) -> HttpResponse:
    answer = problem(refused.refusal)
    wait = refused.refusal.params.get("seconds")
    if answer.status_code == 429 and wait:
        answer["Retry-After"] = str(wait)
    return answer


def _bad_date(_request: HttpRequest, error: Any) -> HttpResponse:
    """A date for which no working time can be counted; the calendar says why."""
    return problem(Refusal("bad_date", "{problem}", {"problem": str(error)}))


def _no_token(_request: HttpRequest, _error: Any) -> HttpResponse:
    text = gettext_noop("This address needs a token. Send “Authorization: Bearer mct_…” with yours.")
    return problem(Refusal("no_token", text))


def _unreadable(_request: HttpRequest, error: Any) -> HttpResponse:
    """A body that could not be read; our own parser says more of it than the library."""
    cause = error.__cause__
    return problem(cause.refusal) if isinstance(cause, Refused) else problem(_BAD_JSON, 400)


def _not_as_asked(_request: HttpRequest, error: Any) -> HttpResponse:
    """Where something is not as the documentation asks for it: the first in the sentence, all in `errors`.

    What was sent is not repeated: it may be about a person.
    """
    wrong = [{"where": ".".join(map(str, one["loc"])), "what": one["type"]} for one in error.errors]
    text = gettext_noop("“{where}” is not as it should be. Look it up in /api/v1/openapi.json.")
    return problem(Refusal("not_as_asked", text, {"where": wrong[0]["where"]}), errors=wrong)


def _busy(_request: HttpRequest, _error: Any) -> HttpResponse:
    answer = problem(_BUSY)
    answer["Retry-After"] = "1"
    return answer


def _fault(_request: HttpRequest, error: Any) -> HttpResponse:
    """A mistake of the program. Where it happened is logged; its text is not: it may be about a person."""
    _log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
    return problem(_FAULT, 500)
