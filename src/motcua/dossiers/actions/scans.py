"""Scans of the papers that were brought."""

from datetime import datetime

from django.db import transaction

from motcua.files.actions import store
from motcua.files.rules import Upload
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.staff.rules import Hat, Permission

from ..models import Dossier, DossierPaper
from ..permissions import why_not_see
from ..rules import Digitised
from .writing import Doing, state_fact


@transaction.atomic
def attach_scan(
    *, dossier: Dossier, paper: DossierPaper, upload: Upload, by: Hat, at: datetime
) -> DossierPaper:
    """Keep the scan of one paper of the checklist. An earlier scan stays in the store."""
    refuse_if(why_not_see(by, dossier))
    if not by.may(Permission.FILE) or paper.dossier_id != dossier.pk:
        raise Refused(
            Refusal("not_permitted", gettext_noop("Your post does not scan papers. Ask the reception desk."))
        )
    paper.scan = store(upload=upload, subject=dossier.pk, by=by, at=at)
    paper.digitised = Digitised.SCANNED.value
    paper.save(update_fields=["scan", "digitised"])
    data = {"position": paper.position, "file": str(paper.scan_id)}
    state_fact(dossier, "dossier.paper_scanned", Doing(by, at), data)
    return paper
