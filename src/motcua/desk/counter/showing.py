"""What every page of the counter does: the shell of the desk around it."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from motcua.staff.entrance import OfficerRequest

from ..work.shell import shell_context


def page(
    request: OfficerRequest, template: str, context: dict[str, Any], at: datetime, status: int = 200
) -> HttpResponse:
    """A page of the counter inside the shell of the desk."""
    return render(request, template, shell_context(request, at) | context, status=status)
