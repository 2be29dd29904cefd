"""The procedure changed while the draft slept: the person is told what, and nothing typed is lost."""

from copy import deepcopy
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.drafts.drafts_world import (
    ANSWERS,
    FATHER,
    FORM,
    FORMED,
    agree,
    begin,
    changed,
    complete,
    published,
    write,
)
from tests.world import World

from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.drafts.rules import Changed, changes, fitting
from motcua.kernel.refusal import Refused
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules import Case, Channel, PaperRequirement, ProcedureContent, TimeLimits
from motcua.workdays.rules import Limit, LimitUnit

SINCE = date(2026, 12, 1)


def form_with(**child: Any) -> dict[str, Any]:
    """The form with other questions about the child; None takes one out."""
    form = deepcopy(FORM)
    for name, part in child.items():
        properties = form["properties"]["child"]["properties"]
        if part is None:
            del properties[name]
        else:
            properties[name] = part
    form["properties"]["child"]["required"] = [
        name for name in ("name", "born") if name in form["properties"]["child"]["properties"]
    ]
    return form


def told(new: ProcedureContent, old: ProcedureContent = FORMED) -> dict[str, str]:
    found = changes(old, new, "9.000001.01", Channel.ONLINE)
    return {one.kind: one.sentence for one in found}


def catch_up(world: World, draft: Draft) -> list[Changed]:
    return actions.catch_up(draft=draft, by=FATHER, at=world.later(days=10))


def test_a_version_without_a_change_for_this_person_tells_nothing() -> None:
    assert told(changed(plain_name="Khai sinh", conditions="…")) == {}


def test_papers_that_came_and_went_are_told() -> None:
    papers = (*FORMED.papers[:2], PaperRequirement("lease", "Hợp đồng thuê nhà", required=True))
    found = told(changed(papers=papers))
    assert set(found) == {"paper_added", "paper_gone"}
    assert "Hợp đồng thuê nhà" in found["paper_added"]
    assert "Ảnh chân dung" in found["paper_gone"]


def test_a_paper_that_became_required_is_told() -> None:
    old = changed(papers=(replace(FORMED.papers[2], required=False),))
    assert set(told(changed(papers=FORMED.papers[2:]), old)) == {"paper_required"}


def test_a_paper_under_another_key_is_no_change() -> None:
    papers = (*FORMED.papers[:2], replace(FORMED.papers[2], key="portrait"))
    assert told(changed(papers=papers)) == {}


def test_another_fee_and_another_limit_are_told_with_before_and_after() -> None:
    dearer = (replace(FORMED.fees[0], amount=10_000),)
    found = told(changed(fees=dearer, limits=TimeLimits.same(Limit(5, LimitUnit.WORKING_DAY))))  # type: ignore[arg-type]
    assert "8.000 đồng" in found["fee"]
    assert "10.000 đồng" in found["fee"]
    assert "3" in found["limit"]
    assert "5" in found["limit"]


def test_a_fee_that_is_gone_and_a_limit_that_is_gone_are_told() -> None:
    assert set(told(changed(fees=(), limits=TimeLimits()))) == {"fee", "limit"}


def test_questions_that_came_went_and_were_renamed_are_told() -> None:
    weight = {"title": "Cân nặng khi sinh", "type": "integer"}
    form = form_with(weight=weight, born=None, place={"title": "Nơi sinh", "type": "string"})
    found = told(changed(form=form))
    assert set(found) == {"field_added", "field_gone", "field_renamed"}
    assert "Ngày sinh người con" in found["field_gone"]
    assert "Cân nặng khi sinh" in found["field_renamed"]


def test_answers_that_fit_go_on_and_the_others_lie_aside() -> None:
    form = form_with(born=None, weight={"title": "Cân nặng", "type": "integer", "maximum": 3000})
    after = fitting(changed(form=form), FORMED, {"answers": ANSWERS, "note": "x"})
    assert after["answers"] == {"child": {"name": "Trần Thị Bé"}, "copies": 2}
    assert after["kept"] == {
        "child.born": {"title": "Ngày sinh người con", "value": "2026-11-20"},
        "child.weight": {"title": "Cân nặng", "value": 3100},
    }
    assert after["note"] == "x"


def test_an_answer_moves_with_its_question() -> None:
    form = form_with(born=None, day={"title": "Ngày sinh người con", "type": "string", "format": "date"})
    after = fitting(changed(form=form), FORMED, {"answers": ANSWERS})
    assert after["answers"]["child"]["day"] == "2026-11-20"
    assert after["kept"] == {}


