"""Dossiers: filed, listed, read."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from motcua.clients.rules import Scope
from motcua.dossiers import actions
from motcua.dossiers.queries import ListFilter, listed, obtain, page_of
from motcua.dossiers.rules import Status
from motcua.kernel.clock import now

from . import asked, telling, told
from .answers import answer, once, read, version_tag
from .cursors import cursor as cursor_of
from .cursors import place
from .documents import IF_NONE_MATCH, KEY, PREFIX, headers, reads, writes
from .entrance import Bearer, ClientRequest
from .filing import intake_of
from .paging import Cursor, Limit

router = Router(tags=["dossiers"])
_READ = Bearer(Scope.DOSSIERS_READ)


@router.post(
    "dossiers",
    auth=Bearer(Scope.DOSSIERS_FILE),
    response=writes(told.Standing, status=201),
    openapi_extra=headers(KEY),
)
@once
def file(request: ClientRequest, body: asked.FilingAsked) -> HttpResponse:
    """File a dossier: it waits for acceptance, or with `accept` it is accepted at once and has its code and
    its date. Send an Idempotency-Key, and repeating the request does no harm."""
    hat, at = request.auth.hat, now()
    intake = intake_of(body, request.auth, at)
    take = actions.receive if body.accept else actions.file
    made = take(intake=intake, by=hat, at=at)
    where = f"{PREFIX}dossiers/{made.pk}"
    return answer(telling.standing(made), 201, ETag=version_tag(made.version), Location=where)


@router.get("dossiers", auth=_READ, response=reads(told.Dossiers), openapi_extra=headers(IF_NONE_MATCH))
def dossiers(
    request: ClientRequest,
    status: Annotated[Status | None, Query(description="Only those in this status.")] = None,
    unit: Annotated[UUID | None, Query(description="Only those this unit received or decides.")] = None,
    changed_since: Annotated[
        asked.Moment | None, Query(description="Only those whose status changed at or after this moment.")
    ] = None,
    cursor: Cursor = "",
    limit: Limit = 50,
) -> HttpResponse:
    """The dossiers that the token sees, in the order of filing, without anything about persons."""
    after = UUID(place("dossiers", cursor, 1)[0]) if cursor else None
    wanted, at = ListFilter(status, unit, changed_since), now()
    page = listed(request.auth.hat, wanted, after=after, limit=limit + 1)
    more = cursor_of("dossiers", str(page[limit - 1].pk)) if len(page) > limit else None
    items: list[Any] = [telling.listed(one, at) for one in page[:limit]]
    return read(request, {"items": items, "next": more})


@router.get(
    "dossiers/{uuid:dossier_id}",
    auth=_READ,
    response=reads(told.Dossier, 404),
    openapi_extra=headers(IF_NONE_MATCH),
)
def dossier(request: ClientRequest, dossier_id: UUID) -> HttpResponse:
    """Everything about one dossier but its papers, and which acts may be done now."""
    hat, at = request.auth.hat, now()
    found = obtain(hat, dossier_id)
    return read(request, telling.whole(page_of(found, hat, at), at), found.version)
