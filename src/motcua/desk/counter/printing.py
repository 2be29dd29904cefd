"""Printing one form of one dossier."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse

from motcua.kernel.clock import now
from motcua.kernel.refusal import Refused
from motcua.papers.queries import (
    apology_pdf,
    control_slip_pdf,
    receipt_pdf,
    refusal_pdf,
    stop_pdf,
    supplement_pdf,
)
from motcua.staff.entrance import OfficerRequest, needs
from motcua.staff.rules import Permission

from ..work.gate import obtained
from ..work.shell import address
from .forms_of import filled, kept_copy
from .showing import page

# The number under which a form is announced, how it is set, and the size it usually has.
FORMS: dict[str, tuple[str, Callable[..., bytes], str]] = {
    "receipt": ("01", receipt_pdf, "A5"),
    "supplement": ("02", supplement_pdf, "A4"),
    "refusal": ("03", refusal_pdf, "A4"),
    "apology": ("04", apology_pdf, "A4"),
    "stop": ("05", stop_pdf, "A4"),
    "control": ("06", control_slip_pdf, "A4"),
}
_BY_NUMBER = {number: name for name, (number, _pdf, _size) in FORMS.items()}
_SIZES = ("A5", "A4")


@needs(Permission.SEE_DOSSIERS)
def print_form(request: OfficerRequest, dossier_id: UUID, form: str) -> HttpResponse:
    """A form as PDF, by its name or number, on `?size=A5` or `A4`; `?copy=kept` marks the desk's own copy of
    the receipt. A form whose occasion has not come is answered by the sentence why."""
    at = now()
    name = _BY_NUMBER.get(form, form)
    if name not in FORMS:
        raise Http404
    dossier = obtained(request, dossier_id)
    try:
        paper = filled(name, dossier, at)
    except Refused as refused:
        context = {"why": str(refused), "back_url": address("desk:dossier", dossier.pk)}
        return page(request, "desk/counter/no_form.html", context, at, 409)
    if name == "receipt" and request.GET.get("copy") == "kept":
        paper = kept_copy(paper)
    return _pdf(name, paper, dossier, request.GET.get("size", ""))


def _pdf(name: str, paper: Any, dossier: Any, size: str) -> HttpResponse:
    number, make, usual = FORMS[name]
    content = make(paper, size=size if size in _SIZES else usual)
    file_name = f"{dossier.code or dossier.pk}-mau-{number}.pdf"
    return pdf_answer(content, file_name)


def pdf_answer(content: bytes, file_name: str, *, kind: str = "inline") -> HttpResponse:
    """A document that the browser shows; it holds personal data, so nothing on the way keeps it."""
    headers = {"Content-Disposition": f'{kind}; filename="{file_name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
