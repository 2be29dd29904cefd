"""Two at once, and killed in the middle: one dossier, whole, or none."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from tests.drafts.drafts_world import FATHER, begin, complete, write
from tests.world import World, make_world

from motcua.dossiers.models import Dossier
from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.journal.queries import broken_chains


@pytest.fixture
def lasting_world(transactional_db: None) -> World:
    """A world that other threads and connections see."""
    return make_world()


def in_threads(works: list[Any]) -> list[Any]:
    def run(work: Any) -> Any:
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, work) for work in works]]


def test_two_who_file_at_once_get_the_one_dossier(lasting_world: World) -> None:
    world = lasting_world
    draft = complete(world)

    def file() -> Any:
        mine = Draft.objects.get(pk=draft.pk)
        return actions.file_draft(draft=mine, by=FATHER, at=world.later(minutes=9)).pk

    assert len(set(in_threads([file] * 4))) == 1
    assert Dossier.objects.count() == 1
    assert list(broken_chains()) == []


def test_many_devices_writing_at_once_lose_nothing(lasting_world: World) -> None:
    world = lasting_world
    draft = begin(world).draft

    def typing(key: str) -> Any:
        def act() -> None:
            write(world, Draft.objects.get(pk=draft.pk), owner={key: "x"})

        return act

    keys = ["name", "address", "email", "phone"]
    in_threads([typing(key) for key in keys])
    assert set(queries.typed(draft)["owner"]) == set(keys)


@pytest.mark.parametrize(
    "values",
    [
        {"ended_at": "2026-11-23T09:00Z"},
        {"consent_how": "spoken"},
        {"consent_at": "2026-11-23T09:00Z"},
        {"helper_id": "account"},
    ],
)
def test_the_database_refuses_nonsense(world: World, values: dict[str, Any]) -> None:
    draft = complete(world)
    if values.get("helper_id"):
        values = {"helper_id": world.guide.account}
    with pytest.raises(IntegrityError), transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(**values)


KILLED = """
import os, signal, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.world import make_world
from tests.drafts.drafts_world import FATHER, complete
from motcua.drafts import actions
from motcua.drafts.actions import filing
world = make_world()
draft = complete(world)
print(draft.pk, flush=True)
filing.tell = lambda *told, **more: os.kill(os.getpid(), signal.SIGKILL)
actions.file_draft(draft=draft, by=FATHER, at=world.later(minutes=9))
"""

LOOKED_AT = """
import sys, django
django.setup()
from motcua.dossiers.models import Dossier
from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.journal.queries import broken_chains
from tests.drafts.drafts_world import FATHER
draft = Draft.objects.get(pk=sys.argv[1])
print(Dossier.objects.count(), queries.typed(draft)["owner"]["name"], draft.pages.count())
print(actions.file_draft(draft=draft, by=FATHER, at=draft.touched_at).papers.filter(scan=None).count())
print(Dossier.objects.count(), list(broken_chains()))
"""


def test_killed_in_the_middle_of_filing_it_was_not_filed_and_can_be(tmp_path: Path) -> None:
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
    assert looked.stdout.split("\n")[:3] == ["0 Trần Văn Thử 1", "1", "1 []"], looked.stderr
