"""Where filing begins: what will be filed, and the drafts this browser knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from motcua.drafts import queries
from motcua.drafts.actions import Begun, begin
from motcua.drafts.permissions import why_not_begin
from motcua.drafts.rules import Citizen
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.procedures.queries import content
from motcua.procedures.rules import Channel, ProcedureContent
from motcua.staff.entrance import public

from ..finding import telling
from ..helping.bar import helper_of
from ..helping.starting import address_to_begin
from ..own.looking import account_of
from ..place import Place, place_at
from ..tracking.proof import private
from ..tries import allowed
from . import cookies

if TYPE_CHECKING:
    from motcua.drafts.models import Draft


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to file, and where."""

    version: UUID
    place: Place
    case: str

    @property
    def procedure(self) -> ProcedureContent:
        return content(self.version)

    @property
    def name(self) -> str:
        return self.procedure.plain_name or self.procedure.name


@dataclass(frozen=True)
class Line:
    """A draft in a list."""

    draft: Draft
    procedure: str

    @property
    def address(self) -> str:
        return reverse("citizen:file-draft", args=[self.draft.code])


@public
@require_http_methods(["GET", "HEAD"])
def home(request: HttpRequest) -> HttpResponse:
    """The drafts of this browser, how to go on with others; `?pc=1` makes it a public computer, `?pc=0` no
    longer."""
    if request.GET.get("pc") in ("0", "1"):
        answer: HttpResponse = redirect("citizen:file")
        cookies.mark_pc(answer, request.GET["pc"] == "1")
        return private(answer)
    context = {"drafts": _known(request), "here": "file"}
    answer = render(request, "citizen/filing/home.html", context)
    cookies.renew(request, answer)
    return private(answer)


@public
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """GET: what is going to be filed. POST: a fresh draft, and on to its first page."""
    given = request.POST if request.method == "POST" else request.GET
    if helper_of(request):
        return private(redirect(address_to_begin(_named(given))))
    wanted = _wanted(given)
    if wanted is None:
        messages.warning(request, _("This procedure is not here any more. Search for it again."))
        return private(redirect("citizen:find"))
    if request.method != "POST":
        return _asked(request, wanted, closed=_why_not(wanted))
    if not allowed(request, "draft_begin"):
        return _asked(request, wanted, _("Too much was begun from here at once. Try again later."), 429)
    try:
        begun = _begun(request, wanted)
    except Refused as refused:
        return _asked(request, wanted, str(refused), 422, closed=_why_not(wanted))
    answer = HttpResponseRedirect(reverse("citizen:file-draft", args=[begun.draft.code]))
    cookies.admit(request, answer, begun.draft)
    return private(answer)


def _why_not(wanted: Wanted) -> str:
    """Why this cannot be filed online here at all; then no button leads on."""
    unit = wanted.place.unit
    refusal = why_not_begin(wanted.version, unit, unit, Channel.ONLINE, wanted.case, wanted.place.at)
    return str(refusal) if refusal else ""


def _begun(request: HttpRequest, wanted: Wanted) -> Begun:
    by = Citizen(account=account_of(request))
    return begin(version=wanted.version, unit=wanted.place.unit, case=wanted.case, by=by, at=now())


def _named(given: QueryDict) -> QueryDict:
    """Only what names the filing; the rest of a form has no place in an address."""
    kept = QueryDict(mutable=True)
    kept.update({name: str(given[name]) for name in ("version", "unit", "case") if given.get(name)})
    return kept


def _wanted(given: Any) -> Wanted | None:
    """The procedure, unit and case that finding names; nothing for what is not there."""
    try:
        version = UUID(given.get("version", ""))
        procedure = content(version)
    except (Refused, ValueError):
        return None
    place, case = place_at(given.get("unit", ""), now()), given.get("case", "")
    case = case if case in {one.code for one in procedure.cases} else ""
    return Wanted(version, place, case) if place else None


def _asked(
    request: HttpRequest, wanted: Wanted, refused: str = "", status: int = 200, closed: str = ""
) -> HttpResponse:
    case = wanted.case or (wanted.procedure.cases[0].code if len(wanted.procedure.cases) == 1 else "")
    context = {
        "wanted": wanted,
        "place": wanted.place,
        "refused": refused or closed,
        "closed": closed,
        "days": settings.DRAFT_DAYS,
        "online": telling.online_words(wanted.procedure),
        "papers": [one for one in wanted.procedure.papers_for(case or None) if one.required and not one.form],
        "here": "file",
    }
    return private(render(request, "citizen/filing/start.html", context, status=status))


def _known(request: HttpRequest) -> list[Line]:
    """The open drafts of this browser and of who is signed in, those touched last first."""
    account = account_of(request)
    found = {one.pk: one for one in queries.drafts_of(account)} if account else {}
    for draft_id in cookies.admitted(request).values():
        if draft_id not in found and (draft := queries.opened(draft_id)) and draft.is_open:
            found[draft.pk] = draft
    newest = sorted(found.values(), key=lambda one: one.touched_at, reverse=True)
    return [Line(one, content(one.version_id).plain_name or content(one.version_id).name) for one in newest]
