"""Dossiers that were set aside, for those who may restore them."""

from django.http import HttpResponse
from django.shortcuts import render

from motcua.dossiers.queries import obtain_set_aside
from motcua.kernel.clock import now
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from .lines import lines
from .shell import shell_context


@needs(Permission.DELETE)
def show(request: OfficerRequest) -> HttpResponse:
    """The newest first; each one opens, with its way back."""
    at = now()
    found = obtain_set_aside(request.hat)
    context = shell_context(request, at) | {"lines": lines(found, at), "at": at, "pick": False}
    return render(request, "desk/work/set_aside.html", context)
