"""The list of staff, one officer, and what each role may do."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.kernel.clock import local_day, now
from motcua.kernel.text import fold
from motcua.staff import queries
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.permissions import (
    why_not_end_post,
    why_not_give_post,
    why_not_manage_account,
    why_not_manage_staff,
)
from motcua.staff.rules import ROLES, Hat, Permission

from .shell import show
from .staff_forms import StaffFilter, field_names

DOOR = "desk:staff"


@needs(Permission.MANAGE_STAFF)
def staff(request: OfficerRequest) -> HttpResponse:
    """The posts within one's units: who, as what, where, from when to when, and who stands in."""
    at = now()
    day = local_day(at)
    asked = StaffFilter(request.GET)
    given = asked.cleaned_data if asked.is_valid() else {}
    ended = request.GET.get("show") == "ended"
    page = queries.staff_page(
        request.hat.scope,
        day,
        text=given.get("q", ""),
        role=given.get("role", ""),
        ended=ended,
        number=_number(request),
    )
    context = {
        "filter": asked,
        "ended": ended,
        "tabs": _tabs(ended),
        "rows": _rows(page.posts, day),
        "every": page.every,
        **_neighbours(request, page),
    }
    return show(request, "desk/office/staff.html", at, DOOR, context)


@needs(Permission.MANAGE_STAFF)
def officer(request: OfficerRequest, account_id: UUID) -> HttpResponse:
    """One officer: the account, the posts there are and were, and what may be done."""
    at = now()
    day = local_day(at)
    account = account_or_404(request, account_id)
    posts = queries.posts_of(account, request.hat.scope)
    context = {
        "account": account,
        "rows": [row | _acts(request.hat, row) for row in _rows(posts, day)],
        "why_not_account": why_not_manage_account(request.hat, account, day),
        "why_not_post": why_not_give_post(request.hat, account),
    }
    return show(request, "desk/office/officer.html", at, DOOR, context)


@needs(Permission.SEE_DOSSIERS)
def roles(request: OfficerRequest) -> HttpResponse:
    """Every role with its sentence, and the table of what each may do."""
    table = [(one.sentence, [one in role.permissions for role in ROLES]) for one in Permission]
    context = {"roles": ROLES, "table": table, "worn": request.hat.role.code}
    return show(request, "desk/office/roles.html", now(), DOOR, context)


def account_or_404(request: OfficerRequest, account_id: UUID) -> Any:
    """The account of an officer of one's own units; "not found" for everybody else's."""
    found = queries.officer_within(request.hat.scope, account_id)
    if found is None:
        raise Http404
    return found


def _rows(posts: list[Any], day: date) -> list[dict[str, Any]]:
    stand_ins = queries.stand_ins_for(posts, day)
    named = field_names(day) if any(post.fields for post in posts) else {}
    return [
        {
            "post": post,
            "state": _state(post, day),
            "fields": sorted({named.get(key, key) for key in post.fields}, key=fold),
            "stand_ins": stand_ins.get(post.pk, []),
            "standing_in": [one for one in stand_ins.get(post.pk, []) if one.valid_from <= day],
        }
        for post in posts
    ]


def _state(post: Any, day: date) -> str:
    if post.valid_from > day:
        return "coming"
    return "over" if post.valid_to and post.valid_to < day else "running"


def _acts(hat: Hat, row: dict[str, Any]) -> dict[str, Any]:
    post = row["post"]
    return {
        "why_not_end": why_not_end_post(hat, post),
        "why_not_stand_in": why_not_manage_staff(hat, post.unit.path),
        "is_over": row["state"] == "over",
    }


def _number(request: OfficerRequest) -> int:
    text = request.GET.get("page", "")
    return int(text) if text.isdecimal() and len(text) < 7 else 1


def _tabs(ended: bool) -> list[dict[str, Any]]:
    url = reverse(DOOR)
    return [
        {"label": _("At work"), "url": url, "current": not ended},
        {"label": _("Left or ended"), "url": f"{url}?show=ended", "current": ended},
    ]


def _neighbours(request: OfficerRequest, page: queries.StaffPage) -> dict[str, str | None]:
    def address(number: int) -> str:
        asked = {name: text for name, text in request.GET.items() if name != "page"}
        return "?" + urlencode(asked | {"page": str(number)})

    return {
        "previous": address(page.number - 1) if page.number > 1 else None,
        "following": address(page.number + 1) if page.has_more else None,
    }


def at_and_day() -> tuple[datetime, date]:
    """The present moment and its day, read once."""
    at = now()
    return at, local_day(at)
