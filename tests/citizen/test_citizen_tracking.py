"""Where a dossier stands, told to whoever holds its slip or its phone, and to nobody else."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from tests.world import World

from motcua.citizen.tracking.days import moment_said, since_said
from motcua.citizen.tracking.standing import initials, standing
from motcua.dossiers.actions import close_unsupplemented, extend, record_supplement
from motcua.dossiers.rules import FeeAsked, PaperBrought, Status, Timing
from motcua.kernel.clock import LOCAL
from motcua.procedures.rules import ReturnChannel

WRONG = "No dossier belongs to this"
PHONE = "0912 345 678"


@pytest.fixture
def citizen(db):
    return Client(headers={"accept-language": "en"})


def typed(citizen, code, phone="", k=""):
    return citizen.post(reverse("citizen:track"), {"code": code, "phone": phone, "k": k}, follow=True)


def scanned(citizen, code, key):
    return citizen.get(reverse("citizen:track-dossier", args=[code]), {"k": key})


def test_code_and_phone_lead_to_where_the_dossier_stands(citizen, world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    answer = typed(citizen, dossier.code.lower(), "+84 912.345.678")
    page = answer.content.decode()
    assert answer.redirect_chain[-1][0] == reverse("citizen:track-dossier", args=[dossier.code])
    assert "With the officer for “Hộ tịch” since" in page
    assert "passed on to the next officer" in page


def test_the_slip_leads_there_without_typing(citizen, world, queries_at_most):
    dossier = world.dossier_at(Status.IN_PROCESS)
    with queries_at_most(10):
        answer = scanned(citizen, dossier.code, dossier.track_key)
    assert "Nothing for you to do now." in answer.content.decode() or "late" in answer.content.decode()
    with queries_at_most(7):
        assert citizen.get(reverse("citizen:track-dossier", args=[dossier.code])).status_code == 200


def test_the_key_can_be_typed_for_want_of_a_phone(citizen, world):
    dossier = world.received(owner=world.person(phone=""))
    assert dossier.code in typed(citizen, dossier.code, k=dossier.track_key).content.decode()


def test_nothing_personal_is_shown_but_initials(citizen, world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    page = scanned(citizen, dossier.code, dossier.track_key).content.decode()
    assert "T. T. T." in page
    for personal in ("Thử", "008190000123", "0912345678", "Tổ 8", "Hồng Vân", "Hoàng Văn Khánh"):
        assert personal not in page


def test_all_wrong_answers_are_alike(citizen, world):
    dossier, other = world.dossier_at(Status.ACCEPTED), world.received(owner=world.person(phone="0987654321"))
    pages = set()
    for code, phone, key in [
        (dossier.code, "0987654321", ""),
        (dossier.code, "khoá", ""),
        (dossier.code, "", other.track_key),
        ("H60.101-261123-9999", PHONE, ""),
        ("K7QF-2M9T", PHONE, ""),
    ]:
        answer = typed(citizen, code, phone, key)
        assert answer.status_code == 404
        pages.add(answer.content.decode().count(WRONG))
    assert pages == {1}


def test_a_wrong_key_in_the_address_gets_the_same_answer(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    for code, key in [(dossier.code, "nonsense"), ("H60.101-261123-9999", "x"), ("x" * 500, "y" * 500)]:
        answer = scanned(citizen, code, key)
        assert (answer.status_code, answer.content.decode().count(WRONG)) == (404, 1)


def test_guessing_is_stopped_for_right_answers_too(citizen, world, at_most):
    at_most("track_code", 10)
    dossier = world.received()
    for last in range(10):
        assert typed(citizen, dossier.code, f"091234560{last}").status_code == 404
    answer = typed(citizen, dossier.code, PHONE)
    assert answer.status_code == 429
    assert "too many wrong tries" in answer.content.decode()
    assert "Come to the counter" in answer.content.decode()
    assert typed(citizen, world.received().code, PHONE).status_code == 200


def test_guessing_many_codes_from_one_place_is_stopped(citizen, world, at_most):
    at_most("track", 5)
    for number in range(5):
        scanned(citizen, f"H60.101-261123-{number:04}", "x")
    dossier = world.received()
    assert scanned(citizen, dossier.code, dossier.track_key).status_code == 429


def test_the_proof_opens_one_dossier_and_no_other(citizen, world):
    dossier, other = world.received(), world.of_the_neighbour()
    typed(citizen, dossier.code, PHONE)
    for name in ("track-mend", "track-withdraw", "track-contact", "track-rate"):
        assert citizen.get(reverse(f"citizen:{name}", args=[dossier.code])).status_code == 200
        assert citizen.get(reverse(f"citizen:{name}", args=[other.code])).status_code == 302
    assert citizen.get(reverse("citizen:track-dossier", args=[other.code])).status_code == 404


def test_the_proof_is_good_for_half_an_hour(citizen, world, monkeypatch):
    dossier = world.received()
    typed(citizen, dossier.code, PHONE)
    monkeypatch.setattr("motcua.citizen.tracking.proof.MINUTES", -1)
    assert citizen.get(reverse("citizen:track-dossier", args=[dossier.code])).status_code == 404


def test_a_proof_put_under_another_code_opens_nothing(citizen, world):
    dossier, other = world.received(), world.of_the_neighbour()
    typed(citizen, dossier.code, PHONE)
    session = citizen.session
    session["tracked"] = {other.code: session["tracked"][dossier.code]}
    session.save()
    assert citizen.get(reverse("citizen:track-dossier", args=[other.code])).status_code == 404


def test_closing_forgets_everything(citizen, world):
    dossier = world.received()
    typed(citizen, dossier.code, PHONE)
    citizen.post(reverse("citizen:track-leave"))
    assert citizen.get(reverse("citizen:track-dossier", args=[dossier.code])).status_code == 404


def test_a_dossier_set_aside_is_unknown(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    type(dossier).objects.filter(pk=dossier.pk).update(set_aside_at=world.at)
    assert scanned(citizen, dossier.code, dossier.track_key).status_code == 404
    assert typed(citizen, dossier.code, PHONE).status_code == 404


def test_an_empty_form_says_what_to_type(citizen, db):
    page = typed(citizen, "").content.decode()
    assert "Type the dossier code." in page
    assert "Type the phone number" in page


def test_nobody_on_the_way_keeps_the_page(citizen, world):
    dossier = world.dossier_at(Status.ACCEPTED)
    answer = scanned(citizen, dossier.code, dossier.track_key)
    assert answer["Cache-Control"] == "private, no-store"
    assert "noindex" in answer["X-Robots-Tag"]


def test_what_is_to_be_mended_comes_before_all_else_but_the_heading(citizen, world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    page = scanned(citizen, dossier.code, dossier.track_key).content.decode()
    assert page.index("<h1") < page.index("Please mend this") < page.index("What has happened")
    assert page.index("<h1") < page.index("Giấy chứng sinh") < page.index("What has happened")


def test_papers_that_have_come_are_not_asked_for_again(world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    brought = [PaperBrought("birth-note", "Giấy chứng sinh", originals=1)]
    record_supplement(dossier=dossier, papers=brought, by=world.receptionist, at=world.later(hours=1))
    told = standing(world.fresh(dossier), world.later(hours=2))
    assert (told.asked, told.to_do, told.reason) == ([], [], "")


def test_what_is_late_is_said_honestly(world):
    dossier = world.dossier_at(Status.IN_PROCESS)
    with translation.override("en"):
        told = standing(dossier, world.later(days=4, hours=5))
        assert (told.timing, told.late) == (Timing.OVERDUE, True)
        assert told.promise == "You should have had it by today 09:00. It is late, and we are sorry."


def test_days_are_named_as_people_say_them():
    at = datetime(2026, 11, 24, 15, 0, tzinfo=LOCAL)
    said = {1: "yesterday", 0: "today", 3: "Friday", 9: "Thursday 03/12/2026"}
    with translation.override("en"):
        days = [
            moment_said(datetime(2026, 11, 23, 10, 20, tzinfo=LOCAL), at),
            moment_said(datetime(2026, 11, 25, 10, 20, tzinfo=LOCAL), at),
            moment_said(datetime(2026, 11, 27, 10, 20, tzinfo=LOCAL), at),
            moment_said(datetime(2026, 12, 3, 10, 20, tzinfo=LOCAL), at),
        ]
        assert days == ["yesterday 10:20", "tomorrow 10:20", "Friday 10:20", "Thursday 03/12/2026 10:20"]
        assert since_said(datetime(2026, 11, 20, 10, 20, tzinfo=LOCAL), at) == said[3]


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
    assert standing(world.fresh(dossier), world.later(hours=2)).first_due_at == dossier.original_due_at


def test_an_unsupplemented_dossier_tells_its_reason(world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    late = world.later(days=60)
    close_unsupplemented(dossier=dossier, reason="Quá hạn bổ sung", by=world.receptionist, at=late)
    assert standing(world.fresh(dossier), late).reason == "Quá hạn bổ sung"


@pytest.mark.parametrize("status", [one for one in Status if one not in (Status.FILED, Status.REFUSED)])
def test_every_status_has_its_page(citizen, world, status):
    dossier = world.dossier_at(status)
    assert scanned(citizen, dossier.code, dossier.track_key).status_code == 200


@pytest.mark.parametrize("status", [Status.FILED, Status.REFUSED])
def test_what_has_no_code_has_its_sentences_all_the_same(world: World, status: Status):
    told = standing(world.dossier_at(status), world.later(hours=1))
    assert told.sentence
    assert bool(told.reason) == (status is Status.REFUSED)


def test_initials_are_letters_with_points():
    assert initials("Trần Thị  Thử") == "T. T. T."
    assert initials("") == ""


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.STOPPED, Status.RETURNED])
def test_what_is_over_promises_nothing(citizen, world, status):
    dossier = world.dossier_at(status)
    page = scanned(citizen, dossier.code, dossier.track_key).content.decode()
    assert "Promised for" not in page
    assert "27/11/2026" not in page


def test_what_was_not_accepted_in_time_promises_nothing(citizen, world):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    late = world.later(days=60)
    close_unsupplemented(dossier=dossier, reason="Quá hạn bổ sung", by=world.receptionist, at=late)
    assert "Promised for" not in scanned(citizen, dossier.code, dossier.track_key).content.decode()


@pytest.mark.parametrize(
    ("procedure", "sentence"),
    [
        ("birth", "the time it stood still is added to the date promised before (Friday 09:00)."),
        ("land", "the whole time is counted anew from that day."),
    ],
)
def test_a_clock_that_stands_still_shows_no_date_as_if_it_held(citizen, world, procedure, sentence):
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED, getattr(world, procedure))
    with translation.override("en"):
        told = standing(dossier, world.later(days=1))
    assert told.stopped == "The clock has stood still since yesterday."
    assert told.new_date == f"When the work goes on, {sentence}"
    page = scanned(citizen, dossier.code, dossier.track_key).content.decode()
    assert "Promised for" not in page
    assert "The clock has stood still since" in page


def test_money_that_is_asked_for_adds_the_time_whatever_the_procedure_does_with_papers(world):
    dossier = world.dossier_at(Status.OBLIGATION_ASKED)
    with translation.override("en"):
        assert "is added to the date promised before" in standing(dossier, world.later(hours=2)).new_date


def test_a_clock_that_runs_again_shows_its_date(world):
    told = standing(world.dossier_at(Status.IN_PROCESS), world.later(hours=1))
    assert (told.dated, told.stopped, told.new_date) == (True, "", "")
