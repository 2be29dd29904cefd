"""The register (Form 07) as a screen, as a PDF, and as a spreadsheet."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import override

from motcua.dossiers.queries import register_rows
from motcua.kernel.clock import local_day, now
from motcua.kernel.refusal import Refused
from motcua.pages.fields import problems
from motcua.papers.permissions import PRINTED_AT_ONCE
from motcua.papers.queries import register_pdf, register_xlsx
from motcua.papers.rules import RegisterPage, RegisterRow
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Hat, Permission
from motcua.units.queries import unit

from .forms_of import head_of
from .printing import pdf_answer
from .register_form import RegisterForm
from .register_rows import row_of, rows_of
from .showing import page

_AT_ONCE = 500
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Permission.SEE_DOSSIERS)
def show(request: OfficerRequest) -> HttpResponse:
    """A page of the register, oldest first, with the filter above it."""
    at = now()
    form = RegisterForm(request.GET, hat=request.hat, on=local_day(at))
    found = (
        register_rows(request.hat, form.wanted(), after=request.GET.get("after", ""))
        if form.is_valid()
        else None
    )
    query = {name: value for name, value in request.GET.items() if name != "after"}
    context = {
        "form": form,
        "problems": problems([form]),
        "rows": rows_of(found.dossiers, at) if found else [],
        "following": f"?{urlencode(query | {'after': found.next})}" if found and found.next else "",
        "first_page": f"?{urlencode(query)}" if "after" in request.GET else "",
        "query": urlencode(query),
    }
    return page(request, "desk/counter/register.html", context, at, 200 if found else 422)


@needs(Permission.SEE_DOSSIERS)
def as_pdf(request: OfficerRequest) -> HttpResponse:
    """The filtered register on paper; one that is too long for paper is told so on the screen."""
    return _document(request, "pdf")


@needs(Permission.SEE_DOSSIERS)
def as_spreadsheet(request: OfficerRequest) -> HttpResponse:
    """The filtered register as a spreadsheet, read from the database page by page."""
    return _document(request, "xlsx")


def _document(request: OfficerRequest, kind: str) -> HttpResponse:
    at = now()
    form = RegisterForm(request.GET, hat=request.hat, on=local_day(at))
    back = f"{reverse('desk:register')}?{request.GET.urlencode()}"
    if not form.is_valid():
        return redirect(back)
    with override("vi"):
        head = _head(request.hat, form, at)
        rows = _all(request.hat, form, at)
        try:
            content = register_pdf(rows, head) if kind == "pdf" else register_xlsx(rows, head)
        except Refused as refused:
            why = refused
        else:
            return _answer(content, head, kind)
    messages.error(request, str(why))
    return redirect(back)


def _answer(content: bytes, head: RegisterPage, kind: str) -> HttpResponse:
    name = f"so-theo-doi-ho-so-{head.since:%y%m%d}-{head.until:%y%m%d}.{kind}"
    if kind == "pdf":
        return pdf_answer(content, name)
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type=_XLSX, headers=headers)


def _head(hat: Hat, form: RegisterForm, at: datetime) -> RegisterPage:
    said: dict[str, Any] = form.cleaned_data
    today: date = local_day(at)
    return RegisterPage(
        head=head_of(unit(hat.authority)),
        since=said["first"] or date(today.year, 1, 1),
        until=said["last"] or today,
        printed_at=at,
        scope=form.scope(),
        prepared_by=hat.name,
    )


def _all(hat: Hat, form: RegisterForm, at: datetime) -> Iterator[RegisterRow]:
    """Every row, a page at a time, so that no register has to fit into memory."""
    wanted, after = form.wanted(), ""
    while True:
        found = register_rows(hat, wanted, after=after, limit=min(_AT_ONCE, PRINTED_AT_ONCE))
        yield from (row_of(line) for line in rows_of(found.dossiers, at))
        after = found.next
        if not after:
            return
