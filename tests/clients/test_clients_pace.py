"""A client is answered so many requests a minute, whichever process of the server it asks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from motcua.clients.pace import Pace
from motcua.limits.models import Tally

AT = datetime(2026, 11, 23, 2, 0, 15, tzinfo=UTC)
PORTAL, BANK = UUID(int=1), UUID(int=2)


def answered(processes: list[Pace], asked: int, per_minute: int, at: datetime = AT) -> int:
    """How many of so many requests are answered that reach the processes in turn."""
    turns = (processes[number % len(processes)] for number in range(asked))
    return sum(pace.wait(PORTAL, per_minute, at) == 0 for pace in turns)


@pytest.mark.parametrize("per_minute", [1, 2, 15, 16, 17, 100, 600])
def test_one_process_answers_just_so_many(db: None, per_minute: int) -> None:
    assert answered([Pace()], per_minute + 50, per_minute) == per_minute


@pytest.mark.parametrize("processes", [2, 4, 8])
def test_several_answer_no_more_together(db: None, processes: int) -> None:
    paces = [Pace() for _one in range(processes)]
    assert answered(paces, 2000, 600) == 600


def test_what_others_hold_is_little(db: None) -> None:
    idle, busy = [Pace() for _one in range(3)], Pace()
    assert answered(idle, 3, 600) == 3
    assert answered([busy], 1000, 600) > 480


def test_the_next_minute_begins_anew(db: None) -> None:
    pace = Pace()
    assert answered([pace], 9, 3) == 3
    assert pace.wait(PORTAL, 3, AT) == 45.0
    assert answered([pace], 9, 3, AT + timedelta(seconds=45)) == 3


def test_one_client_does_not_hold_back_another(db: None) -> None:
    pace = Pace()
    answered([pace], 9, 3)
    assert pace.wait(BANK, 3, AT) == 0


def test_counting_costs_few_writes(db: None) -> None:
    pace = Pace()
    with CaptureQueriesContext(connection) as asked:
        answered([pace], 1000, 600)
    assert sum("limits_tally" in one["sql"] and "INSERT" in one["sql"] for one in asked) < 90
    assert Tally.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one web process")
def test_many_at_once_are_counted_exactly() -> None:
    def process(_number: int) -> int:
        try:
            return answered([Pace()], 40, 100)
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(process, range(8))) <= 100
