"""The electronic form of a working copy: its JSON Schema, and at once how people will see it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.pages.questions import QuestionsForm
from motcua.procedures import actions
from motcua.procedures.rules.schema import read_json, why_not_form
from motcua.staff.entrance import OfficerRequest

from .part_forms import as_text
from .scene import draft_or_404, keeps_catalogue, page, seen_of, told, typed

LARGEST = 200_000


@dataclass(frozen=True)
class Seen:
    """A schema as typed: what it reads as, the form it draws, or the sentence why it cannot be drawn."""

    schema: dict[str, Any] | None
    drawn: QuestionsForm | None
    problem: str


def look_at(text: str) -> Seen:
    """Read a schema and draw its form."""
    if len(text) > LARGEST:
        return Seen(None, None, _("The form is too long. At most 200,000 characters fit."))
    try:
        schema = read_json(text, dict)
    except Refused as refused:
        return Seen(None, None, str(refused))
    wrong = why_not_form(schema) if schema is not None else None
    if schema is None or wrong:
        return Seen(schema, None, str(wrong) if wrong else "")
    return _drawn(schema)


def _drawn(schema: dict[str, Any]) -> Seen:
    try:
        return Seen(schema, QuestionsForm(schema, prefix="preview"), "")
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return Seen(
            schema, None, _("The form cannot be drawn. Write each question as the others are written.")
        )


@keeps_catalogue
def form(request: OfficerRequest, code: str) -> HttpResponse:
    """The schema to edit and its preview. The button “Preview” shows it without saving."""
    draft = draft_or_404(code)
    given = typed(request)
    text = as_text(draft.content.get("form")) if given is None else given.get("schema", "")
    seen, problem = look_at(text), ""
    if request.method == "POST" and request.POST.get("do") != "preview":
        problem = seen.problem or _saved(request, draft, seen)
        if not problem:
            messages.success(request, _("Saved in the working copy."))
            return redirect("desk:catalogue_copy", code)
    context = {"code": code, "draft": draft, "text": text, "problem": problem, "seen": seen}
    return page(request, "form", now(), context)


def _saved(request: OfficerRequest, draft: Any, seen: Seen) -> str:
    given: dict[str, Any] = {"by": request.hat, "at": now(), "seen": seen_of(request)}
    try:
        actions.edit_version_draft(draft=draft, part="form", changes={"form": seen.schema}, **given)
    except Refused as refused:
        return told(refused)
    return ""


@require_POST
@keeps_catalogue
def preview(request: OfficerRequest, code: str) -> HttpResponse:
    """The form as it would be drawn, for the page that is being typed in."""
    context = {"seen": look_at(request.POST.get("schema", "")), "code": code}
    return render(request, "desk/catalogue/_preview.html", context)
