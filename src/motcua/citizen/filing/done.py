"""After filing: the number, by when the centre answers, what happens next. May be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from motcua.dossiers.queries import tracked_filing
from motcua.procedures.queries import content
from motcua.staff.rules import Hat

from ..finding.asking import qr
from ..place import Place
from ..tracking.proof import prove
from ..tracking.standing import initials, where_to_ask
from .gate import behind_any_draft

if TYPE_CHECKING:
    from .gate import Filing


@behind_any_draft
def done(filing: Filing) -> HttpResponse:
    """The slip of a filing, to keep: number, time, place, and the way to follow it."""
    if isinstance(filing.by, Hat) and (filing.draft.filed_id or filing.draft.agreed_at):
        page = "citizen:help-receipt" if filing.draft.filed_id else "citizen:help-prepared"
        return HttpResponseRedirect(reverse(page, args=[filing.draft.pk]))
    dossier = tracked_filing(filing.draft.filed_id) if filing.draft.filed_id else None
    if dossier is None:
        return HttpResponseRedirect(filing.to())
    number = dossier.code or filing.draft.code
    page = f"{settings.SITE}{reverse('citizen:track-dossier', args=[number])}"
    procedure = content(dossier.procedure_version_id)
    needed = {one.key for one in procedure.papers_for(dossier.case) if one.required}
    return filing.page(
        "done",
        dossier=dossier,
        number=number,
        procedure=procedure.plain_name or procedure.name,
        initials=initials(dossier.owner.name),
        qr=qr(page),
        site=f"{settings.SITE}{reverse('citizen:track')}".partition("://")[2],
        where=where_to_ask(dossier),
        doors=[] if dossier.service_point else Place(filing.draft.unit, filing.at).first_doors,
        later=[one.name for one in dossier.papers.all() if one.state == "missing" and one.key in needed],
    )


@behind_any_draft
def follow(filing: Filing) -> HttpResponse:
    """To the page that tells how the dossier stands, without typing anything again."""
    dossier = tracked_filing(filing.draft.filed_id) if filing.draft.filed_id else None
    if dossier is None:
        return HttpResponseRedirect(filing.to())
    return HttpResponseRedirect(prove(filing.request, dossier, dossier.code or filing.draft.code))
