"""One's own posts, language and way of signing in."""

from typing import Any, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.staff.actions import choose_language
from motcua.staff.entrance import OfficerRequest, front_door, signed_in
from motcua.staff.middleware import wear
from motcua.staff.queries import hats_of
from motcua.staff.signin import speak


@signed_in
def hats(request: OfficerRequest) -> HttpResponse:
    """Choose the post to work in, after signing in and at any time."""
    found = hats_of(cast(Any, request.user), local_day(now()))
    if request.method == "POST":
        return _put_on(request, [str(one.post) for one in found])
    context = {"hats": found, "worn": request.hat, "next": _next(request, request.GET)}
    return render(request, "desk/office/hats.html", context)


@require_POST
@signed_in
def language(request: OfficerRequest) -> HttpResponse:
    """The language in which one's pages come after signing in."""
    chosen = request.POST.get("language", "")
    try:
        choose_language(account=cast(Any, request.user), language=chosen, by=request.hat, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:hats")
    with override(chosen):
        messages.success(request, _("From now on your pages come in this language."))
    answer = redirect("desk:hats")
    speak(answer, chosen)
    return answer


def _put_on(request: OfficerRequest, own: list[str]) -> HttpResponse:
    post = request.POST.get("post", "")
    if post not in own:
        messages.error(request, _("This post is not, or no longer, yours. Choose one of these."))
        return redirect("desk:hats")
    wear(request, post)
    worn = next(one for one in hats_of(cast(Any, request.user), local_day(now())) if str(one.post) == post)
    wanted = _next(request, request.POST) or "/"
    return HttpResponseRedirect(front_door(worn) if wanted == settings.LOGIN_REDIRECT_URL else wanted)


def _next(request: HttpRequest, given: Any) -> str:
    """Where the officer wanted to go before choosing; only an address of ours."""
    wanted = str(given.get("next", ""))
    return wanted if url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) else ""
