"""How the forms word times, days and money, and how any text is made fit to print.

Day and month are written as Decree 30/2020/NĐ-CP asks: days below 10 and the months January and February
carry a leading zero.
"""

import re
import unicodedata
from datetime import date, datetime

from motcua.kernel.clock import local

_BREAK = "\u200b"


def moment(at: datetime) -> str:
    """`10 giờ 20 phút, ngày 24 tháng 11 năm 2026`, on a Vietnamese clock. A naive time raises ValueError."""
    return f"{clock(at)}, {day(local(at))}"


def clock(at: datetime) -> str:
    """`10 giờ 20 phút`, on a Vietnamese clock."""
    return f"{local(at):%H giờ %M phút}"


def day(on: date) -> str:
    """`ngày 24 tháng 11 năm 2026`."""
    month = f"{on.month:02}" if on.month < 3 else str(on.month)
    return f"ngày {on.day:02} tháng {month} năm {on.year}"


def short_moment(at: datetime) -> str:
    """`10:20 24/11/2026`, for the narrow columns of the register."""
    return f"{local(at):%H:%M %d/%m/%Y}"


def short_day(on: date) -> str:
    """`24/11/2026`."""
    return f"{on:%d/%m/%Y}"


def dong(amount: int) -> str:
    """`8.000 đồng`; nothing to pay is said in words."""
    return "Không thu" if amount == 0 else f"{amount:,} đồng".replace(",", ".")


def clean(text: str) -> str:
    """The text without what cannot be printed: NFC, and spaces for control, direction and half characters,
    which could crash the typesetter or make a document read differently from what was stored."""
    composed = unicodedata.normalize("NFC", text)
    return (composed if composed.isprintable() else "".join(map(_printable, composed))).strip()


def fit(text: str, longest: int = 40) -> str:
    """Clean text for a line on paper: a run of more than `longest` letters without a space may be broken."""
    return re.sub(rf"\S{{{longest}}}(?=\S)", rf"\g<0>{_BREAK}", clean(text))


def _printable(letter: str) -> str:
    return letter if letter.isprintable() or letter == "\n" else " "
