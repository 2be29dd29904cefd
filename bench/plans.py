"""How the database means to answer a query: whether it would read a whole large table."""

import re
from collections.abc import Iterable

from django.db import connection

# The tables that `bulk` fills with a row or more for every dossier.
LARGE = ("dossiers_dossier", "applicants_applicant", "applicants_searchterm")
_WHOLE = {
    # "SCAN t" reads the table from end to end, "SEARCH t USING INDEX …" does not.
    "sqlite": r"SCAN (\w+)",
    "postgresql": r"Seq Scan on (\w+)",
}


def complaint(statements: Iterable[str]) -> str:
    """The first large table that one of these would read whole; empty when there is none."""
    pattern = _WHOLE[connection.vendor]
    for statement in statements:
        if not statement.startswith("SELECT"):
            continue
        for table in re.findall(pattern, plan(statement)):
            if table in LARGE:
                return f"reads the whole of {table}: {statement[:2000]}"
    return ""


def plan(statement: str) -> str:
    """What the database says it would do."""
    word = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{word} {statement}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
