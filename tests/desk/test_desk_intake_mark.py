"""At the counter, too, a field of the form is marked: saved first, then picked from the dossier itself."""

from dataclasses import replace

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse
from tests.dossiers.test_dossiers_applying import FORM
from tests.world import BIRTH, FIRST_DAY, World

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Mark, MarkKind, Status
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version


@pytest.fixture
def counter(world: World, monkeypatch: pytest.MonkeyPatch) -> Counter:
    stop_clocks(monkeypatch, world.later(hours=2))
    return sit_down(world, world.receptionist)


def test_one_is_led_from_the_intake_to_the_papers_and_fields_to_mark(counter: Counter, world: World) -> None:
    procedure = publish_version(
        content=replace(BIRTH, form=FORM),
        in_force_from=FIRST_DAY.replace(year=2026),
        by=System(),
        at=world.at,
    )
    answer = counter.send(procedure, do="mark", **{"answers-child.name": "Trần Thị Bé"})
    dossier = Dossier.objects.get()
    assert dossier.current is Status.FILED
    page = reverse("desk:act", args=[dossier.pk, "ask_supplement"])
    assert answer["Location"] == page
    shown = counter.client.get(page).content.decode()
    assert "mark_field_child.name" in shown
    assert "mark_paper_birth-note" in shown


def test_who_may_not_ask_is_not_offered_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_clocks(monkeypatch, world.later(hours=2))
    guide = sit_down(world, world.guide)
    assert 'value="mark"' not in guide.client.get(guide.page_of(world.birth)).content.decode()
    receptionist = sit_down(world, world.receptionist)
    assert 'value="mark"' in receptionist.client.get(receptionist.page_of(world.birth)).content.decode()


def test_a_marked_field_is_asked_for(counter: Counter, world: World) -> None:
    counter.send(do="mark")
    dossier = Dossier.objects.get()
    typed = {"why_mark_paper_birth-note": "Ảnh mờ", "reason": "Giấy chứng sinh bị mờ"}
    page = reverse("desk:act", args=[dossier.pk, "ask_supplement"])
    assert counter.client.post(page, {**typed, "seen": str(dossier.version)}).status_code == 302
    assert dossier.supplements.get().marked == (Mark(MarkKind.PAPER, "birth-note", "Ảnh mờ"),)
