"""The first screen of the day: what waits for this post, what is late, and the way to everything else."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.dossiers.queries import Worklist, rows, worklist
from motcua.kernel.clock import now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission, RoleCode

from .lines import lines
from .shell import TONES, address, shell_context

SHOWN = 8
_URGENT = ("overdue", "due_soon")

# Which figures and which lists each role sees first; the worklists at the side are the same for everybody.
TILES: dict[RoleCode, tuple[str, ...]] = {
    RoleCode.ADMINISTRATOR: (*_URGENT, "all_open"),
    RoleCode.CLERK: (*_URGENT, "mine", "pool", "to_hand_over"),
    RoleCode.GUIDE: ("filed", "supplement_asked", "return_counter"),
    RoleCode.HEAD_OF_CENTRE: (*_URGENT, "filed", "supplement_proposed", "to_hand_over", "return_counter"),
    RoleCode.INSPECTOR: (*_URGENT, "filed", "in_process", "all_open"),
    RoleCode.LEADER: (*_URGENT, "mine", "pool", "signing"),
    RoleCode.RECEPTIONIST: (
        *_URGENT,
        "filed",
        "supplement_supplied",
        "supplement_proposed",
        "return_counter",
    ),
    RoleCode.SPECIALIST: (*_URGENT, "mine", "pool", "supplement_asked"),
}
LISTS: dict[RoleCode, tuple[str, ...]] = {
    RoleCode.ADMINISTRATOR: ("all_open",),
    RoleCode.CLERK: ("mine", "pool", "to_hand_over"),
    RoleCode.GUIDE: ("return_counter", "supplement_asked", "filed"),
    RoleCode.HEAD_OF_CENTRE: ("overdue", "due_soon"),
    RoleCode.INSPECTOR: ("overdue", "due_soon"),
    RoleCode.LEADER: ("mine", "pool"),
    RoleCode.RECEPTIONIST: ("mine", "supplement_supplied", "filed", "return_counter"),
    RoleCode.SPECIALIST: ("mine", "pool"),
}


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest) -> HttpResponse:
    """Today's work for the hat that is worn."""
    at = now()
    context = shell_context(request, at)
    role = request.hat.role.code
    context |= {
        "at": at,
        "tiles": [_tile(code, context["counts"]) for code in TILES[role]],
        "lists": [_list(request, code, at, context["counts"]) for code in LISTS[role]],
        "quick": _quick(request),
    }
    return render(request, "desk/work/home.html", context)


def _tile(code: str, counts: dict[str, int]) -> dict[str, Any]:
    found = _known(code)
    number = counts.get(code, 0)
    tone = TONES.get(code, "") if number else ""
    return {"label": found.name, "url": _url(code), "figure": number, "tone": tone}


def _list(request: OfficerRequest, code: str, at: datetime, counts: dict[str, int]) -> dict[str, Any]:
    found = _known(code)
    page = rows(found, request.hat, at, limit=SHOWN)
    number = counts.get(code, len(page.dossiers))
    return {
        "code": code,
        "name": found.name,
        "url": _url(code),
        "number": number,
        "more": max(number - len(page.dossiers), 0),
        "lines": lines(page.dossiers, at, code),
        "empty": _empty(code),
    }


def _empty(code: str) -> str:
    sentences = {
        "mine": _("Nothing is assigned to you. Look at what waits for somebody."),
        "overdue": _("Nothing is late."),
        "due_soon": _("Nothing is due within a day."),
    }
    return sentences.get(code, _("Nothing waits here."))


def _quick(request: OfficerRequest) -> list[dict[str, Any]]:
    """Buttons to what this post begins most often; the first one is the main one."""
    offered = (
        (Permission.FILE, "desk:intake", _("New dossier"), "plus"),
        (Permission.SEE_LOAD, "desk:load", _("Who has how much"), "person"),
        (Permission.DELETE, "desk:set_aside", _("Dossiers set aside"), "pause"),
        (Permission.MANAGE_STAFF, "desk:staff", _("Staff"), "person"),
    )
    allowed = [one for one in offered if request.hat.may(one[0]) and address(one[1])]
    here = [{"url": address(name), "label": label, "icon": icon} for _needed, name, label, icon in allowed]
    return [*here, *_helping(request)]


def _helping(request: OfficerRequest) -> list[dict[str, Any]]:
    """To the pages of those who help people to file, which lie outside the desk."""
    if request.hat.may(Permission.HELP):
        return [{"url": settings.HELP_URL, "label": _("Help people to file"), "icon": "person"}]
    if request.hat.may(Permission.SEE_LOAD):
        return [{"url": f"{settings.HELP_URL}team/", "label": _("Who helped how many"), "icon": "person"}]
    return []


def _url(code: str) -> str:
    return reverse("desk:worklist", args=[code])


def _known(code: str) -> Worklist:
    found = worklist(code)
    assert found is not None, code
    return found
