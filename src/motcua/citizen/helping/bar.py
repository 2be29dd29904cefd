"""The bar over the pages of filing while somebody is helped, and what those pages ask about helpers.

hat = helper_of(request)                      # begin(…, helper=hat, by=hat) when there is one
if asked := consent_first(request, draft):    # nobody is helped before they have agreed
    return asked
context["help_bar"] = bar_of(request, draft)  # counts the visit; shown by `_bar.html`
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from motcua.drafts.actions import count_help
from motcua.drafts.queries import typed
from motcua.kernel.clock import now
from motcua.staff.rules import Hat, Permission

from ..tracking.standing import initials

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

_KEY = "help_counted"
_MOST = 20
A_SITTING = 30 * 60  # seconds without a page after which the helper was away


@dataclass(frozen=True)
class Bar:
    """Whom the officer helps, for how long so far, and where to stop."""

    initials: str
    minutes: int
    finish: str


def helper_of(request: HttpRequest) -> Hat | None:
    """The hat of an officer whose post helps people to file; None for citizens and other officers."""
    hat: Hat | None = getattr(request, "hat", None) or None
    return hat if hat and hat.may(Permission.HELP) else None


def consent_first(request: HttpRequest, draft: Draft) -> HttpResponseRedirect | None:
    """The way to the consent, while an officer helps and the person has not agreed yet."""
    if draft.helper_id is None or draft.consent_at is not None:
        return None
    return HttpResponseRedirect(reverse("citizen:help-consent", args=[draft.pk]))


def bar_of(request: HttpRequest, draft: Draft) -> Bar | None:
    """The bar of this page, for the officer who helps with this draft; counts the visit. None for others."""
    hat = helper_of(request)
    if hat is None or not hat.holds(draft.helper_id):
        return None
    visited(request, draft, now())
    owner = typed(draft).get("owner", {}).get("name", "")
    minutes = -(-draft.helped_seconds // 60)
    return Bar(initials(owner), minutes, reverse("citizen:help-finish", args=[draft.pk]))


def visited(request: HttpRequest, draft: Draft, at: datetime) -> None:
    """Count the time since the helper's last page of this draft. The first page of a sitting begins it."""
    marks: dict[str, Any] = dict(request.session.get(_KEY, {}))
    last = marks.pop(str(draft.pk), None)
    seconds = seconds_counted(last, at)
    if seconds:
        count_help(draft=draft, seconds=seconds, at=at)
    # What is less than a second is not lost: it counts with the next page.
    marks[str(draft.pk)] = last + seconds if last is not None and _sits(last, at) else at.timestamp()
    request.session[_KEY] = dict(list(marks.items())[-_MOST:])


def seconds_counted(last: float | None, at: datetime) -> int:
    """The seconds since the last page; none for the first page of a sitting."""
    return int(at.timestamp() - last) if last is not None and _sits(last, at) else 0


def _sits(last: float, at: datetime) -> bool:
    """Whether the helper has sat there since the last page."""
    return 0 <= at.timestamp() - last <= A_SITTING
