"""To the provider, back from it, and out again."""

from typing import Any

import requests
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET

from motcua.pages.look import way_back
from motcua.staff.entrance import public

from ..pressing import pressed
from ..tracking.proof import private
from ..tries import allowed
from .provider import ID, SignedAnswers, provider_of


@public
@pressed("citizen:own")
def sign_in(request: HttpRequest) -> HttpResponse:
    """To the provider, to prove who one is there; afterwards back to `next` or to one's own page."""
    provider = provider_of(request)
    if provider is None:
        raise Http404
    if not allowed(request, "citizen_sign_in"):
        messages.warning(request, _("There were too many tries. Wait ten minutes, then try again."))
        return redirect("citizen:own")
    back = way_back(request, request.POST.get("next", ""), reverse("citizen:own"))
    try:
        answer: HttpResponse = provider.redirect(request, AuthProcess.LOGIN, next_url=back)
    except (requests.RequestException, KeyError, ValueError):
        sentence = _("The other side does not answer. Try again later, or go on without an account.")
        messages.warning(request, sentence)
        return redirect("citizen:own")
    return answer


@public
@require_GET
@sensitive_variables()
def arrived(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider, with its answer in the address."""
    if provider_id != ID or provider_of(request) is None:
        raise Http404
    view: Any = OAuth2CallbackView.adapter_view(SignedAnswers(request, provider_id))
    return private(view(request))


@public
@pressed("citizen:own")
def sign_out(request: HttpRequest) -> HttpResponse:
    """Out: this browser forgets who it was, and every dossier it has shown."""
    logout(request)
    messages.success(request, _("You are signed out."))
    return private(redirect("citizen:own"))
