"""Phone numbers as Vietnam writes them (unverified numbering plan: unknown prefixes are let through)."""

import re

from motcua.kernel.words import gettext_noop, translate


class BadPhone(ValueError):
    """The text cannot be a phone number. The text says what to do."""


def normal_phone(text: str) -> str:
    """`+84 912 345 678`, `0912.345.678` → `0912345678`; empty stays empty. Raises BadPhone."""
    digits = re.sub(r"[\s.\-()]", "", text)
    digits = re.sub(r"^(\+84|0084|84(?=\d{9,10}$))", "0", digits)
    if not digits:
        return ""
    mobile = re.fullmatch(r"0[35789]\d{8}", digits)
    landline = re.fullmatch(r"02\d{8,9}", digits)
    service = re.fullmatch(r"1[89]00\d{4,6}", digits)
    if not (mobile or landline or service):
        raise BadPhone(
            translate(
                gettext_noop("A mobile number has 10 digits and begins with 03, 05, 07, 08 or 09. Check it.")
            )
        )
    if len(set(digits[2:])) == 1:
        raise BadPhone(
            translate(gettext_noop("This is not a real phone number. Leave it empty if there is none."))
        )
    return digits
