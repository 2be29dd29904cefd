"""What citizens do is told to whoever reads the facts of the unit where they are served."""

from typing import Any

import pytest
from tests.drafts.drafts_world import FATHER, add_page, begin, complete, write
from tests.samples import photo
from tests.world import World, wear

from motcua.dossiers import actions as dossiers
from motcua.dossiers.rules import AsApplicant, Mark, MarkKind, Status
from motcua.drafts import actions
from motcua.files.actions import store
from motcua.files.rules import Upload
from motcua.journal import queries as journal
from motcua.kernel.actor import System
from motcua.staff.rules import RoleCode


@pytest.fixture(autouse=True)
def _told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(journal, "horizon", lambda: journal.UUID(int=2**128 - 1))


def told(world: World, subject: str = "dossier") -> list[str]:
    """What a reader of the ward's facts hears, and nobody of the neighbour ward does."""
    elsewhere = journal.facts_since(None, scope=world.neighbour_ward.path)
    assert not [fact for fact in elsewhere if fact.subject_kind in ("dossier", "draft")]
    heard = journal.facts_since(None, scope=world.ward.path, limit=1000)
    about = [fact for fact in heard if fact.subject_kind == subject]
    assert {fact.unit for fact in about if fact.by_kind == "applicant"} <= {world.ward.pk}
    return [fact.kind for fact in about]


def callers(world: World, dossier: Any) -> list[Any]:
    """The applicant, whatever the caller says of where it was; and the program for the applicant."""
    elsewhere = world.neighbour_ward
    return [
        AsApplicant(dossier.owner_id, elsewhere.pk, elsewhere.path),
        AsApplicant(dossier.owner_id, None, ""),  # type: ignore[arg-type]
        System(),
    ]


@pytest.mark.parametrize("who", range(3))
def test_withdrawing_is_told(world: World, who: int) -> None:
    dossier = world.received()
    by = callers(world, dossier)[who]
    dossiers.withdraw(dossier=dossier, reason="Không cần nữa", by=by, at=world.later(hours=1))
    assert told(world)[-1] == "dossier.withdrawn"


@pytest.mark.parametrize("who", range(3))
def test_a_corrected_telephone_is_told(world: World, who: int) -> None:
    dossier = world.received()
    by = callers(world, dossier)[who]
    dossiers.correct_contact(dossier=dossier, phone="0987654321", by=by, at=world.later(hours=1))
    assert told(world)[-1] == "dossier.contact_corrected"


@pytest.mark.parametrize("who", range(3))
def test_a_rating_is_told(world: World, who: int) -> None:
    dossier = world.dossier_at(Status.RETURNED)
    by = callers(world, dossier)[who]
    dossiers.rate(dossier=dossier, stars=5, ticks=[], words="", by=by, at=world.later(hours=3))
    assert told(world)[-1] == "dossier.rated"


@pytest.mark.parametrize("who", range(3))
def test_a_mended_paper_is_told(world: World, who: int) -> None:
    dossier = world.received()
    mark = Mark(MarkKind.PAPER, "birth-note", "Ảnh mờ")
    asked: dict[str, Any] = {"by": world.receptionist, "at": world.later(minutes=5), "reason": "Ảnh mờ quá"}
    dossier = dossiers.ask_supplement(dossier=dossier, marks=[mark], **asked)
    by, at = callers(world, dossier)[who], world.later(hours=1)
    file = store(upload=Upload("anh.jpg", photo()), subject=dossier.pk, by=by, at=at)
    dossiers.supply(dossier=dossier, answers=None, files={"birth-note": file}, by=by, at=at)
    assert told(world)[-1] == "dossier.supplemented"


def test_filing_is_told_whoever_calls(world: World) -> None:
    world.filed()  # by the program
    assert told(world) == ["dossier.filed"]


def test_what_an_officer_of_another_unit_enters_is_told_where_the_person_is_served(world: World) -> None:
    above = wear(world.province, "tinh.tiepnhan", "Bế Thị Lan", RoleCode.RECEPTIONIST)
    dossier = dossiers.file(intake=world.intake(), by=above, at=world.at)
    given: dict[str, Any] = {"by": above, "at": world.later(hours=1)}
    dossiers.correct_contact(dossier=dossier, phone="0987654321", **given)
    assert told(world) == ["dossier.filed", "dossier.contact_corrected"]


def test_a_draft_is_told_from_its_beginning_to_the_filing(world: World) -> None:
    draft = complete(world)
    actions.file_draft(draft=draft, by=FATHER, at=world.later(minutes=9))
    assert told(world, "draft") == ["draft.begun", "draft.filed"]
    assert told(world) == ["dossier.filed"]
    assert "file.discarded" in told(world, "file")


def test_a_draft_given_up_is_told(world: World) -> None:
    draft = begin(world).draft
    add_page(world, draft, "birth-note")
    actions.give_up(draft=draft, by=FATHER, at=world.later(minutes=9))
    assert told(world, "draft") == ["draft.begun", "draft.given_up"]


def test_a_forgotten_draft_is_told(world: World) -> None:
    write(world, begin(world).draft, note="x")
    actions.forget_old(at=world.later(days=400))
    assert told(world, "draft") == ["draft.begun", "draft.forgotten"]


def test_a_draft_of_a_helper_from_elsewhere_is_told_where_it_will_be_served(world: World) -> None:
    helper = wear(world.province, "tinh.thanhnien", "Hứa Văn Páo", RoleCode.YOUTH_MEMBER)
    begun = begin(world, by=helper, helper=helper)
    actions.give_up(draft=begun.draft, by=helper, at=world.later(minutes=9))
    assert told(world, "draft") == ["draft.begun", "draft.given_up"]
