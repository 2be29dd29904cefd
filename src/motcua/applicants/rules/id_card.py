"""The text in the QR code of a chip ID card, as a hand scanner types it.

Seven fields or more between `|`: number, old number, name, day of birth, sex, address, day of issue. Newer
cards may add fields, which are not kept; the raw text never is.
"""

import re
from dataclasses import dataclass
from datetime import date

from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop, translate

from .kinds import Sex


class BadIdCard(ValueError):
    """The scanned text is not that of an ID card. The text says what to do."""


@dataclass(frozen=True)
class IdCard:
    """What a procedure needs of the card."""

    number: str
    old_number: str
    name: str
    born: date | None
    sex: Sex | None
    address: str
    issued: date | None


_SEXES = {"nam": Sex.MALE, "nữ": Sex.FEMALE, "nu": Sex.FEMALE}


def read_id_card(scanned: str) -> IdCard:
    """Read the scanner's line. Raises BadIdCard for a line that is not an ID card's."""
    parts = [tidy(part) for part in scanned.strip().split("|")]
    if len(parts) < 7:
        raise BadIdCard(
            translate(
                gettext_noop(
                    "This is not the QR code of an ID card: scan the square code on the card itself."
                )
            )
        )
    number = parts[0]
    if not re.fullmatch(r"\d{12}", number) or not parts[2]:
        raise BadIdCard(
            translate(
                gettext_noop("The scanner read only a part of the card. Scan once more, holding it still.")
            )
        )
    return IdCard(
        number=number,
        old_number=parts[1],
        name=_named(parts[2]),
        born=_day(parts[3]),
        sex=_SEXES.get(parts[4].lower()),
        address=parts[5],
        issued=_day(parts[6]),
    )


def _named(name: str) -> str:
    return name.title() if name.isupper() else name


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{8}", text):
        return None
    try:
        return date(int(text[4:]), int(text[2:4]), int(text[:2]))
    except ValueError:
        return None
