"""What a helper sees of their own help: today's figures, what is not finished, what was filed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.applicants.queries import names_of, sheets
from motcua.drafts.queries import HelpGiven, help_given, helped_by
from motcua.kernel.clock import day_bounds, local_day, now
from motcua.procedures.rules import Channel
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission

from ..going_on import filing_page
from ..own.dossiers import Line, line, procedure_name
from ..tracking.proof import private
from ..tracking.standing import initials

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

MOST = 50


@dataclass(frozen=True)
class Unfinished:
    """Somebody who is being helped."""

    draft: Draft
    procedure: str
    initials: str
    address: str

    @property
    def minutes(self) -> int:
        return -(-self.draft.helped_seconds // 60)

    @property
    def is_ready(self) -> bool:
        """Whether it waits for the person at the counter."""
        return self.draft.agreed_at is not None and self.draft.channel == Channel.COUNTER


@dataclass(frozen=True)
class Filed:
    """What was filed with help, and how it stands. Nothing personal but the owner's initials."""

    draft: Draft
    line: Line
    initials: str


@needs(Permission.HELP)
def home(request: OfficerRequest) -> HttpResponse:
    """The first page of a helper."""
    at = now()
    drafts = helped_by(request.hat, limit=MOST)
    context: dict[str, Any] = {
        "today": today(request.hat, at),
        "unfinished": _unfinished([one for one in drafts if one.is_open]),
        "filed": _filed([one for one in drafts if one.filed_id], at),
        "most": MOST,
        "team": request.hat.may(Permission.SEE_LOAD),
        "desk": settings.LOGIN_REDIRECT_URL if request.hat.may(Permission.SEE_DOSSIERS) else "",
    }
    return private(render(request, "citizen/helping/home.html", context))


def today(hat: Hat, at: datetime) -> HelpGiven:
    """The helper's own figures of the day."""
    helper = hat.works_for or hat.account
    found = help_given(hat.scope, *day_bounds(local_day(at)), helper=helper)
    return HelpGiven(
        helper,
        "",
        sum(one.people for one in found),
        sum(one.seconds for one in found),
        sum(one.filed for one in found),
    )


def _unfinished(drafts: list[Draft]) -> list[Unfinished]:
    typed = sheets(one.sheet_id for one in drafts if one.sheet_id)
    found = []
    for one in drafts:
        owner = typed.get(one.sheet_id, {}).get("owner", {}) if one.sheet_id else {}
        agreed = one.consent_at is not None
        address = filing_page(one) if agreed else reverse("citizen:help-consent", args=[one.pk])
        made = Unfinished(one, procedure_name(one.version_id), initials(owner.get("name", "")), address)
        if made.is_ready:
            made = replace(made, address=reverse("citizen:help-prepared", args=[one.pk]))
        found.append(made)
    return found


def _filed(drafts: list[Draft], at: datetime) -> list[Filed]:
    dossiers = {one.pk: one.filed for one in drafts if one.filed and not one.filed.set_aside_at}
    names = names_of(one.owner_id for one in dossiers.values())
    return [
        Filed(one, line(dossiers[one.pk], at), initials(names.get(dossiers[one.pk].owner_id, "")))
        for one in drafts
        if one.pk in dossiers
    ]
