"""The dossier code: agency code, day of acceptance, running number of the day (`H60.101-260824-0007`).

Circular 01/2018/TT-VPCP art. 19, as quoted; Circular 03/2025/TT-VPCP keeps a rule (text not read). Pure.
"""

import re
from datetime import date, datetime

_SHAPE = re.compile(r"(\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(\.[0-9A-Z]{1,3}){0,3}-(\d{6})-(\d{4,6})")


def dossier_code(agency: str, day: date, number: int) -> str:
    """The code of the `number`-th dossier that an agency accepts on a day; more digits past 9999."""
    return f"{agency}-{day:%y%m%d}-{number:04d}"


def looks_like_code(text: str) -> bool:
    """Whether a text has the shape of a dossier code, with a day that exists."""
    found = _SHAPE.fullmatch(text.strip().upper())
    if not found:
        return False
    try:
        datetime.strptime(found[3], "%y%m%d")  # noqa: DTZ007
    except ValueError:
        return False
    return True
