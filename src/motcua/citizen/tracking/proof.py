"""The proof that somebody may see one dossier: kept in the session, signed, good for half an hour.

It is given for code and phone, for code and key, or by another part of this face that knows whose dossier it
is (`prove`). Wrong guesses are counted (`motcua.citizen.tries`); every wrong one gets the same answer.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, cast
from uuid import UUID

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.dossiers.queries import tracked_filing
from motcua.dossiers.rules import AsApplicant

from ..tries import allowed

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

MINUTES = 30
_SALT = "motcua.tracking"
_KEY = "tracked"
_KEPT = "tracked_typed"
_MOST = 20
_LARGEST = 50_000

Arguments = ParamSpec("Arguments")
DossierView = Callable[Concatenate[HttpRequest, "Dossier", str, Arguments], HttpResponse]


def prove(request: HttpRequest, dossier: Dossier, code: str = "") -> str:
    """Let this browser see a dossier for half an hour; the address of its page. `code` is what it is called
    before it has a code of its own."""
    called = (code or dossier.code or str(dossier.pk)).upper()
    proofs = {name: one for name, one in request.session.get(_KEY, {}).items() if _opened(one, name)}
    proofs = dict(list(proofs.items())[-_MOST:])
    proofs[called] = signing.dumps([called, str(dossier.pk)], salt=_SALT)
    request.session[_KEY] = proofs
    return reverse("citizen:track-dossier", args=[called])


def proven(request: HttpRequest, code: str) -> Dossier | None:
    """The dossier of this code, if this browser has shown within the last half hour that it may see it."""
    called = code.upper()
    dossier = _opened(request.session.get(_KEY, {}).get(called, ""), called)
    return tracked_filing(dossier) if dossier else None


def forget(request: HttpRequest) -> None:
    """Whoever uses this browser next sees nothing."""
    for key in (_KEY, _KEPT):
        request.session.pop(key, None)


def _opened(proof: str, called: str) -> UUID | None:
    try:
        name, dossier = signing.loads(proof, salt=_SALT, max_age=MINUTES * 60)
    except (signing.BadSignature, ValueError):
        return None
    return UUID(dossier) if name == called else None


def behind_proof(view: DossierView[Arguments]) -> Callable[..., HttpResponse]:
    """A page of one dossier; without proof, first to the question for code and phone. What was typed when
    the half hour ran out is kept for the page, and is shown again after the proof; files are not."""

    @wraps(view)
    def entered(
        request: HttpRequest, code: str, *args: Arguments.args, **kwargs: Arguments.kwargs
    ) -> HttpResponse:
        dossier = proven(request, code)
        if dossier:
            return private(view(request, dossier, code.upper(), *args, **kwargs))
        if request.method == "POST" and len(text := request.POST.urlencode()) < _LARGEST:
            request.session[_KEPT] = [request.path, text]
        asked = reverse("citizen:track")
        return private(HttpResponseRedirect(f"{asked}?{_returning(request)}"))

    entered.entrance = "public"  # type: ignore[attr-defined]
    return cast("Callable[..., HttpResponse]", entered)


def _returning(request: HttpRequest) -> str:
    """The page to come back to, signed: nobody can send a reader elsewhere with it."""
    return f"then={signing.dumps(request.path, salt=_SALT)}"


def way_back(request: HttpRequest, code: str) -> str:
    """The page of this dossier that the proof was asked for; nothing when there was none."""
    try:
        path = str(signing.loads(request.GET.get("then", ""), salt=_SALT))
    except signing.BadSignature:
        return ""
    own = reverse("citizen:track-dossier", args=[code]).upper()
    return path if path.upper().startswith(own) else ""


def was_asked(request: HttpRequest) -> str:
    """The code in the address that the proof is asked for."""
    try:
        path = str(signing.loads(request.GET.get("then", ""), salt=_SALT))
    except signing.BadSignature:
        return ""
    return path.split("/")[2]


def typed_before(request: HttpRequest) -> str:
    """What was typed on this page when the proof had run out, once."""
    path, text = request.session.get(_KEPT, ["", ""])
    if path != request.path:
        return ""
    del request.session[_KEPT]
    return str(text)


def may_send_files(request: HttpRequest) -> bool:
    """Whether files still come at a human pace from here; counts this time."""
    return allowed(request, "track_files")


def applicant_of(dossier: Dossier) -> AsApplicant:
    """Who acts, as the journal will remember it."""
    return AsApplicant(dossier.owner_id, dossier.served_by_id, dossier.served_by.path)


def private(answer: HttpResponse) -> HttpResponse:
    """Nobody on the way keeps the page, no search engine lists it."""
    answer["Cache-Control"] = "private, no-store"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    return answer
