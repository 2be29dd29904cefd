"""The desk's door to one dossier: obtained through the gate, or "not found" for whoever asks."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404

from motcua.dossiers.queries import obtain, worklist
from motcua.kernel.refusal import Refused
from motcua.staff.entrance import OfficerRequest

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


def obtained(request: OfficerRequest, dossier_id: UUID) -> Dossier:
    """The dossier, for this hat. Http404 for the stranger and the unknown alike."""
    try:
        return obtain(request.hat, dossier_id)
    except Refused as refused:
        raise Http404(str(refused)) from None


def list_behind(request: OfficerRequest) -> str:
    """The worklist from which the officer came, if the address remembers one."""
    code = request.GET.get("list", "")
    return code if worklist(code) else ""
