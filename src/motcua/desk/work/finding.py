"""The one search box: a single hit opens at once, more are listed, none is said kindly."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from motcua.dossiers.queries import obtain, search
from motcua.dossiers.queries.search import SHOWN
from motcua.drafts.queries import filed_as, prepared_under
from motcua.drafts.rules import tidy_code
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.kernel.text import tidy
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission

from .lines import dossier_url, lines
from .shell import shell_context

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

LONGEST = 100


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest) -> HttpResponse:
    """Dossiers by code, name without diacritics, phone or ID number, or the number told when it was filed
    online. The number of what waits to be taken in at the counter leads there."""
    at = now()
    text = tidy(request.GET.get("q", ""))[:LONGEST]
    if prepared_under(request.hat, text):
        return redirect(f"{reverse('desk:intake')}?{urlencode({'q': text})}")
    found = _numbered(request.hat, text) or search(request.hat, text) if text else []
    if len(found) == 1:
        return redirect(dossier_url(found[0].pk))
    context = shell_context(request, at) | {
        "text": text,
        "lines": lines(found, at),
        "at": at,
        "full": len(found) >= SHOWN,
        "pick": False,
    }
    return render(request, "desk/work/search.html", context)


def _numbered(hat: Hat, text: str) -> list[Dossier]:
    """The dossier that people know by the number of the draft it was made of, for it has no other yet."""
    filed = filed_as(text) if tidy_code(text) else None
    try:
        return [obtain(hat, filed)] if filed else []
    except Refused:
        return []
