"""What applicants do themselves: mend what was marked, withdraw, correct how to be reached, rate."""

import io
from dataclasses import replace
from typing import Any

import pytest
from PIL import Image
from tests.world import BIRTH, FIRST_DAY, World, wear

from motcua.applicants.models import Answers
from motcua.applicants.rules import Filing
from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier, DossierPaper, Rating
from motcua.dossiers.rules import AsApplicant, Holder, Mark, MarkKind, Status, Supplement
from motcua.files.actions import store
from motcua.files.rules import Upload
from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.procedures.actions import publish_version
from motcua.staff.rules import RoleCode

FORM: dict[str, Any] = {
    "type": "object",
    "required": ["child"],
    "properties": {
        "child": {
            "type": "object",
            "title": "Trẻ em",
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "title": "Họ và tên", "minLength": 2, "maxLength": 60},
                "place": {"type": "string", "title": "Nơi sinh"},
            },
        },
        "parents": {
            "type": "array",
            "title": "Cha mẹ",
            "items": {"type": "object", "properties": {"name": {"type": "string", "title": "Họ tên"}}},
        },
    },
}
STATED = {"child": {"name": "Nguyễn Vn A", "place": "Hà Giang"}, "parents": [{"name": "A"}, {"name": "B"}]}
NAME = Mark(MarkKind.FIELD, "child.name", "Sai dấu")
SECOND = Mark(MarkKind.FIELD, "parents.1.name", "Thiếu họ")
NOTE = Mark(MarkKind.PAPER, "birth-note", "Ảnh mờ")
PARTNER: dict[str, Any] = {"name": "Nông Văn Mang", "sex": None, "id_number": "008085000111"}


def asked_for(world: World, *marks: Mark, reason: str = "Cần sửa lại") -> Dossier:
    """A dossier with an electronic form, asked to mend what is marked."""
    procedure = publish_version(
        content=replace(BIRTH, form=FORM),
        in_force_from=FIRST_DAY.replace(year=2026),
        by=System(),
        at=world.at,
    )
    dossier = world.received(procedure, answers=STATED)
    given: dict[str, Any] = {"by": world.receptionist, "at": world.later(minutes=5), "reason": reason}
    return world.fresh(actions.ask_supplement(dossier=dossier, marks=marks, **given))


def doing(dossier: Dossier, world: World) -> dict[str, Any]:
    by = AsApplicant(dossier.owner_id, dossier.served_by_id, dossier.served_by.path)
    return {"dossier": dossier, "by": by, "at": world.later(hours=1)}


def photo(dossier: Dossier, world: World) -> Any:
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    upload = Upload("anh.png", picture.getvalue())
    return store(upload=upload, subject=dossier.pk, by=System(), at=world.later(minutes=30))


def code_of(act: Any, **given: Any) -> str:
    with pytest.raises(Refused) as refused:
        act(**given)
    return refused.value.refusal.code


def test_marks_name_what_is_printed_on_the_form(world: World) -> None:
    request = asked_for(world, NAME, NOTE).supplements.get()
    assert request.papers == ["Trẻ em – Họ và tên", "Giấy chứng sinh"]
    assert request.marked == (NAME, NOTE)


def test_what_is_asked_by_name_alone_is_marked_all_the_same(world: World) -> None:
    given: dict[str, Any] = {"by": world.receptionist, "at": world.later(hours=1), "reason": "Còn thiếu"}
    asked = actions.ask_supplement(
        dossier=world.received(), papers=["Giấy chứng sinh", "Hộ chiếu mới"], **given
    )
    assert [(one.key, one.why) for one in asked.supplements.get().marked] == [
        ("birth-note", ""),
        ("other-2", "Hộ chiếu mới"),
    ]


def test_the_desk_passes_the_marks_of_the_specialist_on(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    given: dict[str, Any] = {"marks": [NOTE], "papers": (), "reason": "Ảnh mờ quá"}
    actions.propose_supplement(dossier=dossier, by=world.specialist, at=world.later(hours=1), **given)
    actions.ask_supplement(dossier=world.fresh(dossier), by=world.receptionist, at=world.later(hours=2))
    assert dossier.supplements.get().marked == (NOTE,)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        (Mark(MarkKind.FIELD, "child.shoe", "Sai"), "unknown_mark"),
        (Mark(MarkKind.PAPER, "nonsense", "Sai"), "unknown_mark"),
        (Mark(MarkKind.FIELD, "child.name", " "), "no_why"),
    ],
)
def test_a_mark_points_at_something_and_says_why(world: World, mark: Mark, code: str) -> None:
    with pytest.raises(Refused) as refused:
        asked_for(world, mark)
    assert refused.value.refusal.code == code


