"""Marking the very field and the very paper that are wrong."""

from dataclasses import replace
from typing import Any

from tests.desk.work_world import Desk, text_of
from tests.dossiers.test_dossiers_applying import FORM, STATED
from tests.world import BIRTH, FIRST_DAY, World

from motcua.desk.counter.forms_of import filled
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import HelpGiven, Mark, MarkKind, PaperBrought, PaperState
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version

REASON = {"reason": "Thông tin chưa khớp với giấy chứng sinh"}


def with_form(world: World) -> Dossier:
    day = FIRST_DAY.replace(year=2026)
    procedure = publish_version(
        content=replace(BIRTH, form=FORM), in_force_from=day, by=System(), at=world.at
    )
    return world.received(procedure, answers=STATED)


def test_papers_and_fields_are_marked_each_with_a_line(desk: Desk, world: World) -> None:
    dossier = with_form(world)
    typed = {
        "mark_paper_birth-note": "on",
        "why_mark_paper_birth-note": "Ảnh mờ",
        "why_mark_field_child.name": "Sai dấu",
        **REASON,
    }
    assert desk.act(world.receptionist, dossier, "ask_supplement", **typed).status_code == 302
    assert dossier.supplements.get().marked == (
        Mark(MarkKind.PAPER, "birth-note", "Ảnh mờ"),
        Mark(MarkKind.FIELD, "child.name", "Sai dấu"),
    )


def test_the_fields_show_what_stands_there_row_by_row(desk: Desk, world: World) -> None:
    form = desk.get(world.receptionist, "act", with_form(world).pk, "ask_supplement").context["form"]
    found = [(tick.label, tick.help_text) for tick, _why in form.fields_of_form]
    assert found == [
        ("Trẻ em – Họ và tên", "Nguyễn Vn A"),
        ("Trẻ em – Nơi sinh", "Hà Giang"),
        ("Cha mẹ – 1 – Họ tên", "A"),
        ("Cha mẹ – 2 – Họ tên", "B"),
    ]


def test_a_missing_paper_that_need_not_concern_the_person_is_not_asked_for_by_itself(
    desk: Desk, world: World
) -> None:
    nothing = tuple(PaperBrought(one.key, one.name, PaperState.MISSING) for one in BIRTH.papers)
    dossier = world.filed(papers=nothing)
    form = desk.get(world.receptionist, "act", dossier.pk, "ask_supplement").context["form"]
    assert form["mark_paper_birth-note"].value() is True
    assert form["mark_paper_letter"].value() is False


def test_nothing_asked_for_is_not_told_as_free_while_the_cost_is_unknown(desk: Desk, world: World) -> None:
    shown = text_of(desk.get(world.receptionist, "dossier", world.received().pk))
    assert "what it costs is not known here" in shown
    assert "Nothing was asked for." not in shown


def test_the_dossier_says_who_helped_and_how_long(desk: Desk, world: World) -> None:
    clerk = world.post_clerk
    dossier = world.filed(help=HelpGiven("post", clerk.account, clerk.post, 12))
    shown = text_of(desk.get(world.receptionist, "dossier", dossier.pk))
    assert "Helped by: Chẩu Thị Hiền (A post-office clerk, 12 minutes)" in shown


def test_a_field_ticked_without_a_word_comes_back(desk: Desk, world: World) -> None:
    dossier = with_form(world)
    typed = {"mark_field_child.name": "on", **REASON}
    answer = desk.act(world.receptionist, dossier, "ask_supplement", **typed)
    assert answer.status_code == 422
    assert "what is wrong here" in text_of(answer)
    assert not dossier.supplements.exists()


def test_nothing_marked_comes_back(desk: Desk, world: World) -> None:
    answer = desk.act(world.receptionist, world.received(), "ask_supplement", **REASON)
    assert answer.status_code == 422
    assert "Name each paper" in text_of(answer)


def test_a_dossier_without_an_electronic_form_has_no_fields_to_mark(desk: Desk, world: World) -> None:
    form = desk.get(world.receptionist, "act", world.received().pk, "ask_supplement").context["form"]
    assert form.fields_of_form == []


def test_the_page_and_the_slip_say_what_is_wrong(desk: Desk, world: World) -> None:
    dossier = with_form(world)
    typed: dict[str, Any] = {"why_mark_field_child.name": "Sai dấu", "others": "Hộ chiếu", **REASON}
    desk.act(world.receptionist, dossier, "ask_supplement", **typed)
    page = text_of(desk.get(world.receptionist, "dossier", dossier.pk))
    assert "Trẻ em – Họ và tên" in page
    assert "Sai dấu" in page
    slip = filled("supplement", world.fresh(dossier), world.later(hours=1))
    assert [(line.name, line.note) for line in slip.papers] == [
        ("Trẻ em – Họ và tên", "Sai dấu"),
        ("Hộ chiếu", ""),
    ]
