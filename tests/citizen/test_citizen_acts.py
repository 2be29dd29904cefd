"""What an applicant does behind the proof: mend, withdraw, correct, rate; and what is said when it fails."""

import io

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from tests.dossiers.test_dossiers_applying import NAME, NOTE, asked_for, doing

from motcua.dossiers.actions import supply, withdraw
from motcua.dossiers.models import DossierPaper, Rating
from motcua.dossiers.rules import Status, Supplement

FIELD = "answers-child.name"


@pytest.fixture
def citizen(db):
    cache.clear()
    return Client(headers={"accept-language": "en"})


def opened(citizen, dossier):
    citizen.get(reverse("citizen:track-dossier", args=[dossier.code]), {"k": dossier.track_key})
    return dossier


def send(citizen, dossier, page, seen=None, **typed):
    typed["seen"] = dossier.version if seen is None else seen
    return citizen.post(reverse(f"citizen:track-{page}", args=[dossier.code]), typed)


def photo(name="anh.png"):
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    return SimpleUploadedFile(name, picture.getvalue(), "image/png")


def test_just_the_marked_field_is_asked_for_and_nothing_is_given_away(citizen, world):
    dossier = opened(citizen, asked_for(world, NAME))
    page = citizen.get(reverse("citizen:track-mend", args=[dossier.code])).content.decode()
    assert "What is wrong: Sai dấu" in page
    assert FIELD in page
    assert "child.place" not in page
    assert "Nguyễn Vn A" not in page


def test_a_field_and_the_photographs_of_a_paper_are_mended(citizen, world):
    dossier = opened(citizen, asked_for(world, NAME, NOTE))
    two = {"paper-1": [photo("mot.png"), photo("hai.png")]}
    answer = send(citizen, dossier, "mend", **{FIELD: "Nguyễn Văn A", **two})
    assert answer.status_code == 302, answer.content.decode()
    dossier = world.fresh(dossier)
    assert dossier.supplement == Supplement.SUPPLIED
    assert dossier.answers.stated["child"]["name"] == "Nguyễn Văn A"
    scan = DossierPaper.objects.get(dossier=dossier).scan
    assert (scan.media_type, scan.pages) == ("application/pdf", 2)


def test_pages_are_added_one_by_one_and_stay_when_a_field_is_wrong(citizen, world):
    dossier = opened(citizen, asked_for(world, NAME, NOTE))
    assert (
        "mot.png"
        in send(citizen, dossier, "mend", do="add", **{"paper-1": photo("mot.png")}).content.decode()
    )
    answer = send(citizen, dossier, "mend", **{FIELD: "X", "paper-1": photo("hai.png")})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "mot.png, hai.png" in page
    assert 'value="X"' in page
    assert send(citizen, dossier, "mend", **{FIELD: "Nguyễn Văn A"}).status_code == 302


def test_wrong_pages_are_taken_away_again(citizen, world):
    dossier = opened(citizen, asked_for(world, NOTE))
    send(citizen, dossier, "mend", do="add", **{"paper-0": photo("mot.png")})
    assert "mot.png" not in send(citizen, dossier, "mend", do="drop-paper-0").content.decode()
    assert send(citizen, dossier, "mend").status_code == 422


def test_a_file_that_is_not_what_its_name_says_comes_back(citizen, world):
    dossier = opened(citizen, asked_for(world, NOTE))
    fake = SimpleUploadedFile("anh.png", b"MZ not a picture", "image/png")
    answer = send(citizen, dossier, "mend", **{"paper-0": fake})
    assert answer.status_code == 422
    assert "anh.png" in answer.content.decode()


def test_an_officer_who_was_faster_is_told_of_and_nothing_typed_is_lost(citizen, world):
    dossier = opened(citizen, asked_for(world, NAME))
    supply(answers={"child.name": "Nguyễn Văn B"}, files={}, **doing(dossier, world))
    answer = send(citizen, dossier, "mend", **{FIELD: "Nguyễn Văn A"})
    assert answer.status_code == 409
    assert 'value="Nguyễn Văn A"' in answer.content.decode()
    assert "already come" in answer.content.decode()


