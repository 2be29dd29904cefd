import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.conf import settings

from .models import Calendar
from .rules import WorkCalendar

# One calendar by id, with the revision it was read at: an office works by one or a few of them all day long.
_read: dict[UUID, tuple[int, WorkCalendar]] = {}


def calendar(id: UUID | None) -> WorkCalendar:
    """The calendar of that id, or the default one for None: one small query while it has not changed.

    Raises Calendar.DoesNotExist for an id that nobody knows.
    """
    if id is None:
        return default_calendar()
    revision = Calendar.objects.values_list("revision", flat=True).get(pk=id)
    return _at_revision(id, revision)


def calendar_at(id: UUID | None, revision: int | None) -> WorkCalendar:
    """The calendar of that id, whose present revision the caller has just read; the shipped one for None."""
    return _at_revision(id, revision) if id and revision else shipped_calendar()


def default_calendar() -> WorkCalendar:
    """The calendar marked as default; the shipped one where none is loaded."""
    row = Calendar.objects.filter(is_default=True).values_list("pk", "revision").first()
    return _at_revision(*row) if row else shipped_calendar()


@lru_cache(maxsize=1)
def shipped_calendar() -> WorkCalendar:
    """The national calendar that comes with the program. Needs no database."""
    return WorkCalendar.from_json(shipped_content())


def shipped_content() -> dict[str, Any]:
    """The shipped files as one: the weekly hours of `vn.json` and the days of each `vn-YEAR.json`."""
    folder = settings.DATA / "calendar"
    content: dict[str, Any] = json.loads((folder / "vn.json").read_text(encoding="utf-8"))
    content |= {"years": [], "days": {}}
    for path in sorted(folder.glob("vn-*.json")):
        year = json.loads(path.read_text(encoding="utf-8"))
        content["years"].append(year["year"])
        content["days"] |= year["days"]
    return content


def _at_revision(id: UUID, revision: int) -> WorkCalendar:
    known = _read.get(id)
    if known is None or known[0] != revision:
        row = Calendar.objects.values_list("revision", "content").get(pk=id)
        known = _read[id] = (row[0], WorkCalendar.from_json(row[1]))
    return known[1]
