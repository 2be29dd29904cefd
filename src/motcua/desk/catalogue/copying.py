"""The working copy as a whole: what is in it, what it changes, what stands in the way; and its cases."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping
from motcua.procedures.rules import ProcedureContent
from motcua.procedures.rules.checking import Problem
from motcua.staff.entrance import OfficerRequest

from .comparing import sections_of
from .saying import section
from .scene import draft_or_404, keeps_catalogue, page, seen_of, told, typed

OF_ALL = ("names", "about", "limits", "papers", "fees", "route", "form", "guide", "law", "texts", "doubts")
OF_CASE = ("case", "limits", "papers", "fees", "route")


@require_POST
@keeps_catalogue
def begin(request: OfficerRequest, code: str) -> HttpResponse:
    """Begin the working copy, or open the one a colleague has begun."""
    try:
        actions.begin_version_draft(code=code, by=request.hat, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("desk:catalogue")
    return redirect("desk:catalogue_copy", code)


@keeps_catalogue
def overview(request: OfficerRequest, code: str) -> HttpResponse:
    """All parts of the copy, each with its page; what changed so far; what stands in the way."""
    draft = draft_or_404(code)
    content = keeping.draft_content(draft)
    changes = keeping.draft_changes(draft)
    context = {
        "code": code,
        "draft": draft,
        "content": content,
        "parts": [_part(code, name, content) for name in OF_ALL if name != "doubts" or content.doubts],
        "cases": [_case(code, case) for case in content.cases],
        "problems": [problem_line(code, one) for one in keeping.draft_problems(draft)],
        "sections": sections_of(changes),
        "changed": len(changes),
    }
    return page(request, "copy", now(), context)


def problem_line(code: str, problem: Problem) -> dict[str, Any]:
    """A problem in words with the page where it is mended."""
    url = part_address(code, problem.part, problem.case) if problem.part else ""
    return {"words": str(problem.refusal), "stops": problem.stops, "url": url}


def part_address(code: str, name: str, case: str = "") -> str:
    """The page of one part, of one case where it is named."""
    if name == "cases":
        return reverse("desk:catalogue_cases", args=[code])
    if name == "form":
        return reverse("desk:catalogue_form", args=[code])
    address = reverse("desk:catalogue_part", args=[code, name])
    return f"{address}?{urlencode({'case': case})}" if case else address


def _part(code: str, name: str, content: ProcedureContent) -> dict[str, Any]:
    return {"title": section(name), "url": part_address(code, name), "number": _number(content, name)}


def _number(part: Any, name: str) -> int | None:
    """How many entries a part has, where it is a list."""
    listed = getattr(part, "legal_basis" if name == "law" else name, None)
    return len(listed) if isinstance(listed, tuple) else None


def _case(code: str, case: Any) -> dict[str, Any]:
    links = [
        {"title": section(name), "url": part_address(code, name, case.code), "number": _number(case, name)}
        for name in OF_CASE[1:]
    ]
    return {"case": case, "name_url": part_address(code, "case", case.code), "links": links}


class CaseForm(forms.Form):
    """A case more."""

    code = forms.CharField(label=gettext_lazy("Code of the case"), max_length=40)
    name = forms.CharField(label=gettext_lazy("Name of the case"), max_length=500)
    copy_of = forms.ChoiceField(label=gettext_lazy("Begin it as"), required=False)

    def __init__(self, content: ProcedureContent, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        copies = [
            (case.code, _("a copy of “%(case)s”") % {"case": case.name or case.code})
            for case in content.cases
        ]
        choice = self.fields["copy_of"]
        assert isinstance(choice, forms.ChoiceField)
        choice.choices = [("", _("an empty case")), *copies]


@keeps_catalogue
def cases(request: OfficerRequest, code: str) -> HttpResponse:
    """The cases, with a form for one more."""
    draft = draft_or_404(code)
    content = keeping.draft_content(draft)
    given = typed(request)
    next_code = {"code": f"{code}.{len(content.cases) + 1:02d}"}
    form = CaseForm(content, given, initial=next_code)
    if request.method == "POST" and form.is_valid():
        written: dict[str, Any] = dict(form.cleaned_data)
        try:
            actions.add_draft_case(draft=draft, **written, by=request.hat, at=now(), seen=seen_of(request))
        except Refused as refused:
            form.add_error(None, told(refused))
        else:
            messages.success(request, _("The case is added."))
            return redirect("desk:catalogue_copy", code)
    context = {
        "code": code,
        "draft": draft,
        "form": form,
        "cases": [_case(code, one) for one in content.cases],
    }
    return page(request, "cases", now(), context)


@require_POST
@keeps_catalogue
def remove_case(request: OfficerRequest, code: str) -> HttpResponse:
    """Remove a case from the copy; its running dossiers are told of before publishing."""
    draft = draft_or_404(code)
    gone = request.POST.get("case", "")
    try:
        actions.remove_draft_case(draft=draft, code=gone, by=request.hat, at=now(), seen=seen_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The case is removed from the working copy."))
    return redirect("desk:catalogue_cases", code)
