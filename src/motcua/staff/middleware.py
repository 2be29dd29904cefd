from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from motcua.kernel.clock import local_day, now

from .models import Account
from .queries import hat
from .rules import Hat

WORN = "worn_post"


class HatMiddleware:
    """`request.hat`: the officer's account and the post it wears, worked out once per request, when asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.hat = SimpleLazyObject(lambda: _hat_of(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def worn(hat: Hat) -> Hat:
    """The hat itself, from the object that works it out when it is first asked for: each look at an attribute
    of that one takes several times as long."""
    itself: Hat = getattr(hat, "_wrapped", hat)
    return itself


def wear(request: HttpRequest, post: Any) -> None:
    """From now on the officer wears this post, until it is changed or the session ends. A post that is not,
    or no longer, the officer's is passed over: the first there is takes its place."""
    request.session[WORN] = str(post)


def _hat_of(request: HttpRequest) -> Hat | None:
    if not isinstance(request.user, Account):
        return None
    return hat(request.user, request.session.get(WORN), local_day(now()))
