"""Two versions of a procedure side by side, or the working copy beside the version it follows."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from motcua.kernel.clock import now
from motcua.procedures import keeping, queries
from motcua.procedures.rules import ProcedureContent, step_name
from motcua.procedures.rules.comparing import Change, Row
from motcua.procedures.rules.comparing import compare as compare_contents
from motcua.staff.entrance import OfficerRequest

from .saying import label, say, section
from .scene import draft_or_404, keeps_catalogue, page, versions_or_404

COPY = "copy"


@keeps_catalogue
def compare(request: OfficerRequest, code: str) -> HttpResponse:
    """What changed, or everything, section by section. Without a choice: the newest two."""
    versions = versions_or_404(code)
    old, new = _chosen(request, versions, code)
    every = request.GET.get("every") == "1"
    rows = compare_contents(_content(old, versions, code), _content(new, versions, code))
    context = {
        "code": code,
        "name": versions[0].name,
        "old": old,
        "new": new,
        "old_words": words_of(old),
        "new_words": words_of(new),
        "choices": _choices(versions, code),
        "sections": sections_of(rows if every else [row for row in rows if row.change is not Change.SAME]),
        "changed": sum(row.change is not Change.SAME for row in rows),
        "tabs": _tabs(code, old, new, every),
    }
    return page(request, "compare", now(), context)


def words_of(which: str) -> str:
    return _("Working copy") if which == COPY else _("Version %(number)s") % {"number": which}


def sections_of(rows: Iterable[Row]) -> list[dict[str, Any]]:
    """Rows told in words, under their section and the part they belong to."""
    return [
        {"name": name, "title": section(name), "parts": _parts(list(listed))}
        for name, listed in groupby(rows, key=lambda row: row.place.section)
    ]


def _parts(rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [
        {
            "case": case,
            "title": step_name(listed[0].title) if listed[0].place.section == "route" else listed[0].title,
            "rows": [_line(row) for row in listed],
            "whole": _whole(listed),
        }
        for (case, _item), listed in (
            (key, list(group))
            for key, group in groupby(rows, key=lambda row: (row.place.case, row.place.item))
        )
    ]


def _whole(rows: Sequence[Row]) -> str:
    """Whether the whole part came or went: then it is told once, at its head."""
    kinds = {row.change for row in rows}
    named = rows[0].place.item and len(kinds) == 1
    return kinds.pop().value if named and kinds <= {Change.ADDED, Change.REMOVED} else ""


def _line(row: Row) -> dict[str, Any]:
    return {
        "label": label(row.place.field),
        "old": "" if row.change is Change.ADDED else say(row.place, row.old),
        "new": say(row.place, row.new),
        "change": row.change.value,
    }


def _chosen(request: OfficerRequest, versions: Sequence[Any], code: str) -> tuple[str, str]:
    new = request.GET.get("new") or str(versions[0].number)
    before = versions[0] if new == COPY else versions[min(1, len(versions) - 1)]
    return request.GET.get("old") or str(before.number), new


def _content(which: str, versions: Sequence[Any], code: str) -> ProcedureContent:
    if which == COPY:
        return keeping.draft_content(draft_or_404(code))
    found = next((one for one in versions if str(one.number) == which), None)
    if found is None:
        raise Http404
    return queries.content(found.pk)


def _choices(versions: Sequence[Any], code: str) -> list[tuple[str, str]]:
    copy = [(COPY, words_of(COPY))] if keeping.version_draft(code) else []
    return [*copy, *((str(one.number), words_of(str(one.number))) for one in versions)]


def _tabs(code: str, old: str, new: str, every: bool) -> list[dict[str, Any]]:
    address, asked = reverse("desk:catalogue_compare", args=[code]), {"old": old, "new": new}
    return [
        {"label": _("Only what changed"), "url": f"{address}?{urlencode(asked)}", "current": not every},
        {"label": _("Everything"), "url": f"{address}?{urlencode({**asked, 'every': 1})}", "current": every},
    ]
