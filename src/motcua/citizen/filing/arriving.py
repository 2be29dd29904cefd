"""Files in parts, over a line that breaks: the browser asks how much has come and goes on from there.

Answers are JSON for the script of the paper's page; the form of that page does the same without it.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse

from motcua.files import queries as files
from motcua.files.actions import append_part, begin_upload, finish_upload
from motcua.kernel.refusal import Refusal, Refused

from .gate import Filing, behind_draft
from .papers import PART, may_send, put_in


@behind_draft
def begin(filing: Filing, key: str) -> HttpResponse:
    """Announce a file of a paper: its name and size. The answer says where its parts go."""
    if not filing.posted or filing.stale:
        return _stale()
    if not any(one.paper.key == key for one in filing.papers):
        raise Http404
    size = filing.request.POST.get("size", "")
    try:
        if refusal := may_send(filing):
            raise Refused(refusal)
        known = int(size) if size.isascii() and size.isdigit() and len(size) < 12 else 0
        name = filing.request.POST.get("name", "")
        coming = begin_upload(subject=filing.draft.pk, name=name, size=known, at=filing.at, by=filing.by)
    except Refused as refused:
        return _refused(refused.refusal)
    place = reverse("citizen:file-arriving-part", args=[filing.draft.code, key, coming.pk])
    return JsonResponse({"address": place, "received": 0}, status=201)


@behind_draft
def go_on(filing: Filing, key: str, id: UUID) -> HttpResponse:
    """GET: how much has come. POST with `?offset=`: the next part; the last one makes it a page."""
    coming = files.arriving(id, filing.draft.pk)
    if coming is None:
        raise Http404
    if not filing.posted:
        return JsonResponse({"received": coming.received})
    if filing.stale:
        return _stale()
    try:
        part = filing.request.read(PART * 4 + 1)
        if part:
            append_part(arriving=coming, offset=_offset(filing), part=part, at=filing.at, by=filing.by)
        if coming.received < coming.size:
            return JsonResponse({"received": coming.received})
        stored = finish_upload(arriving=coming, by=filing.by, at=filing.at)
        page = put_in(filing, key, stored)
    except Refused as refused:
        return _refused(refused.refusal)
    return JsonResponse({"received": coming.size, "page": page}, status=201)


def _offset(filing: Filing) -> int:
    text = filing.request.GET.get("offset", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else -1


def _refused(refusal: Refusal) -> JsonResponse:
    """What is wrong, in a sentence; for a wrong place also where to go on."""
    told: dict[str, Any] = {"code": refusal.code, "sentence": str(refusal)}
    if refusal.code in ("wrong_offset", "not_whole"):
        return JsonResponse(told | {"received": refusal.params["received"]}, status=409)
    return JsonResponse(told, status=429 if refusal.code == "too_many_files" else 422)


def _stale() -> JsonResponse:
    return JsonResponse({"code": "stale"}, status=403)
