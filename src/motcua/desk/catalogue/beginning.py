"""A procedure that is not in the catalogue yet: begun from nothing, or as a copy of another."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping, queries
from motcua.staff.entrance import OfficerRequest

from ..office.reading import told as told_of
from .scene import draft_or_404, keeps_catalogue, page, typed


class NewForm(forms.Form):
    """The code and the name under which it is announced, and what it begins as."""

    use_required_attribute = False
    code = forms.CharField(
        label=gettext_lazy("Code of the procedure"),
        max_length=40,
        error_messages={"required": gettext_lazy("Write the code as it was announced.")},
        help_text=gettext_lazy("As announced, such as 1.001193. It stays with the procedure for ever."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name as announced"),
        max_length=1000,
        error_messages={"required": gettext_lazy("Write the name as it was announced.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    copy_of = forms.CharField(
        label=gettext_lazy("Begin it as a copy of"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("The code of another procedure. Leave it empty to begin from nothing."),
    )


@keeps_catalogue
def new(request: OfficerRequest) -> HttpResponse:
    """Ask for code and name; then on to the working copy, where everything else is written."""
    given, copied = typed(request), request.GET.get("copy", "")[:40]
    form = NewForm(given, initial={"copy_of": copied})
    if request.method == "POST" and form.is_valid():
        written: dict[str, Any] = dict(form.cleaned_data)
        try:
            draft = actions.begin_new_procedure(**written, by=request.hat, at=now())
        except Refused as refused:
            form.add_error(_FIELDS.get(refused.refusal.code), str(refused))
        else:
            messages.success(request, _("The new procedure is begun. Nobody outside sees it yet."))
            return redirect("desk:catalogue_copy", draft.procedure.code)
    return page(request, "new", now(), {"form": form, "model": _model(copied)})


_FIELDS = {
    "bad_code": "code",
    "procedure_begun": "code",
    "procedure_known": "code",
    "no_name": "name",
    "unknown_procedure": "copy_of",
}


def _model(code: str) -> Any:
    """The newest version of the procedure that is to be copied, to be named on the page."""
    return next(iter(queries.versions_of(code)), None) if code else None


@keeps_catalogue
def preview(request: OfficerRequest, code: str) -> HttpResponse:
    """The working copy as officers will read it once it is published."""
    draft = draft_or_404(code)
    content = keeping.draft_content(draft)
    context = {"code": code, "draft": draft, "content": content, "told": told_of(content)}
    return page(request, "preview", now(), context)
