"""The register reads an index that begins with what is asked, so that it does not grow with its history.

Asked of SQLite, which chooses without looking at how much there is; `make bench` looks at both databases
over a million dossiers.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import World

from motcua.dossiers import queries
from motcua.dossiers.queries import RegisterFilter
from motcua.dossiers.rules import Status
from motcua.staff.rules import Hat

pytestmark = pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL reads few rows without index"
)


def index_read(hat: Hat, wanted: RegisterFilter) -> str:
    with CaptureQueriesContext(connection) as asked:
        queries.register_rows(hat, wanted)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {asked[0]['sql']}")
        steps = [row[-1] for row in cursor.fetchall()]
    assert not [step for step in steps if "TEMP B-TREE" in step]
    return next(step for step in steps if "dossiers_dossier " in step)


def year_of(world: World) -> RegisterFilter:
    today = world.at.date()
    return RegisterFilter(first_day=today - timedelta(days=365), last_day=today)


@pytest.mark.parametrize("status", [None, *Status])
def test_a_units_register_reads_only_its_days_and_its_status(world: World, status: Status | None) -> None:
    read = index_read(world.head, replace(year_of(world), status=status))
    name, columns = ("dossier_register_status", " AND status=?") if status else ("dossier_served", "")
    assert f"{name} (served_by_id=?{columns} AND accepted_at>? AND accepted_at<?)" in read


def test_one_officers_dossiers_are_read_alone(world: World) -> None:
    read = index_read(world.head, replace(year_of(world), officer=world.specialist.account))
    assert "dossier_register_officer (officer_id=? AND accepted_at>? AND accepted_at<?)" in read


def test_the_inspectors_register_spans_the_units(world: World) -> None:
    year = year_of(world)
    assert "dossier_accepted (accepted_at>?" in index_read(world.inspector, year)
    in_process = replace(year, status=Status.IN_PROCESS)
    assert "dossier_accepted_status (status=? AND accepted_at>?" in index_read(world.inspector, in_process)