def test_a_field_and_a_paper_are_mended(world: World) -> None:
    dossier = asked_for(world, NAME, NOTE)
    before, file = dossier.answers_id, photo(dossier, world)
    actions.supply(
        answers={"child.name": "Nguyễn Văn A"}, files={"birth-note": file}, **doing(dossier, world)
    )
    dossier = world.fresh(dossier)
    assert (dossier.supplement, dossier.holder) == (Supplement.SUPPLIED, Holder.RECEPTION)
    assert dossier.answers.stated == {**STATED, "child": {"name": "Nguyễn Văn A", "place": "Hà Giang"}}
    assert Answers.objects.filter(pk=before).exists()
    assert DossierPaper.objects.get(dossier=dossier).scan == file
    fact = last_fact(dossier.pk)
    assert (fact.kind, fact.by_kind, fact.data["fields"]) == ("dossier.supplemented", "applicant", 1)


def test_one_row_of_a_list_is_mended_and_the_others_stay(world: World) -> None:
    dossier = asked_for(world, SECOND)
    actions.supply(answers={"parents.1.name": "Trần B"}, files={}, **doing(dossier, world))
    assert world.fresh(dossier).answers.stated["parents"] == [{"name": "A"}, {"name": "Trần B"}]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"child.name": "Nguyễn Văn A", "child.place": "Huế"}, "not_marked"),
        ({"child.place": "Huế"}, "not_marked"),
        ({}, "still_missing"),
        ({"child.name": "X"}, "bad_answers"),
        ({"child.name": None}, "bad_answers"),
        ({"child.name": "Nguyễn Vn A"}, "same_answer"),
    ],
)
def test_only_what_was_marked_and_all_of_it(world: World, answers: dict[str, Any], code: str) -> None:
    dossier = asked_for(world, NAME)
    assert code_of(actions.supply, answers=answers, files={}, **doing(dossier, world)) == code
    assert world.fresh(dossier).answers.stated == STATED


def test_a_paper_nobody_asked_for_or_of_another_dossier_is_refused(world: World) -> None:
    dossier = asked_for(world, NOTE)
    own, given = photo(dossier, world), doing(dossier, world)
    foreign = photo(world.received(), world)
    assert code_of(actions.supply, answers=None, files={"letter": own}, **given) == "not_marked"
    assert code_of(actions.supply, answers=None, files={"birth-note": foreign}, **given) == "not_marked"


def test_nothing_is_mended_unasked_or_twice(world: World) -> None:
    given = doing(world.received(), world)
    assert code_of(actions.supply, answers=None, files={}, **given) == "wrong_status"
    dossier = asked_for(world, NAME)
    mended: dict[str, Any] = {"answers": {"child.name": "Nguyễn Văn A"}, "files": {}}
    actions.supply(**mended, **doing(dossier, world))
    assert code_of(actions.supply, **mended, **doing(dossier, world)) == "already_supplied"


def test_whoever_comes_second_is_told_and_learns_no_name(world: World) -> None:
    dossier = asked_for(world, NAME)
    with pytest.raises(Refused) as refused:
        actions.supply(answers={"child.name": "Văn A"}, files={}, seen=1, **doing(dossier, world))
    assert refused.value.refusal.code == "overtaken"
    assert "name" not in refused.value.refusal.params


def test_an_officer_who_is_second_reads_that_the_applicant_was_faster(world: World) -> None:
    dossier = world.received()
    actions.withdraw(reason="Nộp nhầm", **doing(dossier, world))
    given: dict[str, Any] = {"by": world.receptionist, "at": world.later(hours=2), "seen": 1}
    with pytest.raises(Refused) as refused:
        actions.forward(dossier=dossier, to_officer=world.specialist.account, **given)
    assert refused.value.refusal.params["name"] == "Người nộp"


