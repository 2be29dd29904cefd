"""A procedure that is not in the catalogue yet: begun from nothing or as a copy, published as version 1."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.world import BIRTH, FIRST_DAY, World

from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping, queries
from motcua.procedures.models import Procedure, VersionDraft
from motcua.procedures.rules import Level, ProcedureContent
from motcua.procedures.rules.checking import problems_of
from motcua.procedures.rules.editing import copied, why_not_code
from motcua.units.queries import unit

CODE, NAME = "1.099001", "Xác nhận hộ trồng chè"


def begun(world: World, **given: Any) -> VersionDraft:
    usual = {"code": CODE, "name": NAME, "by": world.administrator, "at": world.at}
    return actions.begin_new_procedure(**(usual | given))


def published(world: World, draft: VersionDraft, **given: Any) -> Any:
    usual = {"in_force_from": world.at.date(), "by": world.administrator, "at": world.later(hours=1)}
    return actions.publish_version_draft(draft=draft, **(usual | given))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        act()
    assert str(found.value)
    return found.value.refusal.code


def test_it_is_begun_from_nothing_and_seen_by_its_keepers_alone(world: World) -> None:
    draft = begun(world)
    content = keeping.draft_content(draft)
    assert (content.code, content.name, draft.name) == (CODE, NAME, NAME)
    assert [case.code for case in content.cases] == [CODE]
    assert [one.pk for one in keeping.drafts_in_work()] == [draft.pk]
    assert queries.versions_of(CODE) == []
    assert queries.search(NAME, world.at.date()) == []
    assert refused(lambda: queries.version_in_force(CODE, world.at.date())) == "unknown_procedure"


def test_it_is_published_as_version_one_and_may_be_filed(world: World) -> None:
    made = published(world, begun(world))
    assert (made.number, made.name, made.in_force_from) == (1, NAME, world.at.date())
    assert keeping.version_draft(CODE) is None
    assert made in queries.procedures_for(unit(world.ward.pk), world.at.date())
    assert world.filed(made).procedure_version_id == made.pk


def test_it_may_begin_later(world: World) -> None:
    later = world.at.date() + timedelta(days=30)
    made = published(world, begun(world), in_force_from=later)
    assert refused(lambda: queries.version_in_force(CODE, world.at.date())) == "procedure_not_in_force"
    assert queries.version_in_force(CODE, later) == made


def test_it_is_begun_as_a_copy_of_another(world: World) -> None:
    content = keeping.draft_content(begun(world, copy_of=BIRTH.code))
    assert (content.code, content.name, content.field_name) == (CODE, NAME, BIRTH.field_name)
    assert [case.code for case in content.cases] == [f"{CODE}.01", f"{CODE}.02"]
    assert content.papers == BIRTH.papers


def test_a_copy_leaves_behind_how_the_other_was_announced(world: World) -> None:
    told = {"decision_no": "1/QĐ", "decision_date": "2025-06-30", "doubts": ["x"], "source": "import"}
    made = ProcedureContent.from_json(copied({**BIRTH.to_json(), **told}, CODE, NAME))
    assert (made.decision_no, made.decision_date, made.doubts, made.source) == ("", "", (), "")


def test_the_questions_of_a_copy_lead_to_its_own_cases() -> None:
    options = [
        {"key": "yes", "text": "Có", "cases": [f"{BIRTH.code}.01"]},
        {"key": "no", "text": "Không", "cases": [f"{BIRTH.code}.02"]},
    ]
    guide = [{"key": "check", "text": "Cần xác minh?", "options": options}]
    made = ProcedureContent.from_json(copied({**BIRTH.to_json(), "guide": guide}, CODE, NAME))
    assert [one.cases for one in made.guide[0].options] == [(f"{CODE}.01",), (f"{CODE}.02",)]


@pytest.mark.parametrize("code", ["", "x", "new", "có dấu 1", "1/2", "1" * 41, "../1", "1 2"])
def test_what_is_no_code_is_refused(world: World, code: str) -> None:
    assert refused(lambda: begun(world, code=code)) == "bad_code"


@pytest.mark.parametrize("code", ["1.001193", "2.002226.000.00.00.H60", "TQ-01", "H60.1"])
def test_what_is_a_code(code: str) -> None:
    assert why_not_code(code) is None


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"code": BIRTH.code}, "procedure_known"),
        ({"name": "  "}, "no_name"),
        ({"copy_of": "9.9"}, "unknown_procedure"),
    ],
)
def test_what_cannot_be_begun(world: World, given: dict[str, str], code: str) -> None:
    assert refused(lambda: begun(world, **given)) == code
    assert not VersionDraft.objects.exists()


def test_two_do_not_begin_the_same(world: World) -> None:
    begun(world)
    assert refused(lambda: begun(world)) == "procedure_begun"


def test_only_keepers_begin_one(world: World) -> None:
    assert refused(lambda: begun(world, by=world.receptionist)) == "not_keeper"


def test_given_up_nothing_is_left_but_the_fact(world: World) -> None:
    draft = begun(world)
    procedure = draft.procedure_id
    actions.give_up_version_draft(draft=draft, by=world.administrator, at=world.at)
    assert not Procedure.objects.filter(code=CODE).exists()
    fact = last_fact(procedure)
    assert fact
    assert fact.kind == "procedure.draft_given_up"
    assert begun(world).pk != draft.pk


def test_what_an_import_brings_meanwhile_comes_first(world: World) -> None:
    draft = begun(world)
    content = replace(BIRTH, code=CODE, name="Từ danh mục quốc gia")
    made = actions.publish_version(content=content, in_force_from=FIRST_DAY, by=System(), at=world.at)
    assert refused(lambda: published(world, draft)) == "newer_version"
    draft = actions.follow_newest(draft=draft, by=world.administrator, at=world.at)
    assert published(world, draft).number == made.number + 1


def test_nobody_offers_what_is_only_being_worked_on(world: World) -> None:
    begun(world)
    offered: dict[str, Any] = {"unit": world.ward, "codes": [CODE], "valid_from": world.at.date()}
    assert refused(lambda: actions.offer(**offered, by=System(), at=world.at)) == "unknown_procedure"


def test_what_is_missing_in_a_new_one_is_told() -> None:
    empty = replace(BIRTH, levels=(), field_name="", field_code="")
    found = {one.refusal.code for one in problems_of(empty, None)}
    assert {"no_level", "no_field"} <= found
    whole = replace(BIRTH, levels=(Level.COMMUNE,))
    assert not {"no_level", "no_field"} & {one.refusal.code for one in problems_of(whole, None)}
