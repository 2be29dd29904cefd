"""The one search box: a single hit opens at once, more are listed, none is said kindly."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from motcua.dossiers.queries import search
from motcua.dossiers.queries.search import SHOWN
from motcua.kernel.clock import now
from motcua.kernel.text import tidy
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from .lines import dossier_url, lines
from .shell import shell_context

LONGEST = 100


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest) -> HttpResponse:
    """Dossiers by code, name without diacritics, phone or ID number."""
    at = now()
    text = tidy(request.GET.get("q", ""))[:LONGEST]
    found = search(request.hat, text) if text else []
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
