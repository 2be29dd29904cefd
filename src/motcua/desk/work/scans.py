"""Scans of papers: taken in, and shown to those who may see the dossier."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from motcua.dossiers.actions import attach_scan
from motcua.files.queries import content, file
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from .fields import ScanField
from .gate import list_behind, obtained
from .lines import dossier_url

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, DossierPaper


class ScanForm(forms.Form):
    """One file for one paper."""

    scan = ScanField(
        label=gettext_lazy("File with the scan"),
        error_messages={"required": gettext_lazy("Choose the file with the scan first.")},
    )


@needs(Permission.FILE)
@require_POST
def add(request: OfficerRequest, id: UUID, paper: UUID) -> HttpResponse:
    """Keep the scan of one paper; an earlier one stays in the store."""
    dossier = obtained(request, id)
    line = _paper(dossier, paper)
    form = ScanForm(request.POST, request.FILES)
    if form.is_valid():
        _attach(request, dossier, line, form)
    else:
        messages.error(request, f"{line.name}: {' '.join(map(str, form.errors['scan']))}")
    return redirect(dossier_url(id, list_behind(request)) + "#papers")


def _attach(request: OfficerRequest, dossier: Dossier, line: DossierPaper, form: ScanForm) -> None:
    upload = form.cleaned_data["scan"]
    try:
        attach_scan(dossier=dossier, paper=line, upload=upload, by=request.hat, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The scan is kept: %(paper)s.") % {"paper": line.name})


def _paper(dossier: Dossier, paper: UUID) -> DossierPaper:
    found = dossier.papers.filter(pk=paper).first()
    if found is None:
        raise Http404
    return found


@needs(Permission.SEE_DOSSIERS)
@never_cache
def show(request: OfficerRequest, id: UUID, file_id: UUID) -> HttpResponse:
    """A file of this dossier, in the browser. Its kind was told by its content when it was taken in."""
    dossier = obtained(request, id)
    stored = file(file_id, dossier.pk)
    if stored is None:
        raise Http404
    response = HttpResponse(content(stored), content_type=stored.media_type)
    response["Content-Disposition"] = f"inline; filename*=UTF-8''{quote(stored.name)}"
    return response