def test_what_lies_aside_comes_back_when_it_fits_again() -> None:
    without = changed(form=form_with(born=None))
    aside = fitting(without, FORMED, {"answers": ANSWERS})
    again = fitting(FORMED, without, aside)
    assert again["answers"] == ANSWERS
    assert again["kept"] == {}


def test_a_form_that_is_gone_keeps_everything_aside() -> None:
    after = fitting(changed(form=None), FORMED, {"answers": ANSWERS})
    assert after["answers"] == {}
    assert {one["value"] for one in after["kept"].values()} == {"Trần Thị Bé", "2026-11-20", 3100, 2}


def newer(**differing: Any) -> ProcedureVersion:
    return published(changed(**differing), SINCE)


def test_a_draft_moves_to_the_version_in_force(world: World) -> None:
    draft = complete(world, published())
    version = newer(form=form_with(born=None))
    assert queries.newer_version(draft, world.at) is None
    assert queries.newer_version(draft, world.later(days=10)) == version.pk
    assert [one.kind for one in catch_up(world, draft)] == ["field_gone"]
    assert draft.version_id == version.pk
    assert queries.typed(draft)["kept"]["child.born"]["value"] == "2026-11-20"
    assert catch_up(world, draft) == []
    agree(world, draft)
    dossier = actions.file_draft(draft=draft, by=FATHER, at=world.later(days=10))
    assert dossier.procedure_version_id == version.pk


def test_a_draft_already_up_to_date_is_left_alone(world: World) -> None:
    draft = complete(world, published())
    seen = draft.seen
    assert actions.catch_up(draft=draft, by=FATHER, at=world.at) == []
    assert draft.seen == seen


def test_pages_stay_with_a_paper_under_another_key(world: World) -> None:
    draft = complete(world, published())
    newer(papers=(*FORMED.papers[:2], replace(FORMED.papers[2], key="portrait")))
    assert catch_up(world, draft) == []
    agree(world, draft)
    assert queries.problems(draft) == []


def test_pages_of_a_paper_not_asked_for_any_more_stay_to_be_seen(world: World) -> None:
    draft = complete(world, published())
    papers = (*FORMED.papers[:2], replace(FORMED.papers[2], key="other", name="Ảnh cưới", required=False))
    case = replace(FORMED.cases[1], papers=(FORMED.papers[2],))
    newer(papers=papers, cases=(FORMED.cases[0], case))
    catch_up(world, draft)
    photo = next(one for one in queries.papers_of(draft) if one.paper.key == "photo")
    assert not photo.asked
    assert len(photo.pages) == 1


def test_a_case_that_is_gone_is_chosen_again(world: World) -> None:
    draft = complete(world, published())
    newer(cases=(Case(code="9.000001.03", name="Mới"), Case(code="9.000001.04", name="Khác")))
    found = catch_up(world, draft)
    assert found[0].kind == "case_gone"
    assert "Thông thường" in found[0].sentence
    assert queries.typed(draft)["kept"]["case"]["value"] == "9.000001.01"
    assert "case" in [one.page for one in queries.problems(draft)]


def test_a_body_that_decides_no_more_gives_way_to_the_one_that_receives(world: World) -> None:
    draft = begin(world, published(changed(non_boundary=True)), competent=world.neighbour_ward).draft
    newer(non_boundary=False)
    assert [one.kind for one in catch_up(world, draft)] == ["competent"]
    assert draft.competent_id == draft.unit_id == world.ward.pk


def test_a_procedure_no_longer_in_force_says_so_and_keeps_what_was_typed(world: World) -> None:
    version = published()
    draft = complete(world, version)
    ProcedureVersion.objects.filter(pk=version.pk).update(in_force_to=SINCE)
    with pytest.raises(Refused) as met:
        catch_up(world, draft)
    assert met.value.refusal.code == "procedure_not_in_force"
    assert queries.typed(draft)["answers"] == ANSWERS


def test_the_sentences_are_in_the_language_of_the_reader() -> None:
    from django.utils import translation

    with translation.override("en"):
        sentence = told(changed(fees=()))["fee"]
    assert sentence == "“Lệ phí” is not named any more. The centre tells you what is to be paid."


def test_typing_goes_on_after_catching_up(world: World) -> None:
    draft = complete(world, published())
    newer(form=form_with(born=None))
    catch_up(world, draft)
    write(world, draft, answers={"child": {"name": "Trần Thị Bé Hai"}})
    assert queries.typed(draft)["kept"]["child.born"]["value"] == "2026-11-20"
