"""A citizen's own page: dossiers, drafts, and who one is here."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET

from motcua.applicants.queries import citizen_of
from motcua.drafts.queries import number_of_filing
from motcua.kernel.clock import now
from motcua.staff.entrance import public

from ..tracking.proof import private, prove
from .dossiers import line, own_dossier, own_dossiers, own_drafts
from .provider import provider_name


@public
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Whoever is signed in as a citizen sees what is theirs; anybody else how to get in, or on without."""
    account = account_of(request)
    context: dict[str, Any] = {"provider": provider_name()}
    if account is None:
        context["officer"] = request.user.is_authenticated
        return private(render(request, "citizen/own/door.html", context))
    citizen, at = citizen_of(account), now()
    lines = [line(one, at) for one in own_dossiers(account, citizen)]
    context |= {
        "citizen": citizen,
        "running": [one for one in lines if one.running],
        "over": [one for one in lines if not one.running],
        "drafts": own_drafts(account),
    }
    return private(render(request, "citizen/own/home.html", context))


@public
@require_GET
def dossier(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """To the page of a dossier of one's own."""
    account = account_of(request)
    found = own_dossier(account, dossier_id) if account else None
    if found is None:
        raise Http404
    # Before it is accepted it has no code, but the number that stood on the page after filing.
    return private(HttpResponseRedirect(prove(request, found, found.code or number_of_filing(found.pk))))


def account_of(request: HttpRequest) -> UUID | None:
    """The account of the citizen who is signed in; None for an officer and for nobody."""
    user: Any = request.user
    return user.pk if user.is_authenticated and user.is_citizen else None
