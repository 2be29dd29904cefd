"""The next dossiers of some units and statuses, by id: one step into an index for each, and no further.

A condition such as “received here or decided here” over a million rows lets a database read them all for a
page of what is rare. Here each unit and status is looked up by itself, at most a page of it, and the page is
taken from what they bring. PostgreSQL says so with LATERAL; SQLite, which has none, by a list made in a
subquery. The unit of the holder needs no look-up: it is always one of the two.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ..models import Dossier
from ..rules import Status

_FIRST = UUID(int=0)
# Of what one unit decides, those that it received are found by the first look already.
_PLACES = ("d.served_by_id = u.value", "d.competent_id = u.value AND NOT (d.competent_id = d.served_by_id)")
_INNER = """
    SELECT d.id FROM dossiers_dossier d
    WHERE {place} AND d.status = s.value AND d.id > %s AND d.set_aside_at IS NULL{more}
    ORDER BY d.id LIMIT %s
"""
_POSTGRESQL = """
    SELECT found.id FROM unnest(%s::uuid[]) AS u(value) CROSS JOIN unnest(%s::int[]) AS s(value)
    CROSS JOIN LATERAL ({inner}) AS found
"""
_SQLITE = """
    SELECT found.value AS id FROM json_each(%s) AS u CROSS JOIN json_each(%s) AS s
    CROSS JOIN json_each((SELECT json_group_array(id) FROM ({inner}))) AS found
"""


@dataclass(frozen=True)
class Sought:
    """What is looked for: dossiers received or decided by one of `units`, in one of `statuses`, behind
    `after`; with a status since `changed_since`, and received or decided by `other`, too."""

    units: Sequence[UUID]
    statuses: Sequence[Status]
    after: UUID | None
    limit: int
    changed_since: datetime | None = None
    other: UUID | None = None


def seek(sought: Sought) -> list[UUID]:
    """The ids of the first `limit` that there are, in order. One query."""
    key = Dossier._meta.get_field("id")
    branches = [_branch(place, sought) for place in _PLACES]
    statement = " UNION ".join(text for text, _values in branches)
    values = [value for _text, given in branches for value in given]
    with connection.cursor() as cursor:
        cursor.execute(f"{statement} ORDER BY id LIMIT %s", [*values, sought.limit])
        return [key.to_python(row[0]) for row in cursor.fetchall()]


def _branch(place: str, sought: Sought) -> tuple[str, list[Any]]:
    on_postgresql = connection.vendor == "postgresql"
    units = [_ready(one) for one in sought.units]
    statuses = [one.value for one in sought.statuses]
    lists = [units, statuses] if on_postgresql else [json.dumps(units), json.dumps(statuses)]
    more, given = _more(sought)
    inner = _INNER.format(place=place, more=more)
    outer = _POSTGRESQL if on_postgresql else _SQLITE
    return outer.format(inner=inner), [*lists, _ready(sought.after or _FIRST), *given, sought.limit]


def _more(sought: Sought) -> tuple[str, list[Any]]:
    text, values = "", list[Any]()
    if sought.changed_since:
        text += " AND d.status_at >= %s"
        values.append(connection.ops.adapt_datetimefield_value(sought.changed_since))
    if sought.other:
        text += " AND %s IN (d.served_by_id, d.competent_id)"
        values.append(_ready(sought.other))
    return text, values


def _ready(one: UUID) -> Any:
    """An id as the database keeps it."""
    return one if connection.vendor == "postgresql" else one.hex
