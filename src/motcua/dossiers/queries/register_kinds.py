"""The register asked for one field, procedure or channel, without looking through all that was accepted.

What a unit has accepted is of a few hundred kinds: a version of a procedure, filed by a channel. The kinds
are met by leaping from one to the next in an index that begins with them; of those asked for, each gives its
first lines, and the first of all these are the page. So it costs what there are kinds, not what there are
dossiers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from ..models import Dossier

_HERE = "i.served_by_id = %s AND i.accepted_at IS NOT NULL AND i.set_aside_at IS NULL"
_FIRST = f"SELECT i.id FROM dossiers_dossier i WHERE {_HERE}"  # noqa: S608 (constants)
_LEAP = "ORDER BY i.procedure_version_id, i.channel LIMIT 1"
# The next channel of the same version, else the next version: one comparison of both columns as a pair would
# let SQLite look through all the lines of a version.
_KINDS = f"""
    WITH RECURSIVE kind (id) AS (
        SELECT ({_FIRST} {_LEAP})
        UNION ALL
        SELECT coalesce(
            ({_FIRST} AND i.procedure_version_id = o.procedure_version_id AND i.channel > o.channel {_LEAP}),
            ({_FIRST} AND i.procedure_version_id > o.procedure_version_id {_LEAP})
        ) FROM kind JOIN dossiers_dossier o ON o.id = kind.id
    )
"""  # noqa: S608 (constants)
_OF_KIND = f"""
    SELECT i.id, i.accepted_at FROM dossiers_dossier i
    WHERE {_HERE} AND i.procedure_version_id = o.procedure_version_id AND i.channel = o.channel {{}}
    ORDER BY i.accepted_at, i.id LIMIT %s
"""  # noqa: S608 (constants)
# The same question in the words of each database: for every kind, its first lines.
_EACH = {
    "postgresql": "CROSS JOIN LATERAL ({}) page",
    "sqlite": "JOIN dossiers_dossier page ON page.id IN (SELECT id FROM ({}))",
}
_CODE = """o.procedure_version_id IN (
    SELECT v.id FROM procedures_procedureversion v JOIN procedures_procedure p ON p.id = v.procedure_id
    WHERE p.code = %s
)"""


@dataclass
class Conditions:
    """Pieces of a statement and their values, kept together."""

    texts: list[str] = field(default_factory=list)
    values: list[Any] = field(default_factory=list)

    def add(self, text: str, *values: Any) -> None:
        if all(value not in ("", None) for value in values):
            self.texts.append(text)
            self.values += values

    def __str__(self) -> str:
        return "".join(f" AND {text}" for text in self.texts)


@dataclass(frozen=True)
class Wanted:
    """What is asked for: of which kinds, from one moment up to, not including, another, behind which line."""

    unit: UUID
    field_code: str = ""
    procedure_code: str = ""
    channel: str = ""
    status: int | None = None
    begin: datetime | None = None
    end: datetime | None = None
    behind: tuple[datetime, UUID] | None = None


def first_of_kinds(wanted: Wanted, limit: int) -> list[UUID]:
    """The ids of the first lines of the register that are of these kinds, in one statement."""
    kinds, lines, unit = _kinds(wanted), _lines(wanted), _key(wanted.unit)
    each = _EACH[connection.vendor].format(_OF_KIND.format(lines))
    text = f"""{_KINDS} SELECT page.id FROM kind JOIN dossiers_dossier o ON o.id = kind.id {each}
        WHERE kind.id IS NOT NULL{kinds} ORDER BY page.accepted_at, page.id LIMIT %s"""  # noqa: S608 (constants)
    values = [unit, unit, unit, unit, *lines.values, limit, *kinds.values, limit]
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        found: Sequence[tuple[Any]] = cursor.fetchall()
    return [Dossier._meta.pk.to_python(row[0]) for row in found]


def _kinds(wanted: Wanted) -> Conditions:
    found = Conditions()
    found.add("o.field_code = %s", wanted.field_code)
    found.add("o.channel = %s", wanted.channel)
    found.add(_CODE, wanted.procedure_code)
    return found


def _lines(wanted: Wanted) -> Conditions:
    found = Conditions()
    found.add("i.accepted_at >= %s", _moment(wanted.begin))
    found.add("i.accepted_at < %s", _moment(wanted.end))
    # A sum is in no index: else PostgreSQL reads all of that status, to find the few that are of the kind.
    found.add("i.status + 0 = %s", wanted.status)
    if wanted.behind:
        moment, last = wanted.behind
        found.add("(i.accepted_at, i.id) > (%s, %s)", _moment(moment), _key(last))
    return found


def _key(value: UUID) -> Any:
    return Dossier._meta.pk.get_db_prep_value(value, connection)


def _moment(value: datetime | None) -> Any:
    return value and connection.ops.adapt_datetimefield_value(value)
