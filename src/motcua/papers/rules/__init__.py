"""Everything the seven forms show, as plain data, and how it is worded. Free of Django."""

from .forms import (
    Apology,
    ControlSlip,
    Copy,
    FeeLine,
    HandOver,
    Head,
    Outcome,
    PaperLine,
    Party,
    Receipt,
    ReceptionRefusal,
    Signer,
    StopNotice,
    SupplementRequest,
)
from .register import RegisterPage, RegisterRow

__all__ = [
    "Apology",
    "ControlSlip",
    "Copy",
    "FeeLine",
    "HandOver",
    "Head",
    "Outcome",
    "PaperLine",
    "Party",
    "Receipt",
    "ReceptionRefusal",
    "RegisterPage",
    "RegisterRow",
    "Signer",
    "StopNotice",
    "SupplementRequest",
]
