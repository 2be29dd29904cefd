"""Errands are run at least once, in order for each subject, and wait longer each time they fail."""

import threading
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from pytest_django import Settings

from motcua.kernel.clock import LOCAL
from motcua.outbox.errands import lease, put, put_off, settle, try_again
from motcua.outbox.models import Errand
from motcua.outbox.queries import given_up, waiting
from motcua.outbox.rules import LEASE, MOST_ATTEMPTS, NotDone, wait_after
from motcua.outbox.running import run_once, run_until

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
ran: list[str] = []


def note(body: Mapping[str, Any], *, key: str) -> None:
    if body.get("fails"):
        raise NotDone("nobody answered")
    ran.append(key)


@pytest.fixture(autouse=True)
def handlers(settings: Settings) -> None:
    ran.clear()
    settings.OUTBOX_COLLECTORS = []
    settings.OUTBOX_HANDLERS = {"note": f"{__name__}.note"}


def put_down(key: str, subject: UUID | None = None, **body: Any) -> None:
    put(kind="note", subject=subject or uuid4(), key=key, body=body, at=AT)


def run(minutes: float = 0) -> int:
    return run_once("me", lambda: AT + timedelta(minutes=minutes))


def test_an_errand_is_run_once() -> None:
    put_down("a")
    assert (run(), run(), ran) == (1, 0, ["a"])
    assert waiting() == {}


def test_the_same_key_again_changes_nothing() -> None:
    put_down("a")
    put_down("a")
    assert Errand.objects.count() == 1


def test_an_errand_of_an_action_that_failed_is_not_run() -> None:
    with transaction.atomic():
        put_down("a")
        transaction.set_rollback(True)
    assert run() == 0


def test_errands_of_one_subject_are_run_in_order() -> None:
    subject = uuid4()
    for key in "abc":
        put_down(key, subject)
    assert [run(), run(), run()] == [1, 1, 1]
    assert ran == ["a", "b", "c"]


def test_one_that_fails_holds_back_those_of_its_subject_alone() -> None:
    subject = uuid4()
    put_down("fails", subject, fails=True)
    put_down("behind", subject)
    put_down("beside")
    run()
    run()
    assert ran == ["beside"]
    assert Errand.objects.get(key="fails").problem == "nobody answered"


def test_what_failed_is_tried_again_later_each_time() -> None:
    put_down("fails", fails=True)
    assert [run(), run(0.5), run(1.1), run(2.5), run(3.2)] == [1, 0, 1, 0, 1]
    assert wait_after(1) < wait_after(3) < wait_after(50) == timedelta(hours=4)


def test_after_many_attempts_it_is_given_up_and_can_be_taken_up_again() -> None:
    put_down("fails", fails=True)
    for _attempt in range(MOST_ATTEMPTS):
        Errand.objects.update(due_at=AT)
        run()
    (errand,) = given_up()
    assert run(10_000) == 0
    try_again(errand=errand, at=AT)
    assert run() == 1


def test_a_leased_errand_is_nobody_elses_until_the_lease_runs_out() -> None:
    put_down("a")
    (errand,) = lease(worker="first", at=AT)
    assert lease(worker="second", at=AT) == []
    (again,) = lease(worker="second", at=AT + LEASE + timedelta(seconds=1))
    assert not settle(errand=errand, worker="first", at=AT)
    assert not put_off(errand=errand, worker="first", problem="late", at=AT)
    assert settle(errand=again, worker="second", at=AT)


def test_an_unknown_kind_is_put_off_and_named() -> None:
    put(kind="strange", subject=uuid4(), key="s", body={}, at=AT)
    run()
    assert "strange" in Errand.objects.get().problem


def test_the_command_says_how_many_were_tried(capsys: pytest.CaptureFixture[str]) -> None:
    put_down("a")
    call_command("worker", once=True)
    assert "1 errands were tried" in capsys.readouterr().out


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_run_the_same_errand() -> None:
    for number in range(30):
        put_down(f"n{number}")
    stopped = threading.Event()
    workers = [threading.Thread(target=run_until, args=(stopped,)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for _ in range(100):
        if not Errand.objects.open().exists():
            break
        stopped.wait(0.1)
    stopped.set()
    for worker in workers:
        worker.join()
    connection.close()
    assert sorted(ran) == sorted(f"n{number}" for number in range(30))