def test_a_version_that_passed_is_shown_again_ready_to_send(citizen, world):
    dossier = opened(citizen, asked_for(world, NAME))
    answer = send(citizen, dossier, "mend", seen=1, **{FIELD: "Nguyễn Văn A"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "has changed meanwhile" in page
    assert f'name="seen" value="{dossier.version}"' in page
    assert 'value="Nguyễn Văn A"' in page
    assert "Hoàng Văn Khánh" not in page


def test_what_was_typed_when_the_half_hour_ran_out_is_shown_again(citizen, world):
    dossier = asked_for(world, NAME)
    asked = send(citizen, dossier, "mend", **{FIELD: "Nguyễn Văn A"})
    assert asked.status_code == 302
    proof = {"code": dossier.code, "phone": "0912345678"}
    back = citizen.post(asked["Location"], proof, follow=True)
    assert back.redirect_chain[0][0] == reverse("citizen:track-mend", args=[dossier.code])
    assert 'value="Nguyễn Văn A"' in back.content.decode()


def test_nothing_to_mend_says_so(citizen, world):
    dossier = opened(citizen, world.received())
    page = citizen.get(reverse("citizen:track-mend", args=[dossier.code])).content.decode()
    assert "Nothing has to be mended now" in page


def test_the_dossier_is_withdrawn_with_a_reason(citizen, world):
    dossier = opened(citizen, world.received())
    assert send(citizen, dossier, "withdraw", reason="").status_code == 422
    assert send(citizen, dossier, "withdraw", reason="Nộp nhầm nơi").status_code == 302
    assert world.fresh(dossier).current is Status.WITHDRAWN
    again = send(citizen, world.fresh(dossier), "withdraw", reason="Nộp nhầm nơi")
    assert again.status_code == 422
    assert "nothing left to withdraw" in again.content.decode()


def test_a_withdrawal_after_an_officers_act_keeps_what_was_typed(citizen, world):
    dossier = opened(citizen, world.dossier_at(Status.IN_PROCESS))
    answer = send(citizen, dossier, "withdraw", seen=1, reason="Nộp nhầm nơi")
    assert answer.status_code == 409
    assert "Nộp nhầm nơi" in answer.content.decode()


def test_contact_data_are_corrected_and_not_shown(citizen, world):
    dossier = opened(citizen, world.received())
    page = citizen.get(reverse("citizen:track-contact", args=[dossier.code])).content.decode()
    assert "0912345678" not in page
    assert "Tổ 8" not in page
    assert send(citizen, dossier, "contact", phone="12").status_code == 422
    assert send(citizen, dossier, "contact").status_code == 422
    assert send(citizen, dossier, "contact", phone="0987 654 321").status_code == 302
    assert world.fresh(dossier).owner.phone == "0987654321"


def test_the_service_is_rated_after_the_end(citizen, world):
    dossier = opened(citizen, world.dossier_at(Status.RETURNED))
    assert send(citizen, dossier, "rate").status_code == 422
    assert send(citizen, dossier, "rate", stars="5", ticks=["polite"], words="Tốt").status_code == 302
    assert Rating.objects.get().stars == 5
    page = citizen.get(reverse("citizen:track-dossier", args=[dossier.code])).content.decode()
    assert "You rated the service: ★★★★★" in page


def test_what_is_offered_to_tick_is_a_setting(citizen, world, settings):
    settings.RATING_TICKS = ["polite"]
    dossier = opened(citizen, world.dossier_at(Status.RETURNED))
    assert send(citizen, dossier, "rate", stars="5", ticks=["late"]).status_code == 422


def test_an_act_on_what_is_over_says_so(citizen, world):
    dossier = opened(citizen, world.dossier_at(Status.SUPPLEMENT_ASKED))
    withdraw(reason="Nộp nhầm nơi", **doing(dossier, world))
    for page in ("mend", "withdraw", "contact"):
        answer = citizen.get(reverse(f"citizen:track-{page}", args=[dossier.code]))
        assert "moj-alert" in answer.content.decode()
