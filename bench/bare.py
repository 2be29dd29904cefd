"""The raw run beside the acceptance of a dossier: three inserts in one transaction, and nothing else.

A case of twenty columns with a unique code and two more indexes, its event, and a row of an outbox: what any
program must at least write that keeps cases, their history and what is to be sent. The same driver, the same
settings, plain SQL.
"""

import json
from uuid import UUID, uuid4

from django.db import connection, transaction

COLUMNS = (  # noqa: SIM905
    "id code track_key kind field channel served_by competent residence owner_name owner_number phone "
    "status holder officer filed_at accepted_at due_at answers note"
).split()
_UUIDS = {"id", "served_by", "competent", "residence", "officer"}
_TIMES = {"filed_at", "accepted_at", "due_at"}
_ANSWERS = json.dumps({"child": "Trần Thị Thử", "father": "Trần Văn Thử", "note": "x" * 320})


def make_tables() -> None:
    """Create the three tables, without rows."""
    case = ", ".join(f"{name} {_type(name)}" for name in COLUMNS)
    with connection.cursor() as cursor:
        for statement in (
            "DROP TABLE IF EXISTS bench_outbox",
            "DROP TABLE IF EXISTS bench_event",
            "DROP TABLE IF EXISTS bench_case",
            f"CREATE TABLE bench_case ({case}, PRIMARY KEY (id), UNIQUE (code))",
            "CREATE INDEX bench_case_unit ON bench_case (served_by, due_at)",
            "CREATE INDEX bench_case_officer ON bench_case (officer, due_at)",
            f"CREATE TABLE bench_event (id {_type('id')} PRIMARY KEY, case_id {_type('id')} NOT NULL "
            "REFERENCES bench_case (id), number integer, kind text, data text, UNIQUE (case_id, number))",
            f"CREATE TABLE bench_outbox (id {_type('id')} PRIMARY KEY, topic text, body text)",
        ):
            cursor.execute(statement)


def _type(column: str) -> str:
    if column in _UUIDS:
        return "uuid" if connection.vendor == "postgresql" else "char(32)"
    return "timestamptz" if column in _TIMES and connection.vendor == "postgresql" else "text"


def three_inserts(owner: str, number: str) -> str:
    """The bare transaction; answers the code of the new case."""
    case = uuid4()
    code = f"H60.101-{case.hex[:12]}"
    now = "2026-11-23 02:00:00+00:00"
    values = [
        *(_id(case), code, "abcdefgh", "1.001193", "G15-TP07", "counter"),
        *(_id(uuid4()), _id(uuid4()), _id(uuid4()), owner, number, "0912345678"),
        *("2", "reception", _id(uuid4()), now, now, now, _ANSWERS, ""),
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_insert("bench_case", len(values)), values)
        event = [_id(uuid4()), _id(case), 1, "case.accepted", _ANSWERS]
        cursor.execute(_insert("bench_event", 5), event)
        cursor.execute(_insert("bench_outbox", 3), [_id(uuid4()), "case.accepted", _ANSWERS])
    return code


def _id(value: UUID) -> UUID | str:
    return value if connection.vendor == "postgresql" else value.hex


def _insert(table: str, columns: int) -> str:
    return f"INSERT INTO {table} VALUES ({', '.join(['%s'] * columns)})"
