"""What surrounds the pages of the office, and how their forms begin."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from motcua.staff.entrance import OfficerRequest
from motcua.staff.kept import owner_mark, take_form

from ..work.fields import fill_kept
from ..work.shell import shell_context

Form = TypeVar("Form", bound=forms.Form)


def show(
    request: OfficerRequest, template: str, at: datetime, door: str, context: dict[str, Any]
) -> HttpResponse:
    """A page of the office under its entry of the main menu."""
    shell = shell_context(request, at)
    for entry in shell["doors"]:
        entry["current"] = entry["url"] == reverse(door)
    return render(request, template, shell | context)


def opened(request: OfficerRequest, make: Callable[..., Form]) -> Form:
    """The form as it was sent; else with what was typed before the session ended; else as it begins."""
    if request.method == "POST":
        return make(request.POST)
    kept = take_form(request)
    if kept is not None:
        messages.info(request, kept.sentence)
    return fill_kept(make(None), kept)


def marks(request: OfficerRequest) -> dict[str, str]:
    """What every form that writes carries, so that it survives the end of the session."""
    return {"form_owner": owner_mark(request.hat.account), "form_page": request.get_full_path()}


def failed(form: forms.Form, problem: Exception, field: str | None = None) -> None:
    """Show why an action was refused, at the head of the form or at one of its fields."""
    form.add_error(field, str(problem))
