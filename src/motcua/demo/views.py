"""The front door of the demonstration: choose somebody and be them, an officer or a citizen."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from motcua.kernel.clock import local_day, now
from motcua.staff.entrance import front_door, public
from motcua.staff.middleware import WORN
from motcua.staff.queries import hat_of_post

from .cast import CHAIRMAN, HELPER
from .offers import offers
from .sign_in import cast_posts, seats

# The public's addresses as people type them: a face does not know the names of another one's pages.
FIND, TRACK, RESUME, CHOOSE_PLACE = "/find/", "/track/", "/file/resume/", "/find/place/set/"


@public
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """What a citizen can do, and everybody of the cast with one button each."""
    _only_in_a_demonstration()
    found = seats(now())
    by_name = {seat.officer.username: seat for seat in found}
    context = {
        "shown": [seat for seat in found if seat.officer.shown],
        "others": [seat for seat in found if not seat.officer.shown],
        "helper": by_name.get(HELPER),
        "offers": offers(),
        "find": FIND,
        "track": TRACK,
        "resume": RESUME,
        "ward": by_name[CHAIRMAN].unit if CHAIRMAN in by_name else "",
    }
    return render(request, "demo/home.html", context)


@public
@require_POST
def be_citizen(request: HttpRequest) -> HttpResponse:
    """Leave the officer's chair, if one sits in it, and go on to where the public chooses its commune: the
    form names the ward, and the page to begin on."""
    _only_in_a_demonstration()
    logout(request)
    return redirect(CHOOSE_PLACE, preserve_request=True)


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
