"""Parameters that many addresses share."""

from datetime import date
from typing import Annotated, Any

from ninja import Query

from motcua.kernel.clock import local_day, now

MOST = 100
_PLAIN = r"^[^\x00-\x1f\x7f]*$"

_query: Any = Query

Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most; 100 is the most.")]
Cursor = Annotated[
    str, Query(max_length=600, pattern=_PLAIN, description="Go on behind the last page: its `next`.")
]
On = Annotated[date | None, Query(description="The day asked about; today when left out.")]


def words(longest: int, description: str) -> Any:
    """A text to look for or by."""
    return _query(max_length=longest, pattern=_PLAIN, description=description)


def day(on: date | None) -> date:
    """The day asked about, or today."""
    return on or local_day(now())
