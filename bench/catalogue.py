"""Importing a whole catalogue of procedures, beside reading its JSON and inserting the same rows."""

import json
import time
from pathlib import Path

from django.db import connection, transaction

from motcua.kernel.actor import System
from motcua.procedures.actions import import_catalogue

from .figures import Figure
from .office import AT
from .servers import ROOT

BATCH = 400
REFERENCE = ROOT.parent / "shared" / "data" / "procedures.jsonl"


def measure(source: Path = REFERENCE, *, rows: int | None = None) -> list[Figure]:
    """One import into the catalogue as it was shipped; nothing when the reference set is not there. The raw
    run parses the same file and inserts rows of the same content."""
    if not source.exists():
        return []
    lines = source.read_bytes().splitlines(keepends=True)[:rows]
    raw = b"".join(lines)
    imported, bare, again = _import(raw), _bare(lines), _import(raw)
    beside, name = "json.loads and bulk inserts", f"importing {len(lines):,} procedures"
    return [
        Figure(name, imported, "s", bare, beside),
        Figure("importing them again, nothing changed", again, "s", bare, beside),
    ]


def _import(raw: bytes) -> float:
    began = time.perf_counter()
    import_catalogue(raw=raw, by=System(), at=AT, skip_bad=True)
    return time.perf_counter() - began


def _bare(lines: list[bytes]) -> float:
    """Seconds to parse the file and insert each row as it is, with its code and name."""
    began = time.perf_counter()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bare_procedure (number integer, code text, content text)")
        for first in range(0, len(lines), BATCH):
            part = enumerate(map(json.loads, lines[first : first + BATCH]), start=first)
            rows = [(number, str(row.get("code")), json.dumps(row)) for number, row in part]
            cursor.executemany("INSERT INTO bare_procedure VALUES (%s, %s, %s)", rows)
        taken = time.perf_counter() - began
        cursor.execute("DROP TABLE bare_procedure")
    return taken
