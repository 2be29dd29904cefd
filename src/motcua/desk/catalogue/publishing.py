"""The end of a working copy: published from a day on, or given up."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.dossiers.queries import running_under_older
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping, queries
from motcua.staff.entrance import OfficerRequest

from ..work.fields import DayField
from .copying import problem_line
from .scene import draft_or_404, keeps_catalogue, page, seen_of, typed


class DayForm(forms.Form):
    """From when the version is in force."""

    use_required_attribute = False
    in_force_from = DayField(
        label=gettext_lazy("In force from"),
        help_text=gettext_lazy("Today or a later day. Dossiers accepted before keep the version they have."),
        error_messages={"required": gettext_lazy("Write the day from which it is in force.")},
    )


@keeps_catalogue
def publish(request: OfficerRequest, code: str) -> HttpResponse:
    """What is wrong, what to mind, and from which day; then on to the running dossiers."""
    at, draft = now(), draft_or_404(code)
    form = DayForm(typed(request), initial={"in_force_from": keeping.first_day_for(draft, at)})
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = {"by": request.hat, "at": at, "seen": seen_of(request)}
        try:
            made = actions.publish_version_draft(draft=draft, **form.cleaned_data, **given)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return _published(request, code, made)
    problems = [problem_line(code, one) for one in keeping.draft_problems(draft)]
    newest = next(iter(queries.versions_of(code)), None)
    context = {
        "code": code,
        "draft": draft,
        "form": form,
        "problems": problems,
        "stops": any(one["stops"] for one in problems),
        "changed": len(keeping.draft_changes(draft)),
        "newer": newest if newest and newest.pk != draft.based_on_id else None,
    }
    return page(request, "publish", at, context)


def _published(request: OfficerRequest, code: str, made: Any) -> HttpResponse:
    at = now()
    words = _("Version %(number)s is published, in force from %(day)s.")
    messages.success(request, words % {"number": made.number, "day": f"{made.in_force_from:%d/%m/%Y}"})
    if made.in_force_from <= local_day(at) and running_under_older(request.hat, made).exists():
        return redirect("desk:catalogue_dossiers", code)
    return redirect("desk:catalogue_procedure", code)


@require_POST
@keeps_catalogue
def follow(request: OfficerRequest, code: str) -> HttpResponse:
    """Go on with the copy although a version was published meanwhile: both were compared."""
    draft = draft_or_404(code)
    try:
        actions.follow_newest(draft=draft, by=request.hat, at=now(), seen=seen_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The working copy now follows the newest version."))
    return redirect("desk:catalogue_publish", code)


@keeps_catalogue
def give_up(request: OfficerRequest, code: str) -> HttpResponse:
    """Throw the copy away, after asking once more."""
    at, draft = now(), draft_or_404(code)
    if request.method == "POST":
        try:
            actions.give_up_version_draft(draft=draft, by=request.hat, at=at, seen=seen_of(request))
        except Refused as refused:
            messages.error(request, str(refused))
            return redirect("desk:catalogue_give_up", code)
        if draft.based_on is None:
            messages.success(request, _("The new procedure is given up."))
            return redirect("desk:catalogue")
        messages.success(request, _("The working copy is given up. The versions are as they were."))
        return redirect("desk:catalogue_procedure", code)
    context = {"code": code, "draft": draft, "changed": len(keeping.draft_changes(draft))}
    return page(request, "give_up", at, context)
