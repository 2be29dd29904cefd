"""The addresses of the API. Each asks for a token, but for the document that describes them."""

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop
from motcua.staff.entrance import public

from .problems import NO_ADDRESS, problem
from .site import api, text

app_name = "api"
_text = cache(text)


@public
@require_GET
def openapi(_request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return HttpResponse(_text(), content_type="application/json")


@public
@csrf_exempt
def nothing(_request: HttpRequest, /, **_given: Any) -> HttpResponse:
    """An address that is none, told as a problem like everything else."""
    return problem(NO_ADDRESS)


def _door(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A view of the library: a token is asked for inside; a wrong method is told as a problem."""

    @wraps(view)
    def entered(request: HttpRequest, **given: Any) -> HttpResponseBase:
        made = view(request, **given)
        if made.status_code != 405:
            return made
        text = gettext_noop("This address does not take {method}. It takes {allowed}.")
        refusal = Refusal("wrong_method", text, {"method": request.method, "allowed": made["Allow"]})
        told = problem(refusal)
        told["Allow"] = made["Allow"]
        return told

    entered.entrance = "client"  # type: ignore[attr-defined]
    entered.__module__ = __name__
    return entered


def _addresses() -> list[URLPattern]:
    inside, _app, _namespace = api.urls
    return [
        path(str(one.pattern), _door(one.callback), name=one.name)
        for one in inside
        if isinstance(one, URLPattern) and one.name != "api-root"
    ]


urlpatterns: list[URLPattern] = [
    path("openapi.json", openapi, name="openapi"),
    *_addresses(),
    re_path(r"^[\s\S]*\Z", nothing, name="nothing"),
]
