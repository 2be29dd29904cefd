"""Where catalogue work begins: search, what is being worked on, what is doubted; and one procedure's page."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from motcua.dossiers.queries import running_of, running_under_older
from motcua.kernel.clock import local_day, now
from motcua.kernel.words import translate
from motcua.procedures import keeping
from motcua.staff.entrance import OfficerRequest

from .scene import keeps_catalogue, page, versions_or_404

MOST = 50
KINDS_SHOWN = 8


@keeps_catalogue
def home(request: OfficerRequest) -> HttpResponse:
    """Search in the whole catalogue; the working copies; the doubts by kind."""
    at = now()
    text = request.GET.get("q", "").replace("\x00", "").strip()[:200]
    found = keeping.found_anywhere(text, local_day(at), MOST + 1) if text else []
    kinds = [] if text else keeping.doubt_kinds()
    context = {
        "text": text,
        "rows": found[:MOST],
        "too_many": len(found) > MOST,
        "most": MOST,
        "drafts": [] if text else keeping.drafts_in_work(),
        "kinds": [_kind(one) for one in kinds[:KINDS_SHOWN]],
        "doubts": sum(one.number for one in kinds),
    }
    return page(request, "home", at, context)


def _kind(kind: keeping.Kind) -> dict[str, Any]:
    return {"text": kind.text, "words": translate(kind.text), "number": kind.number}


@keeps_catalogue
def procedure(request: OfficerRequest, code: str) -> HttpResponse:
    """One procedure as its keepers see it: versions, doubts, the working copy, running dossiers."""
    at = now()
    draft = keeping.version_draft(code)
    if draft and draft.based_on is None:
        return redirect("desk:catalogue_copy", code)
    versions = versions_or_404(code)
    in_force = next((one for one in versions if one.in_force_from <= local_day(at)), None)
    older = running_under_older(request.hat, in_force).count() if in_force else 0
    context = {
        "code": code,
        "newest": versions[0],
        "versions": [
            _version(one, before, at) for one, before in zip(versions, [*versions[1:], None], strict=True)
        ],
        "draft": draft,
        "doubts": [_doubt(one) for one in keeping.doubts(code=code)[:MOST]],
        "looked": [_doubt(one) for one in keeping.doubts(code=code, looked=True)[:MOST]],
        "in_force": in_force,
        "older": older,
        **_end(request, versions[0], at),
    }
    return page(request, "procedure", at, context)


def _end(request: OfficerRequest, newest: Any, at: datetime) -> dict[str, Any]:
    """Whether its end has come, and how many dossiers go on all the same."""
    if newest.in_force_to is None:
        return {"ended": False, "running": 0}
    ended = newest.in_force_to <= local_day(at)
    return {"ended": ended, "running": running_of(request.hat, newest.procedure_id)}


def _version(version: Any, before: Any, at: Any) -> dict[str, Any]:
    address = reverse("desk:catalogue_compare", args=[version.procedure.code])
    holds = version.in_force_from <= local_day(at)
    ended = version.in_force_to is not None and version.in_force_to <= local_day(at)
    return {
        "version": version,
        "state": "ended" if ended else "in_force" if holds else "coming",
        "compare": f"{address}?old={before.number}&new={version.number}" if before else "",
    }


def _doubt(doubt: Any) -> dict[str, Any]:
    return {"doubt": doubt, "words": translate(doubt.text)}
