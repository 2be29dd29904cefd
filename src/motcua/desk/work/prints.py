"""Which printed forms of a dossier there are to print now."""

from typing import Any

from django.utils.translation import gettext as _

from motcua.dossiers.queries import DossierPage
from motcua.dossiers.rules import Status

from .shell import address


def prints_of(page: DossierPage) -> list[dict[str, Any]]:
    """Label and address of each form (Circular 03/2025/TT-VPCP) whose occasion has come."""
    dossier = page.dossier
    asked = any(request.asked_at for request in page.supplements)
    moved = any(event.fact.kind == "dossier.extended" for event in page.events)
    offered = (
        ("receipt", _("Form 01: receipt and appointment slip"), dossier.accepted_at is not None),
        ("supplement", _("Form 02: request for a supplement"), asked),
        ("refusal", _("Form 03: refusal to accept"), dossier.current is Status.REFUSED),
        ("apology", _("Form 04: apology and new date"), moved),
        ("stop", _("Form 05: notice of stopping"), dossier.current is Status.STOPPED),
        ("control", _("Form 06: process control slip"), dossier.accepted_at is not None),
    )
    urls = [(label, address("desk:print", dossier.pk, form)) for form, label, wanted in offered if wanted]
    return [{"label": label, "url": url} for label, url in urls if url]
