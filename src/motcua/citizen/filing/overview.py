"""All pages of a draft with what is done and what is open; what changed while it slept."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from motcua.drafts import queries
from motcua.drafts.actions import catch_up
from motcua.drafts.rules import changes
from motcua.kernel.refusal import Refused
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel

from .gate import Filing, behind_any_draft, behind_draft
from .steps import DONE, OPEN, WRONG, steps_of


@behind_draft
def overview(filing: Filing) -> HttpResponse:
    """The list of pages. People may leave and come back."""
    steps = steps_of(filing)
    waiting = [one for one in steps if one.state in (OPEN, WRONG)]
    groups = [(name, list(found)) for name, found in groupby(steps, key=lambda one: one.group)]
    first = waiting[0].address if waiting else filing.to("check")
    kept = [one for one in filing.typed.get("kept", {}).values() if isinstance(one, dict)]
    return filing.page(
        "overview",
        groups=groups,
        next_page=first,
        begun=any(one.state == DONE and one.key != "case" for one in steps),
        ready=not waiting,
        kept=kept,
    )


@behind_any_draft
def changed(filing: Filing) -> HttpResponse:
    """GET: what the newer version changes for this person. POST: go on with it; nothing typed is lost."""
    if filing.draft.filed_id:
        return HttpResponseRedirect(filing.to("done"))
    try:
        newer = queries.newer_version(filing.draft, filing.at)
        if newer is None:
            return HttpResponseRedirect(filing.to())
        if filing.posted and not filing.stale:
            return _caught_up(filing)
    except Refused as refused:
        return filing.page("changed", 409, refused=str(refused))
    case = str(filing.typed.get("case") or "")
    found = changes(filing.procedure, content(newer), case, Channel(filing.draft.channel))
    return filing.page("changed", changes=found)


def _caught_up(filing: Filing) -> HttpResponse:
    for one in catch_up(draft=filing.draft, by=filing.by, at=filing.at):
        if one.kind == "competent":
            messages.warning(filing.request, one.sentence)
    messages.success(filing.request, _("Your draft follows the new rules now. Everything you typed is kept."))
    return HttpResponseRedirect(filing.to())
