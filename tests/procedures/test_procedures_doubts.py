"""What an importer doubted is a worklist: counted by kind and field, looked at once, with a note."""

from dataclasses import replace
from datetime import date

import pytest
from tests.world import BIRTH, COPIES, World

from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping
from motcua.procedures.models import Doubt, ProcedureVersion
from motcua.procedures.rules.imports import doubts as kinds


@pytest.fixture
def doubted(world: World) -> ProcedureVersion:
    publish(world, replace(COPIES, doubts=(kinds.ZERO_FEE,)))
    return publish(world, replace(BIRTH, doubts=(kinds.NO_LIMIT, kinds.ZERO_FEE), name="Khai sinh"))


def publish(world: World, content: object, day: date = date(2025, 8, 1)) -> ProcedureVersion:
    changed = replace(content, plain_name=f"{day}")  # type: ignore[type-var]
    return actions.publish_version(content=changed, in_force_from=day, by=System(), at=world.at)  # type: ignore[arg-type]


def look(world: World, *texts: str) -> int:
    wanted = [one.pk for one in Doubt.objects.filter(text__in=texts)]
    given = {"note": "Đã đối chiếu", "by": world.administrator, "at": world.at}
    return actions.look_at_doubts(doubts=wanted, **given)


def test_they_are_counted_by_kind_and_field(world: World, doubted: ProcedureVersion) -> None:
    assert {one.text: one.number for one in keeping.doubt_kinds()} == {kinds.ZERO_FEE: 2, kinds.NO_LIMIT: 1}
    assert {one.text: one.number for one in keeping.doubt_fields()} == {"Hộ tịch": 2, "Chứng thực": 1}
    assert [one.number for one in keeping.doubt_kinds("Chứng thực")] == [1]


def test_the_list_is_narrowed_and_paged(world: World, doubted: ProcedureVersion) -> None:
    every = list(keeping.doubts())
    assert len(every) == keeping.doubts_open() == 3
    assert list(keeping.doubts(after=every[0].pk)) == every[1:]
    assert len(keeping.doubts(kind=kinds.ZERO_FEE, field="Hộ tịch")) == 1
    assert len(keeping.doubts(code=BIRTH.code)) == 2


def test_looked_at_leaves_the_list_with_its_note(world: World, doubted: ProcedureVersion) -> None:
    assert look(world, kinds.ZERO_FEE) == 2
    assert [one.text for one in keeping.doubts()] == [kinds.NO_LIMIT]
    seen = keeping.doubts(looked=True)[0]
    assert (seen.note, seen.looked_by_id) == ("Đã đối chiếu", world.administrator.account)
    fact = last_fact(doubted.procedure_id)
    assert fact
    assert (fact.kind, fact.data["note"]) == ("procedure.doubt_looked_at", "Đã đối chiếu")


def test_a_second_look_leaves_the_first_note(world: World, doubted: ProcedureVersion) -> None:
    look(world, kinds.ZERO_FEE)
    assert look(world, kinds.ZERO_FEE) == 0


def test_it_can_be_put_back(world: World, doubted: ProcedureVersion) -> None:
    look(world, kinds.ZERO_FEE)
    back = [one.pk for one in keeping.doubts(looked=True)]
    assert actions.doubt_again(doubts=back, by=world.administrator, at=world.at) == 2
    assert keeping.doubts_open() == 3


def test_only_the_newest_version_is_doubted(world: World, doubted: ProcedureVersion) -> None:
    publish(world, replace(BIRTH, doubts=(kinds.NO_LIMIT,), name="Mới"), date(2025, 9, 1))
    assert len(keeping.doubts(code=BIRTH.code)) == 1


def test_a_note_is_needed(world: World, doubted: ProcedureVersion) -> None:
    given = {"doubts": [one.pk for one in keeping.doubts()], "by": world.administrator, "at": world.at}
    with pytest.raises(Refused) as found:
        actions.look_at_doubts(note=" x ", **given)
    assert found.value.refusal.code == "no_note"


@pytest.mark.parametrize("who", ["receptionist", "head", "inspector"])
def test_only_those_who_keep_the_catalogue(world: World, doubted: ProcedureVersion, who: str) -> None:
    given = {"doubts": [one.pk for one in keeping.doubts()], "by": getattr(world, who), "at": world.at}
    for act in (lambda: actions.look_at_doubts(note="Đã xem", **given), lambda: actions.doubt_again(**given)):
        with pytest.raises(Refused) as found:
            act()
        assert found.value.refusal.code == "not_keeper"
