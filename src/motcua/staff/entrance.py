"""Who may enter a page. Every view says it aloud; a guard test fails on one that does not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from motcua.kernel.words import gettext_noop

from .kept import keep_form
from .middleware import worn
from .rules import Hat, Permission

NO_POST = gettext_noop(
    "Your account has no post today, so there is nothing you could do here. "
    "Ask the head of your centre or the administrator to give you one, then load this page again."
)

FOR_OFFICERS = gettext_noop("This page is for officers. Your own dossiers are under “My dossiers”.")

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponseBase]


class OfficerRequest(HttpRequest):
    """A request whose hat is known."""

    hat: Hat


OfficerView = Callable[Concatenate[OfficerRequest, Arguments], HttpResponseBase]


def front_door(hat: Hat) -> str:
    """Where the work of a hat begins: at the desk, or for those who only help, on their own pages."""
    only_helps = hat.may(Permission.HELP) and not hat.may(Permission.SEE_DOSSIERS)
    return str(settings.HELP_URL if only_helps else settings.LOGIN_REDIRECT_URL)


def public(view: View[Arguments]) -> View[Arguments]:
    """Anybody may enter."""
    view.entrance = "public"  # type: ignore[attr-defined]
    return view


def signed_in(view: OfficerView[Arguments]) -> View[Arguments]:
    """Any officer with a post may enter."""
    return _guarded(view, None)


def needs(permission: Permission) -> Callable[[OfficerView[Arguments]], View[Arguments]]:
    """Officers whose hat has this permission may enter."""

    def decorate(view: OfficerView[Arguments]) -> View[Arguments]:
        return _guarded(view, permission)

    return decorate


def _guarded(view: OfficerView[Arguments], permission: Permission | None) -> View[Arguments]:
    @wraps(view)
    def entered(request: HttpRequest, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        hat = getattr(request, "hat", None) or None
        if hat is None:
            raise PermissionDenied(_(FOR_OFFICERS if request.user.is_citizen else NO_POST))
        if permission and not hat.may(permission):
            raise PermissionDenied
        request.hat = worn(hat)  # type: ignore[attr-defined]
        return view(request, *args, **kwargs)  # type: ignore[arg-type]

    entered.entrance = permission.value if permission else "signed_in"  # type: ignore[attr-defined]
    return cast(View[Arguments], entered)


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    """To the sign-in page; what was being posted is kept for the same officer (`motcua.staff.kept`)."""
    came_from = keep_form(request) if request.method == "POST" else request.get_full_path()
    if not request.headers.get("HX-Request"):
        return redirect_to_login(came_from)
    # A part of a page was asked for: the whole page goes to sign in, and comes back as a whole.
    shown = urlsplit(request.headers.get("HX-Current-URL", ""))
    page = shown.path if shown.netloc == request.get_host() else "/"
    return HttpResponse(status=204, headers={"HX-Redirect": redirect_to_login(page).url})
