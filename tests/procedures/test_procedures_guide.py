"""Questions that lead to the right case and its exact papers."""

import dataclasses

import pytest
from django.conf import settings
from procedures_samples import content

from motcua.kernel.refusal import Refused
from motcua.procedures.rules import Case, Option, PaperRequirement, ProcedureContent, Question, follow
from motcua.procedures.starter import starter_contents

WHO = Question("who", "Ai nộp?", (Option("self", "Tôi"), Option("other", "Người khác", bring=("letter",))))
KIND = Question(
    "kind",
    "Loại nào?",
    (Option("new", "Mới", cases=("9.1",)), Option("old", "Cũ", cases=("9.2",), leave_out=("form",))),
)
OLD = Question("size", "Cỡ nào?", (Option("big", "To"), Option("small", "Nhỏ")), cases=("9.2",))
VNEID = Question(
    "vneid", "Có VNeID?", (Option("yes", "Có"), Option("no", "Chưa")), after=(("who", ("other",)),)
)
PAPERS = (
    PaperRequirement("form", "Đơn", required=True),
    PaperRequirement("letter", "Ủy quyền", required=False),
    PaperRequirement("photo", "Ảnh", required=False),
)
GUIDE = (WHO, KIND, OLD, VNEID)
CASES = ("9.1", "9.2")
EVERYDAY = {one.code: one for one in starter_contents(settings.DATA / "procedures") if one.curated}


def guided(**changes):
    cases = tuple(Case(code) for code in CASES)
    return content(cases=cases, papers=PAPERS, guide=GUIDE, **changes)


def test_the_first_question_without_an_answer_is_asked():
    assert follow(GUIDE, CASES, {}).ask is WHO
    assert follow(GUIDE, CASES, {"who": "self"}).ask is KIND
    assert follow(GUIDE, CASES, {"who": "nonsense", "kind": "new"}).ask is WHO


def test_questions_that_do_not_matter_are_passed_over():
    assert follow(GUIDE, CASES, {"who": "self", "kind": "new"}).ask is None
    assert follow(GUIDE, CASES, {"who": "self", "kind": "old"}).ask is OLD
    assert follow(GUIDE, CASES, {"who": "other", "kind": "new"}).ask is VNEID


def test_answers_lead_to_the_case_and_its_papers():
    way = follow(GUIDE, CASES, {"who": "other", "kind": "old", "size": "big", "vneid": "yes"})
    listed = way.papers(PAPERS)
    assert way.case == "9.2"
    assert [paper.key for paper in listed.needed] == ["letter"]
    assert [paper.key for paper in listed.perhaps] == ["photo"]


def test_a_paper_that_an_answer_makes_needless_is_not_even_perhaps():
    listed = follow(GUIDE, CASES, {"who": "self", "kind": "new"}).papers(PAPERS)
    assert [paper.key for paper in listed.needed] == ["form"]
    assert [paper.key for paper in listed.perhaps] == ["photo"]


def test_content_with_a_guide_survives_json_and_without_keeps_its_hash():
    assert ProcedureContent.from_json(guided().to_json()) == guided()
    plain = dataclasses.replace(guided(), guide=())
    assert "guide" not in plain.to_json()
    assert plain.content_hash() != guided().content_hash()


def test_without_a_guide_the_cases_are_a_plain_choice():
    plain = content(cases=(Case("9.1", "Một"), Case("9.2")))
    (question,) = plain.questions()
    assert [option.text for option in question.options] == ["Một", "9.2"]
    assert follow(plain.questions(), CASES, {"case": "9.2"}).case == "9.2"
    assert content().questions() == ()


@pytest.mark.parametrize(
    "wrong",
    [
        Question("q", "?", (Option("a", "A", cases=("9.9",)), Option("b", "B"))),
        Question("q", "?", (Option("a", "A", bring=("nothing",)), Option("b", "B"))),
        Question("q", "?", (Option("a", "A"), Option("b", "B")), after=(("later", ("a",)),)),
        Question("q", "?", (Option("a", "A"),)),
        Question("case", "?", (Option("a", "A"), Option("b", "B"))),
        Question("q", "?", (Option("a", "A"), Option("a", "B"))),
        Question("Q!", "?", (Option("a", "A"), Option("b", "B"))),
    ],
)
def test_a_guide_that_names_what_is_not_there_is_refused(wrong):
    given = guided().to_json() | {"guide": [wrong.to_json()]}
    with pytest.raises(Refused):
        ProcedureContent.from_json(given)


def ways(one, given):
    """Every way through the questions of a procedure, to its end."""
    way = follow(one.questions(), [case.code for case in one.cases], given)
    if way.ask is None:
        yield way
        return
    for option in way.ask.options:
        yield from ways(one, given | {way.ask.key: option.key})


@pytest.mark.parametrize("code", sorted(EVERYDAY))
def test_every_way_through_an_everyday_guide_ends_at_one_case_and_a_list(code):
    one = EVERYDAY[code]
    ended = list(ways(one, {}))
    assert one.guide
    assert {way.case for way in ended} == {case.code for case in one.cases}
    for way in ended:
        listed = way.papers(one.papers_for(way.case))
        assert len(way.cases) == 1
        assert 1 <= len(way.answered) <= 4
        assert listed.needed
        assert all(paper.note.startswith("Nếu") for paper in listed.perhaps)


@pytest.mark.parametrize("code", sorted(EVERYDAY))
def test_every_everyday_question_speaks_both_languages(code):
    for question in EVERYDAY[code].guide:
        for part in (question, *question.options):
            assert part.text_en
            assert bool(part.hint) == bool(part.hint_en)
        assert all(bool(one.advice) == bool(one.advice_en) for one in question.options)
