"""Taking the next dossier code of an agency's day: right under concurrent writers, gaps allowed, no reuse."""

from datetime import date

from django.db import connection

from motcua.kernel.ids import new_id

from ..models import CodeSeries
from ..rules import dossier_code

_TAKE = """
    INSERT INTO dossiers_codeseries (id, agency, day, last) VALUES (%s, %s, %s, 1)
    ON CONFLICT (agency, day) DO UPDATE SET last = dossiers_codeseries.last + 1
    RETURNING last
"""


def next_code(agency: str, day: date) -> str:
    """The next code; the first one begins the day's series, whichever counter was first. The series' row
    stays locked until the caller's transaction ends."""
    key = CodeSeries._meta.get_field("id").get_db_prep_value(new_id(), connection)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [key, agency, day])
        (last,) = cursor.fetchone()
    return dossier_code(agency, day, last)
