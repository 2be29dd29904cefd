"""A procedure that is abolished without a successor: ended from a day on, and the end taken back."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from motcua.dossiers.queries import running_of
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.procedures import actions
from motcua.staff.entrance import OfficerRequest

from ..work.fields import DayField
from .scene import keeps_catalogue, page, typed, versions_or_404


class EndForm(forms.Form):
    """From when it is in force no more."""

    use_required_attribute = False
    ends = DayField(
        label=gettext_lazy("No longer in force from"),
        help_text=gettext_lazy("Today or a later day. From this day on nothing is filed under it."),
        error_messages={"required": gettext_lazy("Write the first day on which nothing is filed any more.")},
    )


@keeps_catalogue
def end(request: OfficerRequest, code: str) -> HttpResponse:
    """From which day, and what becomes of the running dossiers: they go on."""
    at, newest = now(), versions_or_404(code)[0]
    form = EndForm(typed(request), initial={"ends": local_day(at)})
    if request.method == "POST" and form.is_valid():
        try:
            done = actions.end_procedure(code=code, **form.cleaned_data, by=request.hat, at=at)
        except Refused as refused:
            form.add_error("ends", str(refused))
        else:
            words = _("The procedure ends: from %(day)s on nothing is filed under it.")
            messages.success(request, words % {"day": f"{done.in_force_to:%d/%m/%Y}"})
            return redirect("desk:catalogue_procedure", code)
    running = running_of(request.hat, newest.procedure_id)
    context: dict[str, Any] = {"code": code, "newest": newest, "form": form, "running": running}
    return page(request, "end", at, context)


@require_POST
@keeps_catalogue
def take_back(request: OfficerRequest, code: str) -> HttpResponse:
    """Let it go on after all, as long as its end has not come."""
    try:
        actions.take_end_back(code=code, by=request.hat, at=now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The end is taken back: the procedure stays in force."))
    return redirect("desk:catalogue_procedure", code)