def test_the_applicant_withdraws(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    actions.withdraw(reason="Nộp nhầm nơi", **doing(dossier, world))
    assert dossier.current is Status.WITHDRAWN
    assert code_of(actions.withdraw, reason="Nộp nhầm nơi", **doing(dossier, world)) == "wrong_status"
    finished = world.dossier_at(Status.FINISHED)
    assert code_of(actions.withdraw, reason="Nộp nhầm nơi", **doing(finished, world)) == "wrong_status"


def test_a_withdrawal_says_why(world: World) -> None:
    assert code_of(actions.withdraw, reason=" ", **doing(world.received(), world)) == "no_reason"


def test_a_new_phone_number_opens_and_finds_the_dossier(world: World) -> None:
    dossier = world.received()
    actions.correct_contact(phone="+84 987 654 321", **doing(dossier, world))
    assert queries.tracked_by_phone(dossier.code, "0987654321")
    assert queries.tracked_by_phone(dossier.code, "0912345678") is None
    assert [one.pk for one in queries.search(world.receptionist, "0987654321")] == [dossier.pk]
    owner = world.fresh(dossier).owner
    assert (owner.name, owner.address) == ("Trần Thị Thử", "Tổ 8, phường Minh Xuân")
    assert last_fact(dossier.pk).data["changed"] == ["phone"]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({}, "nothing_changed"),
        ({"phone": "0912 345 678"}, "nothing_changed"),
        ({"phone": "12"}, "bad_phone"),
        ({"email": "nobody"}, "bad_email"),
        ({"address": "x" * 301}, "too_long"),
    ],
)
def test_contact_data_that_cannot_be_right(world: World, typed: dict[str, str], code: str) -> None:
    assert code_of(actions.correct_contact, **typed, **doing(world.received(), world)) == code


def test_contact_data_of_what_is_over_stay(world: World) -> None:
    returned = world.dossier_at(Status.RETURNED)
    assert code_of(actions.correct_contact, phone="0987654321", **doing(returned, world)) == "ended"


def test_officers_correct_only_their_own_units_people(world: World) -> None:
    given: dict[str, Any] = {"dossier": world.received(), "phone": "0987654321", "at": world.later(hours=1)}
    assert code_of(actions.correct_contact, by=world.neighbour, **given) == "not_found"
    inspector = wear(world.ward, "xem", "Lê Thị Xem", RoleCode.INSPECTOR)
    assert code_of(actions.correct_contact, by=inspector, **given) == "not_permitted"


def test_the_service_is_rated_once_after_the_end(world: World) -> None:
    given = doing(world.dossier_at(Status.RETURNED), world)
    rated: dict[str, Any] = {"stars": 4, "ticks": ["polite", "in_time"], "words": "Cảm ơn cô Vân"}
    actions.rate(**rated, **given)
    rating = Rating.objects.get()
    assert (rating.stars, rating.ticks) == (4, ["in_time", "polite"])
    assert rating.sheet
    assert "Vân" not in str(last_fact(given["dossier"].pk).data)
    assert code_of(actions.rate, **rated, **given) == "already_rated"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ({"stars": 6}, "no_stars"),
        ({"ticks": ["nonsense"]}, "unknown_tick"),
        ({"words": "x" * 1001}, "too_long"),
    ],
)
def test_a_rating_that_cannot_be_taken(world: World, typed: dict[str, Any], code: str) -> None:
    usual: dict[str, Any] = {"stars": 5, "ticks": [], "words": ""}
    given = doing(world.dossier_at(Status.RETURNED), world)
    assert code_of(actions.rate, **{**usual, **typed}, **given) == code


def test_nothing_is_rated_before_the_end(world: World) -> None:
    for status in (Status.ACCEPTED, Status.FINISHED):
        given = doing(world.dossier_at(status), world)
        assert code_of(actions.rate, stars=5, ticks=[], words="", **given) == "not_ended"


def test_the_phone_of_owner_and_of_who_brought_it_open_it(world: World) -> None:
    other = world.person(phone="0987654321", **PARTNER)
    dossier = world.received(filing=Filing.AUTHORISED, representative=other)
    for phone in ("0912 345 678", "+84987654321"):
        assert queries.tracked_by_phone(f" {dossier.code.lower()} ", phone) == dossier
    for phone in ("", "0911222333", "khoá", "no number"):
        assert queries.tracked_by_phone(dossier.code, phone) is None
    assert queries.tracked_by_phone("H60.101-000000-0000", "0912345678") is None


def test_a_dossier_without_any_phone_is_opened_by_none(world: World) -> None:
    dossier = world.received(owner=world.person(phone=""))
    assert queries.tracked_by_phone(dossier.code, "") is None


def test_ones_own_dossiers_are_found_by_ones_number(world: World, queries_at_most: Any) -> None:
    first, second = world.received(), world.of_the_neighbour()
    brought = world.received(
        owner=world.person(**PARTNER), filing=Filing.AUTHORISED, representative=world.person()
    )
    world.received(owner=world.person(name="Lù Thị Khác", id_number="008190000999"))
    with queries_at_most(2):
        found = queries.dossiers_of_number("008190000123")
    assert {one.pk for one in found} == {first.pk, second.pk, brought.pk}
    assert queries.dossiers_of_number("") == []
