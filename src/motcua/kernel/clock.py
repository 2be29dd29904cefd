"""The clock, read at the edge only, and the one time zone in which a day begins and ends.

Everything below the edge is given `at=`: an aware datetime. Today ends at midnight in Việt Nam.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """The present moment, aware, to the microsecond. Only faces and commands call it."""
    return datetime.now(UTC)


def local(at: datetime) -> datetime:
    """The same moment on a Vietnamese clock. Naive times are a programming error and raise ValueError."""
    if at.tzinfo is None:
        raise ValueError(f"a time without a zone: {at!r}")
    return at.astimezone(LOCAL)


def local_day(at: datetime) -> date:
    """The calendar day in Việt Nam on which a moment falls."""
    return local(at).date()


def at_local(day: date, clock: time = time(0)) -> datetime:
    """The moment at which a Vietnamese clock shows `clock` on `day`."""
    return datetime.combine(day, clock, tzinfo=LOCAL)


def day_bounds(day: date) -> tuple[datetime, datetime]:
    """The first moment of a Vietnamese day and the first moment of the next one (half-open)."""
    return at_local(day), at_local(day + timedelta(days=1))
