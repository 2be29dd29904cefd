"""The receipt a helper prints for the person: number, what happens next, and the way to track it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.dossiers.queries import tracked_filing
from motcua.drafts.queries import helped
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from ..finding.asking import qr
from ..own.dossiers import procedure_name
from ..tracking.proof import private
from ..tracking.standing import initials, where_to_ask


@needs(Permission.HELP)
def receipt(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """One sheet for the person who was helped. Not found for what somebody else helped with."""
    draft = helped(request.hat, draft_id)
    dossier = tracked_filing(draft.filed_id) if draft and draft.filed_id else None
    if draft is None or dossier is None:
        raise Http404
    number = dossier.code or draft.code
    page = reverse("citizen:track-dossier", args=[number])
    link = f"{settings.SITE}{page}?{urlencode({'k': dossier.track_key})}"
    asked = content(dossier.procedure_version_id).papers_for(dossier.case)
    context: dict[str, Any] = {
        "draft": draft,
        "dossier": dossier,
        "number": number,
        "procedure": procedure_name(dossier.procedure_version_id),
        "initials": initials(dossier.owner.name),
        "where": where_to_ask(dossier),
        "papers": [one.name for one in asked if one.required is not False],
        "by_post": dossier.channel == Channel.POST.value,
        "minutes": -(-draft.helped_seconds // 60),
        "key": dossier.track_key,
        "qr": qr(link),
    }
    return private(render(request, "citizen/helping/receipt.html", context))
