"""All rows of the public reference set, where it is at hand."""

import json
import time
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.procedures import queries
from motcua.procedures.actions import import_catalogue
from motcua.procedures.rules import Channel, Known, ProcedureContent
from motcua.procedures.rules.imports import read_catalogue
from motcua.workdays.rules import LimitUnit

SOURCE = Path(__file__).resolve().parents[3] / "shared" / "data" / "procedures.jsonl"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
SLOWEST = 60.0

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(
        not SOURCE.exists(), reason="the reference set ../shared/data/procedures.jsonl is not here"
    ),
]


@pytest.fixture(scope="module")
def raw() -> bytes:
    return SOURCE.read_bytes()


@pytest.fixture(scope="module")
def pairs(raw: bytes) -> list[tuple[dict, ProcedureContent]]:
    contents = [row.content for row in read_catalogue(raw)]
    return list(zip(map(json.loads, raw.splitlines()), contents, strict=True))


@pytest.mark.django_db
def test_all_rows_are_imported_once(raw: bytes) -> None:
    began = time.monotonic()
    report = import_catalogue(raw=raw, by=System(), at=AT)
    assert time.monotonic() - began < SLOWEST
    assert (report.counts()["new"], report.counts()["refused"]) == (5769, 0)
    assert import_catalogue(raw=raw, by=System(), at=AT).counts()["unchanged"] == 5769
    assert queries.search("khai sinh", AT.date())


def test_content_survives_being_stored(pairs) -> None:
    assert all(ProcedureContent.from_json(made.to_json()) == made for _, made in pairs)


def test_no_zero_without_words_becomes_free(pairs) -> None:
    known = Counter(
        (fee.known, given["fee_kind"]) for given, made in pairs for fee in made.fees if fee.is_free
    )
    assert (Known.FREE_STATED, "zero_no_text") not in known
    assert known[Known.FREE_STATED, "free_stated"] > 150


def test_working_days_agree_with_the_reference(pairs) -> None:
    differing = [
        made.code
        for given, made in pairs
        if not given["time_limit_varies"] and given.get("time_limit_working_days") != working_days(made)
    ]
    assert len(differing) <= 5


def working_days(made: ProcedureContent) -> float | None:
    limits = [limit for channel in Channel if (limit := made.limits.of(channel))]
    days = [float(limit.amount) for limit in limits if limit.unit is LimitUnit.WORKING_DAY]
    return max(days, default=None)
