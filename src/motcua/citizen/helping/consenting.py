"""Consent before help, and the end of helping."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from motcua.drafts.actions import agree, give_up
from motcua.drafts.queries import helped
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from ..going_on import filing_page
from ..own.dossiers import procedure_name
from ..tracking.proof import private
from .bar import visited
from .words import consent_words, ways

if TYPE_CHECKING:
    from motcua.drafts.models import Draft


class ConsentForm(forms.Form):
    """How the person agreed, and that the words were read."""

    use_required_attribute = False
    how = forms.ChoiceField(
        label=gettext_lazy("How did they agree?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose how they agreed. Without their consent nobody is helped.")
        },
    )
    read = forms.BooleanField(
        label=gettext_lazy("I have read these words aloud, and they agreed"),
        error_messages={"required": gettext_lazy("Read the words aloud first, then tick this.")},
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        how = self.fields["how"]
        assert isinstance(how, forms.ChoiceField)
        how.choices = [(one.code, one.name) for one in ways()]
        how.widget.option_hints = {one.code: one.hint for one in ways()}


@needs(Permission.HELP)
@require_http_methods(["GET", "POST"])
def consent(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """The words to read aloud; then how the person agreed. Nothing of the filing is shown before."""
    draft = open_draft(request, draft_id)
    if draft.consent_at:
        return redirect(filing_page(draft))
    if request.method != "POST":
        visited(request, draft, now())
        return _page(request, draft, ConsentForm())
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return _page(request, draft, form, 422)
    words = " ".join(consent_words(draft, request.hat))
    try:
        agree(draft=draft, how=form.cleaned_data["how"], words=words, by=request.hat, at=now())
    except Refused as refused:
        form.add_error(None, str(refused))
        return _page(request, draft, form, 409)
    visited(request, draft, now())
    return private(redirect(filing_page(draft)))


@needs(Permission.HELP)
@require_http_methods(["GET", "POST"])
def finish(request: OfficerRequest, draft_id: UUID) -> HttpResponse:
    """Stop for now (all is kept), or give the draft up (all is shredded)."""
    draft = open_draft(request, draft_id)
    visited(request, draft, now())
    if request.method != "POST":
        context = {
            "draft": draft,
            "procedure": procedure_name(draft.version_id),
            "back": filing_page(draft),
        }
        return private(render(request, "citizen/helping/finish.html", context))
    if request.POST.get("what") != "give_up":
        messages.success(request, _("Kept. You find it under “Not finished”."))
        return private(redirect("citizen:help"))
    try:
        give_up(draft=draft, by=request.hat, at=now())
        messages.success(request, _("Given up. What was typed and photographed is shredded."))
    except Refused as refused:
        messages.warning(request, str(refused))
    return private(redirect("citizen:help"))


def open_draft(request: OfficerRequest, draft_id: UUID) -> Draft:
    """A draft that this helper has begun with somebody and that is open; "not found" for all others."""
    draft = helped(request.hat, draft_id)
    if draft is None or not draft.is_open:
        raise Http404
    return draft


def _page(request: OfficerRequest, draft: Draft, form: ConsentForm, status: int = 200) -> HttpResponse:
    context = {
        "draft": draft,
        "form": form,
        "words": consent_words(draft, request.hat),
        "procedure": procedure_name(draft.version_id),
    }
    return private(render(request, "citizen/helping/consent.html", context, status=status))
