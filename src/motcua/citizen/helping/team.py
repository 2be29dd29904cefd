"""Who helped how many people: for those who answer for the helpers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from motcua.drafts.queries import HelpGiven, help_given
from motcua.drafts.rules import HelpKind
from motcua.kernel.clock import day_bounds, local_day, now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.queries import names_of
from motcua.staff.rules import Permission

from ..tracking.proof import private

SPANS = {"today": 1, "week": 7, "month": 30}


@dataclass(frozen=True)
class Row:
    """One helper's figures."""

    name: str
    kind: str
    given: HelpGiven


@needs(Permission.SEE_LOAD)
def team(request: OfficerRequest) -> HttpResponse:
    """Helpers within one's units: people, minutes and filings of today, seven or thirty days."""
    chosen = request.GET.get("span", "")
    chosen = chosen if chosen in SPANS else "today"
    today = local_day(now())
    found = _given(request.hat.scope, today - timedelta(days=SPANS[chosen] - 1), today)
    context: dict[str, Any] = {
        "rows": _rows(found),
        "people": sum(one.people for one in found),
        "minutes": sum(one.minutes for one in found),
        "filed": sum(one.filed for one in found),
        "tabs": [
            {"label": label, "url": f"?span={code}", "current": code == chosen}
            for code, label in _labels().items()
        ],
        "desk": settings.LOGIN_REDIRECT_URL,
        "helps": request.hat.may(Permission.HELP),
    }
    return private(render(request, "citizen/helping/team.html", context))


def _given(scope: str, first: date, last: date) -> list[HelpGiven]:
    return help_given(scope, day_bounds(first)[0], day_bounds(last)[1])


def _rows(found: list[HelpGiven]) -> list[Row]:
    names = names_of(one.helper for one in found)
    return [Row(names.get(one.helper, ""), HelpKind(one.kind).label, one) for one in found]


def _labels() -> dict[str, str]:
    return {"today": _("Today"), "week": _("7 days"), "month": _("30 days")}
