"""Two contents side by side: matched by keys and names, told field by field."""

from dataclasses import replace
from decimal import Decimal

from tests.world import BIRTH

from motcua.procedures.rules import (
    Channel,
    PaperRequirement,
    ProcedureContent,
    RouteStep,
    StepRole,
    TimeLimits,
)
from motcua.procedures.rules.comparing import SECTIONS, Change, Row, compare
from motcua.workdays.rules import Limit, LimitUnit

STEP = RouteStep("Thẩm tra", StepRole.SPECIALIST, hours_counter=Decimal(3))
FORM = {
    "type": "object",
    "properties": {
        "child": {"type": "object", "properties": {"name": {"type": "string", "title": "Họ tên"}}}
    },
}


def changed(old: ProcedureContent, new: ProcedureContent) -> list[Row]:
    return [row for row in compare(old, new) if row.change is not Change.SAME]


def told(old: ProcedureContent, new: ProcedureContent) -> list[tuple[str, str, str, str]]:
    return [(*row.place[:3], row.place.field) for row in changed(old, new)]


def test_nothing_differs_from_itself() -> None:
    assert not changed(BIRTH, BIRTH)
    assert compare(BIRTH, BIRTH)


def test_a_plain_field() -> None:
    (row,) = changed(BIRTH, replace(BIRTH, name="Khai sinh"))
    assert (row.place.section, row.old, row.new) == ("names", "Đăng ký khai sinh", "Khai sinh")
    assert row.change is Change.CHANGED


def test_a_limit_of_a_case_by_channel() -> None:
    limit = Limit(Decimal(2), LimitUnit.WORKING_DAY)
    first, second = BIRTH.cases
    newer = replace(BIRTH, cases=(replace(first, limits=TimeLimits.same(limit)), second))
    assert told(BIRTH, newer) == [("limits", first.code, "", channel.value) for channel in Channel]
    assert changed(BIRTH, newer)[0].new == limit


def test_a_paper_that_moved_is_not_one_gone_and_another_come() -> None:
    assert not changed(BIRTH, replace(BIRTH, papers=BIRTH.papers[::-1]))


def test_a_paper_changed_come_and_gone() -> None:
    note, letter = BIRTH.papers
    newer = replace(BIRTH, papers=(replace(note, required=False), PaperRequirement("new", "Tờ khai", 1)))
    kinds = {(row.place.item, row.place.field): row.change for row in changed(BIRTH, newer)}
    assert kinds["birth-note", "required"] is Change.CHANGED
    assert kinds["new", "name"] is Change.ADDED
    assert kinds[letter.key, "name"] is Change.REMOVED


def test_a_step_keeps_its_place_in_the_order() -> None:
    other = replace(STEP, name="Ký")
    rows = changed(replace(BIRTH, route=(STEP, other)), replace(BIRTH, route=(other, STEP)))
    assert {(row.place.item, row.old, row.new) for row in rows} == {("Thẩm tra", 1, 2), ("Ký", 2, 1)}


def test_two_steps_of_one_name_are_told_apart() -> None:
    assert not changed(replace(BIRTH, route=(STEP, STEP)), replace(BIRTH, route=(STEP, STEP)))
    rows = changed(replace(BIRTH, route=(STEP, STEP)), replace(BIRTH, route=(STEP,)))
    assert "Thẩm tra #2" in {row.place.item for row in rows if row.change is Change.REMOVED}


def test_a_question_of_the_form_by_its_place() -> None:
    rows = changed(BIRTH, replace(BIRTH, form=FORM))
    assert {row.place.item for row in rows} == {"child", "child.name"}
    assert ("form", "", "child.name", "title") in [tuple(row.place) for row in rows]


def test_rows_stand_in_the_order_of_the_sections() -> None:
    sections = [row.place.section for row in compare(BIRTH, replace(BIRTH, form=FORM, name="x"))]
    assert sections == sorted(sections, key=SECTIONS.index)
