"""How often something may be tried from one place: wrong guesses, and what costs much.

Of guesses only the wrong ones count: by address, widely, for a whole centre or village often stands behind
one; narrowly by the code that is guessed at, and by the telephone number that is tried with code after code.
Whatever is used up, the answer is the same, and nothing is looked up any more.
"""

from dataclasses import dataclass

from allauth.core.internal.ratelimit import get_ip
from django.http import HttpRequest

from motcua.kernel.clock import now
from motcua.limits.counting import Tried, count, reached


@dataclass(frozen=True)
class Guess:
    """One guess at what belongs to somebody. `kind` names its limits in the settings: `track` those of
    `track`, `track_code` and `track_phone`. Without code or phone only the address is limited, as for the
    keys of slips, which are too many to be guessed."""

    request: HttpRequest
    kind: str
    code: str = ""
    phone: str = ""

    def too_many(self) -> bool:
        """Whether so much was guessed wrong, from here, at this code or with this phone, that nothing is
        looked up any more. Counts nothing; what is on its way at that moment is still answered."""
        return reached(self._tried(), now())

    def count_wrong(self) -> None:
        """One wrong guess more."""
        count(self._tried(), now())

    def _tried(self) -> list[Tried]:
        at_what = {"code": self.code.strip().upper(), "phone": "".join(filter(str.isdigit, self.phone))[-9:]}
        known = [Tried(f"{self.kind}_{name}", text) for name, text in at_what.items() if text]
        return [Tried(self.kind, get_ip(self.request)), *known]


def allowed(request: HttpRequest, action: str) -> bool:
    """Whether this may be done from here once more; counts it."""
    return count([Tried(action, get_ip(request))], now())
