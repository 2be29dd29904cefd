"""Finding a procedure, for the public: the catalogue of a day in memory, what a unit offers, life events.

Reads only. The shelf is made anew when the catalogue has changed, which one small query tells.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.db import connection

from motcua.kernel.text import fold
from motcua.units.queries import authority_of
from motcua.units.rules import Tier

from .models import Offering, ProcedureVersion
from .rules import offered
from .rules.life_events import LifeEvent
from .rules.life_events import life_events as read_life_events
from .rules.shelf import Entry, Shelf

if TYPE_CHECKING:
    from motcua.units.models import Unit

_STATE = """
    SELECT COUNT(*), COUNT(in_force_to), MAX(in_force_from), MAX(in_force_to),
        (SELECT id FROM procedures_procedureversion ORDER BY id LIMIT 1),
        (SELECT id FROM procedures_procedureversion ORDER BY id DESC LIMIT 1)
    FROM procedures_procedureversion
"""
# Column of the table → what an entry calls it.
_COLUMNS = {
    "pk": "version",
    "procedure_id": "procedure",
    "procedure__code": "code",
    "field_name": "field",
    "search_text": "text",
} | {
    name: name
    for name in ("name", "commune", "province", "performer", "online_level", "non_boundary", "curated")
}
_shelves: dict[date, tuple[Any, Shelf]] = {}
_making = Lock()


def shelf(on: date) -> Shelf:
    """All procedures in force on a day, ready to be searched. One small query while nothing has changed."""
    with connection.cursor() as cursor:
        cursor.execute(_STATE)
        state = cursor.fetchone()
    known = _shelves.get(on)
    if known and known[0] == state:
        return known[1]
    with _making:
        known = _shelves.get(on)
        if not known or known[0] != state:
            known = (state, Shelf(_entries(on)))
            _shelves.clear()
            _shelves[on] = known
    return known[1]


def _entries(on: date) -> Iterable[Entry]:
    standing = ProcedureVersion.objects.in_force(on)
    spoken = {
        pk: (plain or "", " ".join(keywords or ()))
        for pk, plain, keywords in standing.filter(curated=True).values_list(
            "pk", "content__plain_name", "content__keywords"
        )
    }
    names = list(_COLUMNS.values())
    for row in standing.order_by("procedure__code").values_list(*_COLUMNS):
        told: dict[str, Any] = dict(zip(names, row, strict=True))
        plain, keywords = spoken.get(told["version"], ("", ""))
        called, said = (f" {fold(text)}" if text.strip() else "" for text in (plain, f"{plain} {keywords}"))
        yield Entry(**told, plain_name=plain, called=called, spoken=said)


@dataclass(frozen=True)
class Offers:
    """What a unit offers: the procedures it lists, or all of its tier when it has listed none."""

    tier: Tier
    listed: frozenset[UUID] | None

    def hold(self, entry: Entry) -> bool:
        """Whether the unit offers this one."""
        listed = None if self.listed is None else entry.procedure in self.listed
        return offered(self.tier, commune=entry.commune, province=entry.province, listed=listed)

    def takes_in(self, entry: Entry) -> bool:
        """Whether it can be filed there: the unit offers it, or any centre takes it in."""
        return entry.non_boundary or self.hold(entry)


def offers_of(unit: "Unit", on: date) -> Offers:
    """What a unit offers on a day, in one query for a commune; a centre offers what its commune does."""
    authority = authority_of(unit)
    rows = list(Offering.objects.filter(unit=authority).values_list("procedure_id", "valid_from", "valid_to"))
    held = frozenset(key for key, begins, ends in rows if begins <= on and (ends is None or ends > on))
    return Offers(Tier(authority.tier), held if rows else None)


@lru_cache(maxsize=1)
def life_events() -> tuple[LifeEvent, ...]:
    """The shipped life events. Needs no database."""
    text = (settings.DATA / "life_events" / "life_events.json").read_text(encoding="utf-8")
    return read_life_events(json.loads(text))
