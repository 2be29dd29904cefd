"""The front door of the demonstration: choose somebody and be them."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from motcua.kernel.clock import local_day, now
from motcua.staff.entrance import front_door, public
from motcua.staff.middleware import WORN
from motcua.staff.queries import hat_of_post

from .sign_in import cast_posts, seats


@public
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Everybody of the cast with one button each."""
    _only_in_a_demonstration()
    found = seats(now())
    shown = [seat for seat in found if seat.officer.shown]
    others = [seat for seat in found if not seat.officer.shown]
    return render(request, "demo/home.html", {"shown": shown, "others": others})


@public
@require_POST
def enter(request: HttpRequest, username: str) -> HttpResponse:
    """Sign in as a member of the cast, wearing that post's hat. No other account can be entered so."""
    _only_in_a_demonstration()
    post = cast_posts(now()).get(username)
    if post is None:
        raise Http404
    login(request, post.account, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[WORN] = str(post.pk)
    return redirect(front_door(hat_of_post(post.pk, local_day(now()))))


def _only_in_a_demonstration() -> None:
    if not settings.DEMO:
        raise Http404
