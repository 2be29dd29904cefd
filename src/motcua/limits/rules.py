"""What a limit is: so many within so long."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_WRITTEN = re.compile(r"([1-9][0-9]*)/([1-9][0-9]*)?([smhd])")


@dataclass(frozen=True)
class Limit:
    """At most `amount` within `seconds`. Windows follow each other without overlap, so whoever stays within
    the limit in any such time is never refused, and nobody gets more than twice the amount in one."""

    amount: int
    seconds: int

    @classmethod
    def written(cls, text: str) -> "Limit":
        """`60/10m`: sixty within ten minutes; units s, m, h, d. ValueError for anything else."""
        found = _WRITTEN.fullmatch(text)
        if found is None:
            raise ValueError(f"{text!r} is no limit; write one like 60/10m or 3000/h")
        amount, number, unit = found.groups()
        return cls(int(amount), int(number or 1) * _UNITS[unit])

    def window_end(self, at: datetime) -> datetime:
        """The end of the window in which a moment lies; it belongs to the next one."""
        begun = int(at.timestamp()) // self.seconds * self.seconds
        return datetime.fromtimestamp(begun, UTC) + timedelta(seconds=self.seconds)
