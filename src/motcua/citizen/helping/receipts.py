"""What a helper prints for the person: the receipt and the way to track it, or the number for the counter."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.dossiers.queries import tracked_filing
from motcua.drafts.queries import helped, papers_of, typed
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from ..finding.asking import qr
from ..going_on import filing_page
from ..own.dossiers import procedure_name
from ..tracking.proof import private
from ..tracking.standing import initials, where_to_ask


@needs(Permission.HELP)
def prepared(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """One sheet for the person to take to the counter: the number under which all lies ready there, and what
    to bring. Leads to the receipt once it was taken in, and back to the draft while something is missing."""
    draft = helped(request.hat, draft_id)
    if draft is None or (draft.ended_at and not draft.filed_id):
        raise Http404
    if draft.filed_id or not draft.agreed_at:
        return redirect("citizen:help-receipt", draft.pk) if draft.filed_id else redirect(filing_page(draft))
    owner = typed(draft).get("owner", {}).get("name", "")
    context: dict[str, Any] = {
        "draft": draft,
        "procedure": procedure_name(draft.version_id),
        "initials": initials(owner),
        "papers": [one.paper.name for one in papers_of(draft) if one.said or one.pages],
        "minutes": -(-draft.helped_seconds // 60),
        "draft_page": filing_page(draft),
    }
    return private(render(request, "citizen/helping/prepared.html", context))


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
        "at_counter": dossier.channel == Channel.COUNTER.value,
        "minutes": -(-draft.helped_seconds // 60),
        "key": dossier.track_key,
        "qr": qr(link),
    }
    return private(render(request, "citizen/helping/receipt.html", context))
