"""Whose draft it is: this browser's, another device's by code and phone, and nobody else's."""

from datetime import timedelta

import pytest
from tests.citizen.filing_world import CONTACT, OWNER, Father, begun, english
from tests.world import World

from motcua.citizen.filing.cookies import DRAFTS
from motcua.drafts import queries


@pytest.fixture
def father(world: World) -> Father:
    father = begun(world)
    father.post("contact/", **CONTACT)
    return father


def resume(code: str, phone: str, client=None):
    return (client or english()).post("/file/resume/", {"code": code, "phone": phone})


def test_code_and_phone_open_the_draft_on_another_device(father):
    phone = english()
    answer = resume(father.code.lower().replace("-", " "), "+84 912 345 678", phone)
    assert answer["Location"] == father.address()
    assert phone.get(father.address("owner/")).status_code == 200


def test_somebody_elses_link_tells_nothing(father):
    stranger = english()
    real, invented = stranger.get(father.address("owner/")), stranger.get("/file/K7QF-2M9T/owner/")
    assert real.status_code == invented.status_code == 302
    assert real["Location"].replace(father.code, "") == invented["Location"].replace("K7QF-2M9T", "")


def test_a_forged_note_opens_nothing(father):
    stranger = english()
    value = father.client.cookies[DRAFTS].value
    stranger.cookies[DRAFTS] = value[:-2] + ("aa" if value[-2:] != "aa" else "bb")
    assert "/file/resume/" in stranger.get(father.address())["Location"]


def test_neither_key_nor_phone_stand_in_an_address_or_the_note(father):
    assert father.answer["Location"] == father.address()
    assert "0912" not in father.client.cookies[DRAFTS].value


def test_wrong_phone_and_wrong_code_are_answered_alike(father):
    wrong = resume(father.code, "0987654321")
    unknown = resume("K7QF-2M9T", "0912345678")
    assert wrong.status_code == unknown.status_code == 404
    alert = "No draft belongs to this"
    assert alert in wrong.content.decode()
    assert alert in unknown.content.decode()


def test_guessing_is_stopped_even_with_the_right_number(father, at_most):
    at_most("draft_code", 10)
    for _try in range(10):
        assert resume(father.code, "0987654321").status_code == 404
    answer = resume(father.code, "0912345678")
    assert answer.status_code == 429
    assert "Wait ten minutes" in answer.content.decode()


def test_before_a_phone_is_typed_only_this_browser_opens_it(world):
    father = begun(world)
    assert resume(father.code, "").status_code == 422
    assert resume(father.code, "0912345678").status_code == 404
    assert "Type your phone number first" in father.shown("elsewhere/")


def test_the_code_and_its_square_lead_to_another_device(father):
    shown = father.shown("elsewhere/")
    assert father.code in shown
    assert "<svg" in shown


def test_the_list_of_drafts_is_this_browsers_own(father):
    assert father.code in father.client.get("/file/").content.decode()
    assert father.code not in english().get("/file/").content.decode()


def test_two_devices_do_not_overwrite_each_other_unseen(father):
    seen = str(father.draft.seen)
    phone = english()
    resume(father.code, "0912345678", phone)
    phone.post(father.address("owner/"), {**OWNER, "seen": seen})
    answer = father.client.post(father.address("owner/"), {**OWNER, "name": "Trần Thử Hai", "seen": seen})
    shown = answer.content.decode()
    assert answer.status_code == 409
    assert "Trần Văn Thử" in shown
    assert 'value="Trần Thử Hai"' in shown
    father.post("owner/", **{**OWNER, "name": "Trần Thử Hai"})
    assert queries.typed(father.draft)["owner"]["name"] == "Trần Thử Hai"


def test_a_helper_sees_the_draft_only_after_consent(world):
    from tests.citizen.test_citizen_helping import agreed, client_of
    from tests.citizen.test_citizen_helping import begun as help_begun

    fresh = help_begun(world, world.guide)
    waiting = client_of(world, world.guide).get(f"/file/{fresh.code}/")
    assert waiting["Location"] == f"/help/{fresh.pk}/consent/"
    draft = agreed(world, world.guide)
    assert client_of(world, world.guide).get(f"/file/{draft.code}/").status_code == 200
    assert client_of(world, world.youth).get(f"/file/{draft.code}/").status_code == 302


def test_a_helper_who_finds_a_procedure_begins_on_the_helpers_page(world):
    from tests.citizen.test_citizen_helping import client_of

    given = {"version": str(world.birth.pk), "unit": str(world.ward.pk), "csrfmiddlewaretoken": "x"}
    answer = client_of(world, world.guide).post("/file/start/", given)
    assert answer["Location"] == f"/help/begin/?version={world.birth.pk}&unit={world.ward.pk}"


def test_a_public_computer_forgets_everything(father):
    pc = father.client
    pc.get("/file/?pc=1")
    father.get()
    assert pc.cookies[DRAFTS]["max-age"] == timedelta(minutes=15).total_seconds()
    assert "This is a public computer" in pc.get("/find/").content.decode()
    answer = pc.post("/file/leave/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert not pc.cookies[DRAFTS].value
    assert "This is a public computer" in pc.get("/file/").content.decode()
    assert "/file/resume/" in father.get()["Location"]


def test_the_next_person_is_told_in_the_language_of_the_page(father):
    father.client.cookies["django_language"] = "vi"
    father.client.get("/file/?pc=1")
    father.client.post("/file/leave/")
    assert "Everything is forgotten here." in father.client.get("/file/").content.decode()


def test_a_computer_is_public_only_until_it_is_told_otherwise(db):
    pc = english()
    pc.get("/file/?pc=1")
    pc.get("/file/?pc=0")
    assert "public computer" not in pc.get("/file/").content.decode()
