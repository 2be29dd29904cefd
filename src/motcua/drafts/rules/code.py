"""The code of a draft, short enough to be read over the telephone: `K7QF-2M9T`.

Eight of Crockford's 32 letters and digits, seven at random and one to check: every single slip and every two
neighbours changed round are noticed. The code opens nothing by itself.
"""

import re
from collections.abc import Callable

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DRAWN = 7
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_POLYNOMIAL = 0b100101  # x⁵ + x² + 1: counts through all 31 non-zero elements of the field of 32


def draft_code(draw: Callable[[int], int]) -> str:
    """A fresh code; `draw(n)` gives a number below n that nobody can foresee (`secrets.randbelow`)."""
    letters = "".join(ALPHABET[draw(len(ALPHABET))] for _ in range(DRAWN))
    return _grouped(letters + check_character(letters))


def tidy_code(typed: str) -> str | None:
    """`k7qf 2m9t` → `K7QF-2M9T`; letters that look like digits are read as them. None for what cannot be a
    code."""
    letters = re.sub(r"[\s\-–.]", "", typed).upper().translate(_READ_AS)
    known = len(letters) == DRAWN + 1 and all(letter in ALPHABET for letter in letters)
    return _grouped(letters) if known and letters[-1] == check_character(letters[:-1]) else None


def check_character(letters: str) -> str:
    """The last letter: the remainder of the others as a polynomial over the field of 32."""
    sum_ = 0
    for letter in letters:
        sum_ = _times_x(sum_ ^ ALPHABET.index(letter))
    return ALPHABET[sum_]


def _times_x(element: int) -> int:
    doubled = element << 1
    return doubled ^ _POLYNOMIAL if doubled & 32 else doubled


def _grouped(letters: str) -> str:
    return f"{letters[:4]}-{letters[4:]}"
