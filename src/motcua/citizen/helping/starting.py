"""Beginning to help somebody: which procedure, filed how."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.drafts.actions import begin as begin_draft
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.kernel.text import tidy
from motcua.procedures.finding import offers_of, shelf
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission, RoleCode

from ..own.dossiers import procedure_name
from ..place import Place, place_at
from ..tracking.proof import private

if TYPE_CHECKING:
    from motcua.procedures.rules.shelf import Entry

MOST = 15
LONGEST = 120


@dataclass(frozen=True)
class Wanted:
    """What somebody is to be helped with, and where it is filed."""

    version: UUID
    place: Place
    case: str

    @property
    def name(self) -> str:
        return procedure_name(self.version)

    def channels(self, hat: Hat) -> list[Channel]:
        """The ways in which this helper can file it: online, or prepared for the counter; post-office clerks
        are at no counter, and send it by post or online."""
        offered = (Channel.POST, Channel.ONLINE) if _sends_post(hat) else (Channel.ONLINE, Channel.COUNTER)
        known = content(self.version).channels
        return [one for one in offered if not known or one in known]


@needs(Permission.HELP)
def start(request: OfficerRequest) -> HttpResponse:
    """Search for what the person needs, among what the helper's commune offers."""
    text = tidy(request.GET.get("q", ""))[:LONGEST]
    place = place_at(str(request.hat.authority), now())
    found = _found(text, place) if text and place else []
    context = {"q": text, "place_of_help": place, "entries": found}
    return private(render(request, "citizen/helping/start.html", context))


def _found(text: str, place: Place) -> list[Entry]:
    day = local_day(place.at)
    offered = offers_of(place.unit, day)
    return list(islice((entry for entry in shelf(day).find(text).entries if offered.takes_in(entry)), MOST))


@needs(Permission.HELP)
def begin(request: OfficerRequest) -> HttpResponse:
    """GET: what is begun, and by post or online. POST: begin it; the consent comes next."""
    given = request.POST if request.method == "POST" else request.GET
    wanted = _wanted(request, given)
    if wanted is None:
        messages.warning(request, _("This procedure is not here. Search for it again."))
        return redirect("citizen:help-start")
    if request.method != "POST":
        return _asked(request, wanted)
    try:
        begun = begin_draft(
            version=wanted.version,
            unit=wanted.place.unit.pk,
            case=wanted.case,
            channel=_channel(wanted.channels(request.hat), request.POST.get("channel", "")),
            helper=request.hat,
            by=request.hat,
            at=now(),
        )
    except Refused as refused:
        return _asked(request, wanted, str(refused), 422)
    return private(redirect("citizen:help-consent", begun.draft.pk))


def address_to_begin(given: QueryDict) -> str:
    """Where a helper begins what a citizen would begin with the same version, unit and case."""
    kept = {name: given[name][:LONGEST] for name in ("version", "unit", "case") if given.get(name)}
    return f"{reverse('citizen:help-begin')}?{urlencode(kept)}"


def _asked(request: OfficerRequest, wanted: Wanted, refused: str = "", status: int = 200) -> HttpResponse:
    context = {
        "wanted": wanted,
        "refused": refused,
        "channels": [(one.value, *_channel_words()[one]) for one in wanted.channels(request.hat)],
    }
    return private(render(request, "citizen/helping/begin.html", context, status=status))


def _wanted(request: HttpRequest, given: Any) -> Wanted | None:
    try:
        chosen = UUID(given.get("version", ""))
        content(chosen)
    except (Refused, ValueError):
        return None
    hat: Hat = request.hat  # type: ignore[attr-defined]
    place = place_at(given.get("unit", "") or str(hat.authority), now())
    case = given.get("case", "")
    known = {one.code for one in content(chosen).cases}
    return Wanted(chosen, place, case if case in known else "") if place else None


def _channel(offered: list[Channel], text: str) -> Channel:
    """The way chosen, else the first one this helper has. Where there is none, beginning is refused."""
    return next((one for one in offered if one.value == text), (offered or [Channel.ONLINE])[0])


def _sends_post(hat: Hat) -> bool:
    """A post-office clerk may send papers on by post; all other help is filed online."""
    return hat.role.code is RoleCode.POST_CLERK


def _channel_words() -> dict[Channel, tuple[str, str]]:
    return {
        Channel.POST: (
            _("Filed at the post office"),
            _("The post takes the papers themselves to the centre; photographs go ahead of them."),
        ),
        Channel.ONLINE: (_("Filed online"), _("All papers are photographed. They stay with the person.")),
        Channel.COUNTER: (
            _("Prepared here, handed in at the counter"),
            _("You type; the person goes to the counter with the papers, where nothing is typed again."),
        ),
    }
