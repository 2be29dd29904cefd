"""What the screens of the catalogue share: who may enter, which working copy is meant, what is around."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.utils.translation import gettext as _

from motcua.kernel.refusal import Refused
from motcua.procedures import keeping, queries
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.kept import take_form
from motcua.staff.rules import Permission

from ..office.shell import marks, show

DOOR = "desk:catalogue"
keeps_catalogue = needs(Permission.MANAGE_CATALOGUE)


def page(request: OfficerRequest, name: str, at: datetime, context: Mapping[str, Any]) -> HttpResponse:
    """A page of the catalogue, under its door; `marks` let a form survive the end of the session."""
    return show(request, f"desk/catalogue/{name}.html", at, DOOR, {**marks(request), **context})


def versions_or_404(code: str) -> list[Any]:
    """The versions of a procedure, newest first."""
    found = queries.versions_of(code)
    if not found:
        raise Http404
    return found


def draft_or_404(code: str) -> Any:
    """The working copy of a procedure."""
    found = keeping.version_draft(code)
    if found is None:
        raise Http404
    return found


def typed(request: OfficerRequest) -> QueryDict | None:
    """What was sent, or what was typed before the session ended; None for a page that is opened afresh."""
    if request.method == "POST":
        return request.POST
    kept = take_form(request)
    if kept is not None:
        messages.info(request, kept.sentence)
    return kept


def seen_of(request: OfficerRequest) -> int:
    """The state of the working copy that the form was made from."""
    given = request.POST.get("seen", "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def told(refused: Refused) -> str:
    """The sentence of a refusal; whoever was overtaken learns what to do next, for nothing typed is lost."""
    if refused.refusal.code != "overtaken":
        return str(refused)
    more = _(
        "What you typed is still below. Look at the copy in another window; save again to put yours there."
    )
    return f"{refused} {more}"
