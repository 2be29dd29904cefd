"""What surrounds every page of the desk: main menu, search box, worklists with what waits in each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from motcua.dossiers.queries import Worklist, count, worklists_for
from motcua.staff.entrance import OfficerRequest
from motcua.staff.rules import Hat, Permission

TONES = {"overdue": "late", "due_soon": "soon"}


@dataclass(frozen=True)
class Door:
    """One entry of the main menu: its address, whom it is for, and the addresses that lie behind it: those of
    these names, and those whose names go on with `_`."""

    name: str
    label: Any
    needs: Permission
    behind: frozenset[str] = frozenset()
    key: str = ""


_WORK = frozenset({"home", "worklist", "dossier", "act", "search", "reassign"})
_STAFF = frozenset({"staff", "officer", "roles", "give_post", "reset_password", "account_state", "end_post"})
DOORS = (
    Door("desk:home", _("Work"), Permission.SEE_DOSSIERS, _WORK, "alt+h"),
    Door("desk:intake", _("New dossier"), Permission.FILE, frozenset({"intake"}), "alt+n"),
    Door("desk:register", _("Register"), Permission.SEE_DOSSIERS, frozenset({"register"})),
    Door("desk:load", _("Who has how much"), Permission.SEE_LOAD, frozenset({"load"})),
    Door("desk:set_aside", _("Dossiers set aside"), Permission.DELETE, frozenset({"set_aside"})),
    Door("desk:procedures", _("Procedures"), Permission.SEE_DOSSIERS, frozenset({"procedures", "procedure"})),
    Door("desk:catalogue", _("Catalogue"), Permission.MANAGE_CATALOGUE, frozenset({"catalogue"})),
    Door("desk:staff", _("Staff"), Permission.MANAGE_STAFF, _STAFF),
)


def shell_context(request: OfficerRequest, at: datetime) -> dict[str, Any]:
    """What `desk/work/shell.html` and `desk/work/_nav.html` show, in two queries. Every page of the desk puts
    it into its context; `counts` (by code of the worklist) may be used by the page as well."""
    counts = count(request.hat, at)
    return {
        "doors": _doors(request),
        "hats_url": address("desk:hats"),
        "search_url": reverse("desk:search"),
        "search_text": request.GET.get("q", "") if _here(request) == "search" else "",
        "worklist_groups": _groups(request, counts),
        "counts": counts,
    }


def address(name: str, *args: Any) -> str:
    """The address of that name, or nothing while there is none: a part of the desk may be left out."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def _here(request: OfficerRequest) -> str:
    match = request.resolver_match
    return match.url_name or "" if match else ""


def _doors(request: OfficerRequest) -> list[dict[str, Any]]:
    here = _here(request)
    open_to = [door for door in DOORS if request.hat.may(door.needs) and address(door.name)]
    return [
        {"label": door.label, "url": address(door.name), "current": _lies_behind(door, here), "key": door.key}
        for door in open_to
    ]


def _lies_behind(door: Door, here: str) -> bool:
    return any(here == name or here.startswith(f"{name}_") for name in door.behind)


def _groups(request: OfficerRequest, counts: Mapping[str, int]) -> list[dict[str, Any]]:
    chosen = _chosen(request)
    grouped = groupby(worklists_for(request.hat), key=lambda one: one.group_name)
    return [
        {"title": title, "items": [_item(one, counts, chosen) for one in lists]} for title, lists in grouped
    ]


def _chosen(request: OfficerRequest) -> str:
    match = request.resolver_match
    return str(match.kwargs.get("code", "")) if match and match.url_name == "worklist" else ""


def _item(worklist: Worklist, counts: Mapping[str, int], chosen: str) -> dict[str, Any]:
    return {
        "label": worklist.name,
        "url": reverse("desk:worklist", args=[worklist.code]),
        "current": worklist.code == chosen,
        "count": counts.get(worklist.code, 0),
        "tone": TONES.get(worklist.code, ""),
    }


def may_reassign(hat: Hat) -> bool:
    """Whether lists show boxes to tick for giving several dossiers to another officer."""
    return hat.may(Permission.REASSIGN)
