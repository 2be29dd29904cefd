"""What applicants do themselves, sent by another system in which they did it: mend, correct, withdraw, rate.

The applicant stays the one who acts. The client says for whom it sends and how that person agreed, as those
do who help people to file; both are in the fact, with the client's account and post.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from motcua.clients.rules import Scope
from motcua.dossiers import actions
from motcua.dossiers.permissions import why_not_file
from motcua.dossiers.queries import obtain
from motcua.dossiers.rules import OnBehalf
from motcua.files.actions import store
from motcua.files.queries import files_of
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop

from . import asked, told
from .answers import answer, moment, once, seen, version_tag
from .documents import IF_MATCH, KEY, headers, writes
from .entrance import Bearer, ClientRequest
from .papers import BYTES, FILE_NAME, upload_of
from .telling import standing

router = Router(tags=["applicants"], auth=Bearer(Scope.APPLICANTS_ACT))
_OF = "dossiers/{uuid:dossier_id}/applicant"
_ACT: dict[str, Any] = {"response": writes(told.Standing, 404, 412), "openapi_extra": headers(IF_MATCH, KEY)}


@router.post(
    f"{_OF}/files",
    response=writes(told.FileKept, 404, status=201),
    openapi_extra={"parameters": [FILE_NAME], "requestBody": {"required": True, "content": BYTES}},
)
def keep_file(request: ClientRequest, dossier_id: UUID) -> HttpResponse:
    """Send a file for a dossier: the bytes of a PDF, JPEG or PNG, at most 20 MB. It is part of nothing yet;
    name it when you supply what was asked for."""
    dossier, _hat = _theirs(request, dossier_id)
    kept = store(upload=upload_of(request, "paper"), subject=dossier.pk, by=request.auth.hat, at=now())
    names = ("name", "media_type", "size", "pages")
    return answer({"id": str(kept.pk)} | {name: getattr(kept, name) for name in names}, 201)


@router.post(f"{_OF}/supply", **_ACT)
@once
def supply(request: ClientRequest, dossier_id: UUID, body: asked.Mended) -> HttpResponse:
    """Mend what an officer marked: all of it, and nothing else. `answers` are by the dotted path of a marked
    field, `files` by the key of a marked paper, each sent for this dossier before."""
    dossier, by = _acting(request, dossier_id, body)
    files = _files(dossier, body.files)
    return _done(request, actions.supply, dossier, by, answers=body.answers, files=files)


@router.post(f"{_OF}/contact", **_ACT)
@once
def correct_contact(request: ClientRequest, dossier_id: UUID, body: asked.ContactCorrected) -> HttpResponse:
    """Correct how the owner is reached. What is left empty stays as it is."""
    dossier, by = _acting(request, dossier_id, body)
    given = {name: getattr(body, name) for name in ("phone", "email", "address")}
    return _done(request, actions.correct_contact, dossier, by, **given)


@router.post(f"{_OF}/withdrawal", **_ACT)
@once
def withdraw(request: ClientRequest, dossier_id: UUID, body: asked.Withdrawn) -> HttpResponse:
    """Withdraw the dossier, until the work on it has ended. What is unpaid is no longer asked for."""
    dossier, by = _acting(request, dossier_id, body)
    return _done(request, actions.withdraw, dossier, by, reason=body.reason)


@router.post(f"{_OF}/rating", response=writes(told.Rating, 404, status=201), openapi_extra=headers(KEY))
@once
def rate(request: ClientRequest, dossier_id: UUID, body: asked.Rated) -> HttpResponse:
    """Rate the service, once, when everything is over."""
    dossier, by = _acting(request, dossier_id, body)
    given = {name: getattr(body, name) for name in ("stars", "ticks", "words")}
    made = actions.rate(dossier=dossier, by=by, at=now(), **given)
    return answer({"stars": made.stars, "ticks": made.ticks, "rated_at": moment(made.rated_at)}, 201)


def _theirs(request: ClientRequest, dossier_id: UUID) -> tuple[Any, Any]:
    """A dossier that the client sees, in a post that may enter things for people."""
    hat = request.auth.hat
    dossier = obtain(hat, dossier_id)
    refuse_if(why_not_file(hat))
    return dossier, hat


def _acting(request: ClientRequest, dossier_id: UUID, body: asked.ForApplicant) -> tuple[Any, OnBehalf]:
    """The dossier, and the applicant as whom is acted. Raises Refused where nobody filed for the owner."""
    dossier, hat = _theirs(request, dossier_id)
    for_owner = body.acting_for is asked.Capacity.OWNER
    person = dossier.owner_id if for_owner else dossier.representative_id
    if person is None:
        text = gettext_noop("Nobody filed this for its owner. Say that you act for the owner.")
        raise Refused(Refusal("no_representative", text))
    served = dossier.served_by
    return dossier, OnBehalf(
        applicant=person,
        unit=served.pk,
        unit_path=served.path,
        account=hat.account,
        post=hat.post,
        capacity=body.acting_for.value,
        consent=body.consent.value,
    )


def _done(request: ClientRequest, act: Any, dossier: Any, by: OnBehalf, **given: Any) -> HttpResponse:
    at: datetime = now()
    done = act(dossier=dossier, by=by, at=at, seen=seen(request), **given)
    return answer(standing(done), ETag=version_tag(done.version))


def _files(dossier: Any, named: dict[str, UUID]) -> dict[str, Any]:
    """The files of this dossier that were sent before, by the key of their paper."""
    known = {one.pk: one for one in files_of(dossier.pk, named.values())}
    if set(named.values()) - set(known):
        text = gettext_noop("A file was not sent for this dossier. Send it to its applicant/files first.")
        raise Refused(Refusal("unknown_file", text))
    return {key: known[file] for key, file in named.items()}
