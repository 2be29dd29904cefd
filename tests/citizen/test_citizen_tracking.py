"""Where a dossier stands, told to whoever holds its slip, and to nobody else."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from motcua.citizen.words import initials, standing
from motcua.dossiers.actions import close_unsupplemented, extend, record_supplement
from motcua.dossiers.rules import FeeAsked, PaperBrought, Status
from motcua.procedures.rules import ReturnChannel

WRONG = "No dossier belongs to this code and key"


@pytest.fixture
def citizen() -> Client:
    return Client(headers={"accept-language": "en"})


def asked(citizen: Client, code: str, key: str):
    return citizen.get(reverse("citizen:dossier", args=[code]), {"k": key})


def test_the_slip_leads_to_where_the_dossier_stands(citizen, world, queries_at_most):
    dossier = world.dossier_at(Status.IN_PROCESS)
    with queries_at_most(10):
        answer = asked(citizen, dossier.code, dossier.track_key)
    page = answer.content.decode()
    assert "being worked on" in page
    assert "Specialist, Phường Minh Xuân" in page
    assert "3 working days" in page


def test_nothing_personal_is_shown_but_initials(citizen, world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    page = asked(citizen, dossier.code, dossier.track_key).content.decode()
    assert "T. T. T." in page
    for personal in ("Thử", "008190000123", "0912345678", "Tổ 8", "Hồng Vân", "Hoàng Văn Khánh"):
        assert personal not in page


def test_wrong_key_and_wrong_code_get_the_same_answer(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    other = world.received()
    tries = [
        (dossier.code, "nonsense"),
        (dossier.code, ""),
        (dossier.code, other.track_key),
        (dossier.code, "khoá"),
        ("H60.101-261123-9999", dossier.track_key),
        ("x" * 500, "y" * 500),
    ]
    for code, key in tries:
        answer = asked(citizen, code, key)
        assert answer.status_code == 404
        assert WRONG in answer.content.decode()


def test_a_dossier_set_aside_is_unknown(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    type(dossier).objects.filter(pk=dossier.pk).update(set_aside_at=world.at)
    assert asked(citizen, dossier.code, dossier.track_key).status_code == 404


def test_code_and_key_can_be_typed_as_people_type_them(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    typed = {"code": f" {dossier.code.lower()} ", "k": f" {dossier.track_key} "}
    answer = citizen.get(reverse("citizen:track"), typed, follow=True)
    assert answer.redirect_chain
    assert dossier.code in answer.content.decode()


def test_an_empty_form_says_what_to_type(citizen):
    page = citizen.get(reverse("citizen:track"), {"code": "", "k": ""}).content.decode()
    assert "Type the dossier code." in page
    assert "Type the key" in page


def test_the_landing_page_asks_for_both(citizen):
    page = citizen.get(reverse("citizen:track")).content.decode()
    assert 'name="code"' in page
    assert WRONG not in page


def test_nobody_on_the_way_keeps_the_page(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    answer = asked(citizen, dossier.code, dossier.track_key)
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]
    assert "sessionid" not in answer.cookies


def test_papers_to_bring_are_named_with_their_day(citizen, world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    told = standing(dossier, world.later(hours=1))
    assert told.papers == ["Giấy chứng sinh"]
    assert told.reason == "Giấy chứng sinh bị mờ"
    assert f"{dossier.supplements.get().answer_by.astimezone(world.at.tzinfo):%d/%m/%Y}" in told.to_do[0]
    with translation.override("en"):
        assert standing(dossier, world.at).holder == "You"


def test_papers_that_have_come_are_not_asked_for_again(world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    brought = [PaperBrought("birth-note", "Giấy chứng sinh", originals=1)]
    record_supplement(dossier=dossier, papers=brought, by=world.receptionist, at=world.later(hours=1))
    told = standing(world.fresh(dossier), world.later(hours=2))
    assert (told.papers, told.to_do) == ([], [])


@pytest.mark.parametrize("by", [ReturnChannel.COUNTER, ReturnChannel.POST, ReturnChannel.ONLINE])
def test_a_result_that_is_ready_says_how_to_get_it(world, by):
    dossier = world.at_return_desk()
    dossier.return_by = by
    (told,) = standing(dossier, world.later(hours=2)).to_do
    assert ("Phường Minh Xuân" in told) == (by is ReturnChannel.COUNTER)


def test_what_is_to_be_paid_is_told_apart_by_when(world):
    fees = (FeeAsked("fee", "Phí", 2000, "before"), FeeAsked("fee", "Phí bản sao", 8000, "after"))
    told = standing(world.received(fees=fees), world.at)
    assert ["2.000" in told.to_do[0] or "2,000" in told.to_do[0], len(told.to_do)] == [True, 2]


def test_a_date_that_moved_shows_the_first_one_too(world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    assert standing(dossier, world.at).first_due_at is None
    new = world.later(days=10, hours=1)
    extend(dossier=dossier, new_due_at=new, reason="Chờ xác minh", by=world.leader, at=world.later(hours=1))
    told = standing(world.fresh(dossier), world.later(hours=2))
    assert (told.due_at, told.first_due_at) == (new, dossier.original_due_at)


def test_an_unsupplemented_dossier_tells_its_reason(world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    late = world.later(days=60)
    close_unsupplemented(dossier=dossier, reason="Quá hạn bổ sung", by=world.receptionist, at=late)
    assert standing(world.fresh(dossier), late).reason == "Quá hạn bổ sung"


@pytest.mark.parametrize("status", [one for one in Status if one not in (Status.FILED, Status.REFUSED)])
def test_every_status_has_its_sentence(citizen, world, status):
    dossier = world.dossier_at(status)
    answer = asked(citizen, dossier.code, dossier.track_key)
    assert answer.status_code == 200
    assert status.label  # the tag beside the sentence
    assert standing(dossier, world.later(hours=3)).sentence


def test_initials_are_letters_with_points():
    assert initials("Trần Thị  Thử") == "T. T. T."
    assert initials("") == ""
