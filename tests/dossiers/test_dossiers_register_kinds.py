"""The register asked for one field, procedure or channel: the same lines, without looking through all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.world import World

from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import RegisterFilter
from motcua.dossiers.rules import Status
from motcua.procedures.rules import Channel
from motcua.staff.rules import Hat


def received(world: World, procedure: Any, minutes: int, channel: Channel = Channel.COUNTER) -> Dossier:
    intake = world.intake(procedure, channel=channel, fees=())
    return actions.receive(intake=intake, by=world.receptionist, at=world.later(minutes=minutes))


@pytest.fixture
def mixed(world: World) -> list[Dossier]:
    """Twelve dossiers of three procedures and two channels, one after the other, and the neighbour's."""
    world.of_the_neighbour()
    procedures = (world.birth, world.copies, world.land)
    channels = (Channel.COUNTER, Channel.ONLINE)
    return [received(world, procedures[n % 3], n + 1, channels[n % 2]) for n in range(12)]


def asked(hat: Hat, limit: int = 25, **wanted: Any) -> list[Any]:
    """All pages of the register, one after the other."""
    found, after = [], ""
    while True:
        page = queries.register_rows(hat, RegisterFilter(**wanted), after=after, limit=limit)
        found += [one.pk for one in page.dossiers]
        if not (after := page.next):
            return found


@pytest.mark.parametrize(
    ("wanted", "every", "first"),
    [
        ({"procedure_code": "2.000815"}, 3, 1),
        ({"field_code": "G13-TN02"}, 3, 2),
        ({"channel": "online"}, 2, 1),
        ({"channel": "online", "procedure_code": "1.001193"}, 6, 3),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 25])
def test_the_lines_asked_for_come_in_the_order_of_acceptance(
    world: World, mixed: list[Dossier], wanted: dict[str, str], every: int, first: int, limit: int
) -> None:
    assert asked(world.head, limit, **wanted) == [one.pk for one in mixed[first::every]]


def test_only_days_and_what_is_present_are_shown(world: World, mixed: list[Dossier]) -> None:
    actions.set_aside(dossier=mixed[1], reason="Nhập nhầm", by=world.administrator, at=world.later(hours=2))
    today = world.at.date()
    assert asked(world.head, procedure_code="2.000815", first_day=today, last_day=today) == [
        mixed[4].pk,
        mixed[7].pk,
        mixed[10].pk,
    ]
    tomorrow = today + timedelta(days=1)
    assert asked(world.head, procedure_code="2.000815", first_day=tomorrow) == []


def test_what_was_returned_is_asked_for_by_kind_as_well(world: World, mixed: list[Dossier]) -> None:
    returned = world.dossier_at(Status.RETURNED)
    assert asked(world.head, channel="counter", status=Status.RETURNED.value) == [returned.pk]


def test_what_there_is_none_of_gives_an_empty_page(world: World) -> None:
    assert asked(world.head, procedure_code="9.9") == []
    world.received()
    assert asked(world.head, procedure_code="9.9") == asked(world.head, channel="post") == []


def test_the_inspector_is_given_the_lines_of_all_units(world: World, mixed: list[Dossier]) -> None:
    assert len(asked(world.inspector, procedure_code="1.001193")) == 5


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads few rows without index")
@pytest.mark.parametrize(
    "wanted", [{"field_code": "G13"}, {"procedure_code": "1.001193"}, {"channel": "post"}]
)
def test_nothing_but_the_index_of_kinds_is_looked_through(world: World, wanted: dict[str, str]) -> None:
    year = RegisterFilter(first_day=world.at.date() - timedelta(days=365), last_day=world.at.date())
    with CaptureQueriesContext(connection) as taken:
        queries.register_rows(world.head, replace(year, **wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {taken[0]['sql']}")
        steps = [row[-1] for row in cursor.fetchall()]
    read = [step for step in steps if step.startswith(("SEARCH i ", "SCAN i"))]
    assert [step.partition("dossier_register_kind ")[2] for step in read] == [
        "(served_by_id=?)",  # the first kind
        "(served_by_id=? AND procedure_version_id=? AND channel>?)",  # the next channel of its version
        "(served_by_id=? AND procedure_version_id>?)",  # the next version
        "(served_by_id=? AND procedure_version_id=? AND channel=? AND accepted_at>? AND accepted_at<?)",
    ]
    assert not [step for step in steps if step.startswith(("SCAN o", "SCAN page"))]
