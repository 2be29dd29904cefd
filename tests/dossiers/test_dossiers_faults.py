"""Two at once, twice the same, killed in the middle: nothing is lost, overwritten or done by half."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.world import World, make_world

from motcua.dossiers import actions, queries
from motcua.dossiers.actions.codes import next_code
from motcua.dossiers.models import Dossier, Holding, Step
from motcua.dossiers.rules import Status
from motcua.journal.models import Fact
from motcua.journal.queries import broken_chains
from motcua.kernel.refusal import Refused


@pytest.fixture
def lasting_world(transactional_db: None) -> World:
    """A world that other threads and connections see."""
    return make_world()


def in_threads(works: list[Any]) -> list[Any]:
    def run(work: Any) -> Any:
        try:
            return work()
        except Refused as refused:
            return refused.refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, work) for work in works]]


def test_the_second_officer_is_told_who_was_faster(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    stale = world.fresh(dossier)
    actions.forward(dossier=dossier, by=world.specialist, at=world.later(hours=1))
    with pytest.raises(Refused) as refused:
        actions.propose_supplement(
            dossier=stale, papers=["Giấy"], reason="Giấy bị mờ", by=world.specialist, at=world.later(hours=1)
        )
    assert refused.value.refusal.code == "overtaken"
    assert "Nguyễn Thị Hồng Vân" in str(refused.value)
    assert "10:00" in str(refused.value)
    assert world.fresh(dossier).holder == "leader"


def test_what_was_seen_on_an_old_screen_is_refused(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    with pytest.raises(Refused) as refused:
        actions.forward(dossier=dossier, by=world.specialist, at=world.later(hours=1), seen=1)
    assert refused.value.refusal.code == "overtaken"


def test_of_two_at_the_same_moment_one_wins(lasting_world: World) -> None:
    world = lasting_world
    dossier = world.received()
    officers = [world.specialist.account, world.second_specialist.account]

    def forward(officer: Any) -> Any:
        mine = queries.obtain(world.receptionist, dossier.pk)
        at = world.later(hours=1)
        actions.forward(dossier=mine, by=world.receptionist, at=at, to_officer=officer, seen=1)
        return officer

    said = in_threads([lambda officer=officer: forward(officer) for officer in officers])
    assert sorted(map(str, said)).count("overtaken") == 1
    assert world.fresh(dossier).officer_id in said
    assert Fact.objects.filter(subject=dossier.pk, kind="dossier.forwarded").count() == 1
    assert list(broken_chains()) == []


def test_sending_a_form_twice_makes_one_dossier(world: World) -> None:
    intake = world.intake()
    first, second = (actions.receive(intake=intake, by=world.receptionist, at=world.at) for _ in range(2))
    assert (first.pk, first.code) == (second.pk, second.code)
    assert Fact.objects.filter(subject=first.pk).count() == 1


def test_sending_it_twice_at_the_same_moment_makes_one_too(lasting_world: World) -> None:
    world, intake = lasting_world, lasting_world.intake()

    def send() -> Any:
        return actions.receive(intake=intake, by=world.receptionist, at=world.at).code

    codes = in_threads([send] * 4)
    assert len(set(codes)) == 1
    assert Dossier.objects.count() == 1


def test_codes_are_unique_under_many_writers(lasting_world: World) -> None:
    world = lasting_world

    def receive() -> Any:
        return [
            actions.receive(intake=world.intake(), by=world.receptionist, at=world.at).code for _ in range(5)
        ]

    codes = [code for made in in_threads([receive] * 4) for code in made]
    assert len(set(codes)) == 20
    assert max(codes) == "H60.101-261123-0020"


def test_a_code_taken_in_a_failed_transaction_may_leave_a_gap_but_is_not_used_twice(world: World) -> None:
    taken = [next_code("H60.101", world.at.date()) for _ in range(2)]
    with transaction.atomic():
        next_code("H60.101", world.at.date())
        transaction.set_rollback(True)
    taken.append(next_code("H60.101", world.at.date()))
    assert len(set(taken)) == 3
    assert next_code("H60.101", world.later(days=1).date()).endswith("261124-0001")


@pytest.mark.parametrize(
    "values",
    [
        {"code": None},
        {"status": Status.IN_PROCESS, "code": None, "accepted_at": None},
        {"status": Status.RETURNED},
        {"due_at": None},
        {"filing": "helper"},
    ],
)
def test_the_database_refuses_nonsense(world: World, values: dict[str, Any]) -> None:
    dossier = world.received()
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(**values)


def test_a_dossier_is_in_one_place(world: World) -> None:
    dossier = world.received()
    stretch = Holding.objects.get(dossier=dossier, closed_at=None)
    stretch.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        stretch.save(force_insert=True)


def test_an_error_in_the_last_write_undoes_the_whole_act(world: World, monkeypatch: Any) -> None:
    dossier = world.received()

    def fails(**_stated: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("motcua.dossiers.actions.writing.append", fails)
    with pytest.raises(OSError, match="disk full"):
        actions.forward(dossier=world.fresh(dossier), by=world.receptionist, at=world.later(hours=1))
    assert world.fresh(dossier).current is Status.ACCEPTED
    assert Step.objects.get(dossier=dossier, position=1).ended_at is None


KILLED = """
import os, signal, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.world import make_world
from motcua.dossiers import actions
from motcua.dossiers.actions import writing
world = make_world()
dossier = world.received()
print(dossier.pk, flush=True)
writing.append = lambda **stated: os.kill(os.getpid(), signal.SIGKILL)
actions.forward(dossier=dossier, by=world.receptionist, at=world.later(hours=1))
"""

LOOKED_AT = """
import sys, django
django.setup()
from motcua.dossiers.models import Dossier, Holding
from motcua.journal.queries import broken_chains, facts_about
dossier = Dossier.objects.get(pk=sys.argv[1])
stretches = Holding.objects.filter(dossier=dossier, closed_at=None).count()
facts = len(facts_about("dossier", dossier.pk))
print(dossier.status, dossier.version, stretches, facts, list(broken_chains()))
"""


def test_killed_in_the_middle_of_an_act_it_did_not_happen(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "MOTCUA_HOME": str(tmp_path),
        "MOTCUA_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "motcua.settings",
        "PYTHONPATH": os.pathsep.join(["src", "."]),
    }

    def run(script: str, *words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", script, *words]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    killed = run(KILLED)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    looked = run(LOOKED_AT, killed.stdout.strip())
    assert looked.stdout.strip() == "2 1 1 1 []", looked.stderr
