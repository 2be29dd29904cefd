"""Taking the next dossier code of an agency's day: right under concurrent writers, gaps allowed, no reuse."""

from datetime import date

from motcua.kernel.ids import new_id
from motcua.rows import first_of

from ..rules import dossier_code

_TAKE = """
    INSERT INTO dossiers_codeseries (id, agency, day, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (agency, day) DO UPDATE SET last = dossiers_codeseries.last + 1
    RETURNING last
"""


def next_code(agency: str, day: date) -> str:
    """The next code; the first one begins the day's series, whichever counter was first. The series' row
    stays locked until the caller's transaction ends."""
    row = first_of(_TAKE, [new_id(), agency, day])
    assert row is not None
    return dossier_code(agency, day, row[0])
