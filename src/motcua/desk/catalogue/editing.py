"""Editing one part of the working copy: a form, or rows that can be added, ordered and removed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.forms import formset_factory
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.kernel.words import translate
from motcua.procedures import actions
from motcua.staff.entrance import OfficerRequest

from . import part_forms as parts
from . import row_forms as rows_of
from .saying import section
from .scene import draft_or_404, keeps_catalogue, page, seen_of, told, typed

Json = dict[str, Any]
SINGLE: dict[str, type[parts.PartForm]] = {
    "names": parts.NamesForm,
    "about": parts.AboutForm,
    "texts": parts.TextsForm,
    "law": parts.LawForm,
    "case": parts.CaseNameForm,
}
ROWS: dict[str, Any] = {"papers": rows_of.PaperRow, "fees": rows_of.FeeRow, "route": rows_of.StepRow}
OF_CASE = {"case", "limits", *ROWS}
TICKED = {"channels", "levels", "return_channels"}
MOST_ROWS = 200


@dataclass
class Editor:
    """A part being edited: what the page shows, and the changes once it is valid."""

    changes: Callable[[], Json]
    form: forms.Form | None = None
    rows: Any = None

    @property
    def valid(self) -> bool:
        edited = self.form if self.form is not None else self.rows
        assert edited is not None
        return edited.is_valid()


@keeps_catalogue
def part(request: OfficerRequest, code: str, name: str) -> HttpResponse:
    """The page of one part; with `?case=` that of one case."""
    draft, case = draft_or_404(code), request.GET.get("case", "")
    stored = _stored(draft.content, name, case)
    given = typed(request)
    editor, problem = _editor(name, draft.content, stored, case, given), ""
    if request.method == "POST" and request.POST.get("do") == "more":
        editor = _editor(name, draft.content, stored, case, _one_more(request.POST))
    elif request.method == "POST" and editor.valid:
        problem = _saved(request, draft, name, case, editor)
        if not problem:
            messages.success(request, _("Saved in the working copy."))
            return redirect("desk:catalogue_copy", code)
    context = {
        "code": code,
        "draft": draft,
        "case": case,
        "case_name": stored.get("name") or case if case else "",
        "title": section(name) if name != "case" else _("Name of the case"),
        "name": name,
        "form": editor.form,
        "rows": editor.rows,
        "problem": problem,
        "hint": _hint(name, case),
    }
    return page(request, "part", now(), context)


def _saved(request: OfficerRequest, draft: Any, name: str, case: str, editor: Editor) -> str:
    """Save; the sentence why not, or nothing. Whoever was overtaken may send the same again."""
    given: Json = {"by": request.hat, "at": now(), "seen": seen_of(request)}
    try:
        changes = editor.changes()
        actions.edit_version_draft(draft=draft, part=name, changes=changes, case=case, **given)
    except Refused as refused:
        return told(refused)
    return ""


def _stored(content: Json, name: str, case: str) -> Json:
    """The part of the content that is edited: the procedure itself, or one of its cases."""
    if name not in {*SINGLE, *ROWS, "limits", "guide", "doubts"} or (name == "case" and not case):
        raise Http404
    if not case:
        return content
    found = next((one for one in content["cases"] if one["code"] == case), None)
    if found is None or name not in OF_CASE:
        raise Http404
    return dict(found)


def _editor(name: str, content: Json, stored: Json, case: str, given: QueryDict | None) -> Editor:
    if name in ROWS:
        return _rows_editor(name, content, stored, case, given)
    if name == "limits":
        limits = parts.LimitsForm(given, of_case=bool(case), initial=parts.LimitsForm.beginning(stored))
        return Editor(limits.changes, limits)
    if name == "guide":
        guide = parts.GuideForm(given, initial=parts.GuideForm.beginning(stored))
        return Editor(guide.changes, guide)
    if name == "doubts":
        doubts = parts.DoubtsForm(stored.get("doubts", ()), given)
        return Editor(doubts.changes, doubts)
    kind = SINGLE[name]
    form = kind(given, initial=kind.beginning(stored))
    return Editor(lambda: _in_their_order(form.changes(), stored), form)


def _in_their_order(changes: Json, stored: Json) -> Json:
    """Ticked words keep the order in which the source names them, as long as they are the same."""
    same = {
        name: stored[name]
        for name, value in changes.items()
        if isinstance(value, list) and isinstance(stored.get(name), list) and name in TICKED
        if sorted(value) == sorted(stored[name])
    }
    return changes | same


def _rows_editor(name: str, content: Json, stored: Json, case: str, given: QueryDict | None) -> Editor:
    row = ROWS[name]
    shown = getattr(row, "shown", dict)
    make = formset_factory(
        row, extra=0, can_delete=True, can_order=True, max_num=MOST_ROWS, absolute_max=MOST_ROWS
    )
    begun = None if given is not None else [shown(one) for one in stored.get(name, ())]
    rows = make(given, prefix=name, initial=begun)

    def changes() -> Json:
        kept = [one.row() for one in rows.ordered_forms if one.has_changed()]
        if name == "papers":
            kept = rows_of.with_keys(kept, _other_keys(content, case))
        return {name: kept}

    return Editor(changes, rows=rows)


def _other_keys(content: Json, case: str) -> set[str]:
    """The keys of papers that a new one must not share: those of all cases, or of the other parts."""
    others = [one for one in content["cases"] if one["code"] != case] + ([content] if case else [])
    return {paper["key"] for other in others for paper in other.get("papers", ())}


def _one_more(given: QueryDict) -> QueryDict:
    """What was typed, with one row more."""
    more = given.copy()
    for name in given:
        if name.endswith("-TOTAL_FORMS") and str(given[name]).isdecimal():
            more[name] = str(min(int(str(given[name])) + 1, MOST_ROWS))
    return more


def _hint(name: str, case: str) -> str:
    """What a case takes from the procedure when it has nothing of its own."""
    hints = rows_of.HINTS_OF_CASE if case else rows_of.HINTS_OF_ALL
    return translate(hints.get(name, ""))
