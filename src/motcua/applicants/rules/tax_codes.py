"""Tax codes: ten digits with a check digit, a branch as 10-3, or a 12-digit personal number (unverified)."""

import re

from motcua.kernel.words import gettext_noop

from .finding import Finding, Level

_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def check_tax_code(code: str) -> list[Finding]:
    """What is wrong or odd about a tax code; an empty list when nothing is. The check digit only warns."""
    if re.fullmatch(r"\d{12}", code):
        return []
    if not re.fullmatch(r"\d{10}(-\d{3})?", code) or len(set(code[:10])) == 1:
        text = gettext_noop("A tax code has 10 digits, or 10, a dash and 3 more for a branch. Check it.")
        return [Finding(Level.REFUSE, "tax_shape", text)]
    check = 10 - sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, code, strict=False)) % 11
    if check != int(code[9]):
        text = gettext_noop("The check digit of the tax code does not fit. Compare with the certificate.")
        return [Finding(Level.WARN, "tax_check", text)]
    return []
