"""Addresses that only a button leads to. Typed, reloaded or gone back to, they do nothing."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

View = Callable[[HttpRequest], HttpResponse]


def pressed(otherwise: str) -> Callable[[View], View]:
    """Only a press of the button acts. Whoever merely opens the address (from the history, from a mark, after
    a reload) would get an empty page: they go on to the page named `otherwise`, and nothing has happened."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest) -> HttpResponse:
            return view(request) if request.method == "POST" else redirect(otherwise)

        return guarded

    return decorate
