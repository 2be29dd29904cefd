"""Which of the papers is the form that is filled in on the screen."""

from dataclasses import replace
from datetime import date

import pytest
from tests.drafts.drafts_world import FORMED

from motcua.drafts.rules import Filled, PageOf, is_filled_in, pledged, pledges, problems
from motcua.procedures.rules import Case, PaperRequirement, ProcedureContent

TITLED = PaperRequirement(key="application", name="Tờ khai", form="Tờ khai")
NUMBERED = PaperRequirement(key="ct01", name="Tờ khai cư trú", form="CT01 Thông tư 53/2025/TT-BCA")
OTHER = PaperRequirement(key="review", name="Phiếu thẩm tra", form="Mẫu số 15d")
PLAIN = PaperRequirement(key="photo", name="Ảnh chân dung")


def filled_in(procedure: ProcedureContent) -> list[str]:
    papers = [*procedure.papers, *(paper for case in procedure.cases for paper in case.papers)]
    return [paper.key for paper in papers if is_filled_in(procedure, paper)]


@pytest.mark.parametrize(
    ("papers", "expected"),
    [
        ((PLAIN, NUMBERED), ["ct01"]),
        ((OTHER, TITLED), ["application"]),
        ((NUMBERED, OTHER), ["ct01"]),
        ((PLAIN,), []),
    ],
)
def test_by_its_title_else_the_first_with_a_form(
    papers: tuple[PaperRequirement, ...], expected: list[str]
) -> None:
    assert filled_in(replace(FORMED, papers=papers)) == expected


def test_each_case_may_have_the_form_among_its_own_papers() -> None:
    cases = tuple(Case(code=str(number), papers=(NUMBERED, OTHER)) for number in range(2))
    assert filled_in(replace(FORMED, papers=(PLAIN,), cases=cases)) == ["ct01", "ct01"]


def test_without_a_form_on_the_screen_every_paper_is_brought() -> None:
    assert filled_in(replace(FORMED, form=None)) == []


PLEDGE = {"type": "boolean", "const": True, "title": "Tôi cam đoan là đúng"}
PLEDGING = {"required": ["pledge", "name"], "properties": {"pledge": PLEDGE, "name": {"type": "string"}}}


def test_what_can_only_be_affirmed_is_a_pledge() -> None:
    assert pledges(PLEDGING) == {"pledge": PLEDGE}
    assert pledges(None) == pledges({"properties": {"pledge": PLEDGE}}) == {}


def test_agreeing_to_the_statement_affirms_it() -> None:
    assert pledged(PLEDGING, {"name": "An", "pledge": False}) == {"name": "An", "pledge": True}
    assert pledged({"properties": {}}, {"name": "An"}) == {"name": "An"}


def test_it_is_not_missed_on_the_form() -> None:
    filled = Filled(replace(FORMED, form=PLEDGING), {"answers": {"name": "An"}}, date(2026, 11, 24))
    assert [one.page for one in problems(filled) if one.page == PageOf.ANSWERS] == []
    assert [one.key for one in problems(filled) if one.page == PageOf.CHECK] == ["statement"]
