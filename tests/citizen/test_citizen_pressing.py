"""Addresses that only a button leads to, opened by typing, from the history or after a reload."""

import pytest
from django.urls import reverse
from tests.citizen.filing_world import begun, english

LED_TO = {
    "file-leave": "file",
    "track-leave": "track",
    "own-in": "own",
    "own-out": "own",
    "find-place-set": "find-place",
}


@pytest.mark.parametrize(("button", "page"), LED_TO.items())
def test_an_address_of_a_button_leads_to_its_page(db, button, page):
    answer = english().get(reverse(f"citizen:{button}"))
    assert (answer.status_code, answer["Location"]) == (302, reverse(f"citizen:{page}"))


def test_looking_at_the_address_of_leaving_forgets_nothing(world):
    father = begun(world)
    father.client.get("/file/leave/")
    assert father.get().status_code == 200


def test_looking_at_the_address_of_signing_out_signs_nobody_out(world):
    officer = english()
    officer.force_login(world.account(world.receptionist))
    officer.get(reverse("citizen:own-out"))
    assert officer.get("/desk/").status_code == 200
