from datetime import datetime

from django.db import transaction

from motcua.journal import actions as journal
from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.ids import reference_id

from .models import Calendar
from .queries import shipped_content
from .rules import WorkCalendar

SHIPPED = "vn"


@transaction.atomic
def load_calendars(*, by: ActsInUnit | None = None, at: datetime) -> bool:
    """Store the shipped national calendar, or bring the stored one up to it; whether anything changed.

    Run again, it changes nothing. It becomes the default where there is none. An office with its own hours
    keeps them in a calendar of its own code: the shipped one is overwritten. Raises BadCalendar for a broken
    file.
    """
    given = shipped_content()
    content = WorkCalendar.from_json(given).to_json()
    stored = Calendar.objects.select_for_update().filter(code=SHIPPED).first()
    if stored is None:
        stored = _created(given["name"], content)
    elif stored.content == content and stored.name == given["name"]:
        return False
    else:
        stored.name, stored.content, stored.revision = given["name"], content, stored.revision + 1
        stored.save(update_fields=["name", "content", "revision"])
    journal.append(
        subject_kind="calendar",
        subject=stored.pk,
        kind="calendar_loaded",
        by=by or System(),
        at=at,
        data={"code": SHIPPED, "revision": stored.revision},
    )
    return True


def _created(name: str, content: dict[str, object]) -> Calendar:
    return Calendar.objects.create(
        id=reference_id("calendar", SHIPPED),
        code=SHIPPED,
        name=name,
        content=content,
        is_default=not Calendar.objects.filter(is_default=True).exists(),
    )
