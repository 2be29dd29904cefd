"""Counting is exact, also for many at once; nobody within a limit is refused; no row tells whose it is."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from tests.conftest import QueryBudget

from motcua.limits.counting import Tried, count, reached
from motcua.limits.models import Tally

CENTRE = Tried("files", "203.0.113.7")
CODE = Tried("code", "H60.101-261124-0007")


@pytest.fixture(autouse=True)
def _limits(settings: Any) -> None:
    settings.LIMITS = {"files": "60/10m", "code": "3/10m"}


def test_within_the_limit_all_may_and_past_it_nobody(db: None, now: datetime) -> None:
    assert [count([CODE], now) for _time in range(4)] == [True, True, True, False]
    assert count([Tried("code", "another")], now)
    assert count([Tried("files", CODE.by)], now)


def test_asking_counts_nothing(db: None, now: datetime) -> None:
    assert not any(reached([CODE, CENTRE], now) for _time in range(9))
    for _time in range(3):
        count([CODE, CENTRE], now)
    assert reached([CODE, CENTRE], now)
    assert not reached([CENTRE], now)


def test_when_the_time_is_over_one_may_again(db: None, now: datetime) -> None:
    for _time in range(5):
        count([CODE], now)
    assert not reached([CODE], now + timedelta(minutes=10))
    assert count([CODE], now + timedelta(minutes=10))


def test_asking_is_one_statement_and_counting_one_in_its_transaction(
    db: None, now: datetime, queries_at_most: QueryBudget
) -> None:
    count([CODE, CENTRE], now)
    with queries_at_most(1):
        reached([CODE, CENTRE], now)
    with queries_at_most(3):
        count([CODE, CENTRE], now)


def test_what_is_over_is_thrown_away_by_the_next_one(db: None, now: datetime) -> None:
    for number in range(20):
        count([Tried("code", str(number))], now)
    count([CODE], now + timedelta(minutes=20))
    assert [row.ends_at > now + timedelta(minutes=20) for row in Tally.objects.all()] == [True]


def test_no_row_tells_whose_it_is(db: None, now: datetime, settings: Any) -> None:
    count([CENTRE], now)
    known = CENTRE.key(now)
    assert Tally.objects.get().pk == known
    settings.SECRET_KEY = "another installation's, long enough to be one"
    assert CENTRE.key(now) != known


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_from_one_address_are_counted_to_the_last(now: datetime) -> None:
    def files(_person: int) -> bool:
        try:
            return count([CENTRE, Tried("code", str(_person))], now)
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        told = list(pool.map(files, range(100)))
    assert (told.count(True), told.count(False)) == (60, 40)
    assert Tally.objects.get(pk=CENTRE.key(now)).number == 100


@pytest.mark.django_db(transaction=True)
def test_old_windows_are_thrown_away_by_many_at_once(now: datetime) -> None:
    def tries(number: int) -> bool:
        try:
            return count([CENTRE, Tried("code", str(number))], now + timedelta(minutes=20 * (number % 3)))
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(tries, range(90)))
