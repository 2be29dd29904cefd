"""The forms as files. Every function takes the filled form of `papers.rules` and answers bytes; the same form
gives the same bytes. Wording is Vietnamese whatever the reader's language is.

A slip costs some twenty milliseconds, a thousand rows of the register one second. Safe to call from any
thread.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any, Literal

from motcua.kernel.refusal import refuse_if

from .permissions import PRINTED_AT_ONCE, why_not_print_register
from .rules import (
    Apology,
    ControlSlip,
    Receipt,
    ReceptionRefusal,
    RegisterPage,
    RegisterRow,
    StopNotice,
    SupplementRequest,
)
from .rules.marks import barcode_svg, qr_svg
from .rules.plain import plain
from .rules.wording import fit
from .spreadsheet import register_xlsx
from .typesetting import typeset

__all__ = [
    "apology_pdf",
    "control_slip_pdf",
    "receipt_pdf",
    "refusal_pdf",
    "register_pdf",
    "register_xlsx",
    "stop_pdf",
    "supplement_pdf",
]

Size = Literal["A5", "A4"]
_REGISTER_WORD = 12


def receipt_pdf(receipt: Receipt, *, size: Size = "A5") -> bytes:
    """Form 01, the receipt and appointment slip."""
    return _marked("receipt", receipt, size)


def supplement_pdf(request: SupplementRequest, *, size: Size = "A4") -> bytes:
    """Form 02, the request to supplement and complete a dossier."""
    return _marked("supplement", request, size)


def refusal_pdf(refusal: ReceptionRefusal, *, size: Size = "A4") -> bytes:
    """Form 03, the refusal to receive a dossier."""
    return _marked("refusal", refusal, size)


def apology_pdf(apology: Apology, *, size: Size = "A4") -> bytes:
    """Form 04, the apology and proposal to extend."""
    return _marked("apology", apology, size)


def stop_pdf(notice: StopNotice, *, size: Size = "A4") -> bytes:
    """Form 05, the notice that work on a dossier stops."""
    return _marked("stop", notice, size)


def control_slip_pdf(slip: ControlSlip, *, size: Size = "A4") -> bytes:
    """Form 06, the process control slip."""
    return _marked("control", slip, size)


def register_pdf(rows: Iterable[RegisterRow], page: RegisterPage) -> bytes:
    """Form 07, the register, on A4 turned sideways, numbered from `page.first_number`. Raises `Refused` for
    more rows than `permissions.PRINTED_AT_ONCE`: ask `why_not_print_register(count)` before."""
    form, taken = plain(page), list(islice(rows, PRINTED_AT_ONCE + 1))
    refuse_if(why_not_print_register(len(taken)))
    form["rows"] = [plain(row, _REGISTER_WORD) | {"code": fit(row.code)} for row in taken]
    # Marked up for screen readers it would be ten times as large; they read the register on the screen.
    return typeset("register", {"size": "A4", "form": form, "barcode": "", "qr": ""}, tagged=False)


def _marked(template: str, form: Any, size: Size) -> bytes:
    """A form of one dossier, with its code as barcode and its tracking address as QR code."""
    if size not in ("A5", "A4"):
        raise ValueError(f"a form is printed on A5 or A4, not on {size!r}")
    marks = {"barcode": barcode_svg(form.code), "qr": qr_svg(form.tracking_address)}
    return typeset(template, {"size": size, "form": plain(form), **marks})
