"""Pages that travel packed, for weak lines: those on which nobody's secrets stand."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


def packed(view: View[Arguments]) -> View[Arguments]:
    """Send this page packed to who can unpack it.

    Only for pages that say the same to everybody. Whoever can see how long an encrypted answer is, and have
    words of their own repeated in it, could otherwise guess a secret on it letter by letter (BREACH). The one
    secret here is the form token, which Django masks anew for each answer; the packing adds a random length
    besides. Pages with a name, a draft or a dossier on them are never packed.
    """

    @wraps(view)
    def pack(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        answer = _GZIP.process_response(request, view(request, *args, **kwargs))
        assert isinstance(answer, HttpResponse)
        return answer

    return pack


_GZIP = GZipMiddleware(lambda request: HttpResponse())
