"""User names and first passwords. Pure."""

import re
import secrets

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")
# Without letters and digits that look alike on paper: no 0 and o, 1, i and l.
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _IN_GROUP = 4, 4


def why_not_username(username: str) -> Refusal | None:
    """Whether officers can type this user name on any keyboard: plain letters, digits, point, dash."""
    if _USERNAME.fullmatch(username):
        return None
    return Refusal(
        "bad_username",
        gettext_noop(
            "A user name has 2 to 60 plain letters, digits, points or dashes, such as nguyen.van.an. "
            "Leave out diacritics and spaces."
        ),
    )


def make_password() -> str:
    """A password that can be read from paper and typed: 16 random characters in groups of four."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_IN_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)
