"""One worklist: most urgent first, page by page, kept fresh, with boxes for giving several away."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import Worklist, narrowed, rows, worklist, worklists_for
from motcua.dossiers.rules import Holder
from motcua.kernel.clock import now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.queries import names_of
from motcua.staff.rules import Permission

from .lines import lines
from .shell import may_reassign, shell_context

NOBODY = "none"


@dataclass(frozen=True)
class Narrowing:
    """Which part of a list is wanted: one officer's, nobody's, or what lies with one holder."""

    officer: UUID | None = None
    unassigned: bool = False
    holder: Holder | None = None

    @classmethod
    def read(cls, given: QueryDict) -> "Narrowing":
        """What the address asks for; nonsense narrows nothing."""
        officer, holder = given.get("officer", ""), given.get("holder", "")
        known = holder in {one.value for one in Holder}
        return cls(_uuid(officer), officer == NOBODY, Holder(holder) if known else None)

    @property
    def words(self) -> str:
        """What the list is narrowed to, for the reader; empty for the whole list."""
        if self.unassigned:
            return _("taken on by nobody yet")
        if self.officer:
            return names_of([self.officer]).get(self.officer, _("an officer who is not known here"))
        return self.holder.label if self.holder else ""

    def of(self, whole: Worklist) -> Worklist:
        return narrowed(whole, officer=self.officer, unassigned=self.unassigned, holder=self.holder)


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest, code: str) -> HttpResponse:
    """A page of a list from a cursor on. The table asks for this same page anew every minute."""
    at = now()
    whole = worklist(code)
    if whole is None or whole not in worklists_for(request.hat):
        raise Http404
    context = shell_context(request, at) | _table(request, whole, at)
    return render(request, "desk/work/worklist.html", context)


def _table(request: OfficerRequest, whole: Worklist, at: datetime) -> dict[str, Any]:
    narrowing = Narrowing.read(request.GET)
    after = request.GET.get("after", "")
    page = rows(narrowing.of(whole), request.hat, at, after=after)
    return {
        "worklist": whole,
        "narrowed_to": narrowing.words,
        "whole_url": reverse("desk:worklist", args=[whole.code]),
        "lines": lines(page.dossiers, at, whole.code),
        "at": at,
        "here": request.get_full_path(),
        "first_url": _page_url(request, "") if after else "",
        "next_url": _page_url(request, page.next) if page.next else "",
        "pick": may_reassign(request.hat) and not whole.ended,
    }


def _page_url(request: OfficerRequest, after: str) -> str:
    asked = request.GET.copy()
    asked.pop("after", None)
    if after:
        asked["after"] = after
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
