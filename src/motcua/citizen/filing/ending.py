"""Ends without a filing: giving a draft up, and leaving a computer that others use."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language_from_request, override
from django.utils.translation import gettext as _

from motcua.drafts.actions import give_up
from motcua.kernel.refusal import Refused
from motcua.staff.entrance import public

from ..pressing import pressed
from ..tracking.proof import private
from . import cookies
from .gate import Filing, behind_draft


@public
@pressed("citizen:file")
def leave(request: HttpRequest) -> HttpResponse:
    """Finish and forget: nothing of the person stays in this browser. Drafts stay where they are, for whoever
    knows code and telephone number."""
    request.session.flush()
    answer = redirect("citizen:file")
    request.COOKIES.pop(settings.LANGUAGE_COOKIE_NAME, None)  # the next page speaks the browser's own
    with override(get_language_from_request(request)):
        messages.success(request, _("Everything is forgotten here. The next person can begin."))
    cookies.forget(answer)
    return private(answer)


@behind_draft
def stop(filing: Filing) -> HttpResponse:
    """Give the draft up: what was typed is shredded at once."""
    if not filing.posted or filing.stale:
        return filing.page("give_up", 403 if filing.stale else 200)
    try:
        give_up(draft=filing.draft, by=filing.by, at=filing.at)
    except Refused as refused:
        return filing.page("give_up", 409, refused=str(refused))
    messages.success(filing.request, _("The draft is deleted, with all that was typed and photographed."))
    answer = HttpResponseRedirect(reverse("citizen:file"))
    cookies.dismiss(filing.request, answer, filing.draft)
    return answer
