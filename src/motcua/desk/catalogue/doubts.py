"""What the importer doubted, as a worklist: by field, by kind of doubt; looked at with a note."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.kernel.words import translate
from motcua.procedures import actions, keeping
from motcua.staff.entrance import OfficerRequest

from .scene import keeps_catalogue, page, typed

PER_PAGE = 50


@keeps_catalogue
def doubts(request: OfficerRequest) -> HttpResponse:
    """The list, narrowed; and the note for those ticked."""
    asked = {
        name: request.GET.get(name, "").replace("\x00", "")[:300] for name in ("kind", "field", "looked")
    }
    note, ticked, problem = "", set[str](), ""
    given = typed(request)
    if given is not None:
        note, ticked = given.get("note", ""), set(given.getlist("doubt"))
    if request.method == "POST":
        problem = _marked(request, note, ticked)
        if not problem:
            return redirect(_address(asked))
    at, looked = now(), asked["looked"] == "1"
    found = keeping.doubts(kind=asked["kind"], field=asked["field"], looked=looked, after=_after(request))
    rows = list(found[: PER_PAGE + 1])
    context = {
        **asked,
        "rows": [{"doubt": one, "words": translate(one.text)} for one in rows[:PER_PAGE]],
        "next": _next(asked, rows),
        "kinds": [_choice(one, translate(one.text)) for one in keeping.doubt_kinds(asked["field"], looked)],
        "fields": [_choice(one, one.text) for one in keeping.doubt_fields(asked["kind"], looked)],
        "tabs": _tabs(asked),
        "note": note,
        "ticked": ticked,
        "problem": problem,
    }
    return page(request, "doubts", at, context)


def _marked(request: OfficerRequest, note: str, ticked: set[str]) -> str:
    """Mark what was ticked; the sentence why not, or nothing."""
    ids = _ids(ticked)
    if not ids:
        return _("Tick at least one line.")
    given: dict[str, Any] = {"doubts": ids, "by": request.hat, "at": now()}
    try:
        if request.POST.get("do") == "again":
            number = actions.doubt_again(**given)
            words = ngettext(
                "%(n)d doubt is on the list again.", "%(n)d doubts are on the list again.", number
            )
        else:
            number = actions.look_at_doubts(note=note, **given)
            words = ngettext(
                "%(n)d doubt is marked as looked at.", "%(n)d doubts are marked as looked at.", number
            )
    except Refused as refused:
        return str(refused)
    messages.success(request, words % {"n": number})
    return ""


def _ids(ticked: set[str]) -> list[UUID]:
    found = []
    for text in ticked:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found


def _after(request: OfficerRequest) -> UUID | None:
    return next(iter(_ids({request.GET.get("after", "")})), None)


def _address(asked: dict[str, str], **more: str) -> str:
    wanted = {name: value for name, value in {**asked, **more}.items() if value}
    return f"{reverse('desk:catalogue_doubts')}?{urlencode(wanted)}"


def _next(asked: dict[str, str], rows: Sequence[Any]) -> str:
    return _address(asked, after=str(rows[PER_PAGE - 1].pk)) if len(rows) > PER_PAGE else ""


def _choice(kind: keeping.Kind, words: str) -> dict[str, Any]:
    return {"value": kind.text, "words": words or _("Not stated"), "number": kind.number}


def _tabs(asked: dict[str, str]) -> list[dict[str, Any]]:
    looked = asked["looked"] == "1"
    return [
        {"label": _("To look at"), "url": _address({**asked, "looked": ""}), "current": not looked},
        {"label": _("Looked at"), "url": _address({**asked, "looked": "1"}), "current": looked},
    ]
