"""An ordinary dossier by keyboard alone, in a real browser: few keys, and nothing typed is lost."""

import pytest
from counter_world import CARD
from django.test import Client
from django.urls import reverse

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.procedures.actions import offer

pytestmark = pytest.mark.django_db(transaction=True)
MOST_KEYS = 10


@pytest.fixture
def at_the_counter(world, browser_page, live_server):
    """The receptionist's browser; the first page it shows comes from here."""
    codes = [version.procedure.code for version in (world.birth, world.copies)]
    offer(unit=world.ward, codes=codes, valid_from=world.at.date(), by=world.head, at=world.at)
    client = Client()
    client.force_login(world.account(world.receptionist))
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}
    browser_page.context.add_cookies([cookie])
    return browser_page


def test_an_ordinary_dossier_takes_a_handful_of_keys(at_the_counter):
    page, pressed = at_the_counter, []

    def press(key: str) -> None:
        pressed.append(key)
        page.keyboard.press(key)

    page.goto(reverse("desk:intake"))
    page.wait_for_function("document.activeElement.id === 'procedure'")
    page.keyboard.type("khai sinh")
    page.wait_for_selector("[data-answer='khai sinh'] a")
    press("Enter")
    page.wait_for_selector(".counter-intake")
    page.keyboard.type(CARD)
    press("Enter")
    page.wait_for_function("document.activeElement.name === 'owner-phone'")
    page.keyboard.type("0912345678")
    press("Alt+b")
    press("Alt+a")
    page.wait_for_selector(".counter-done")
    assert len(pressed) <= MOST_KEYS
    assert Dossier.objects.get().current is Status.ACCEPTED
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("size=A5")


def test_slow_typing_keeps_every_letter(at_the_counter):
    page = at_the_counter
    page.goto(reverse("desk:intake"))
    page.wait_for_function("document.activeElement.id === 'procedure'")
    for word in ("kh", "khai", "khai sinh"):
        page.keyboard.type(word[len(page.input_value("#procedure")) :])
        page.wait_for_selector(f"[data-answer='{word}'] a")
    assert page.input_value("#procedure") == "khai sinh"


def test_enter_before_the_answer_leads_to_the_hits(at_the_counter, world):
    page = at_the_counter
    page.goto(reverse("desk:intake"))
    page.wait_for_function("document.activeElement.id === 'procedure'")
    page.keyboard.type("khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_selector(f"h1:has-text('{world.birth.name}'), .counter-found a:focus")


def test_enter_in_a_field_accepts_nothing(at_the_counter, world):
    page = at_the_counter
    page.goto(reverse("desk:intake_form", args=[world.birth.pk]))
    page.fill("[name=owner-name]", "Trần Thị Thử")
    page.press("[name=owner-name]", "Enter")
    page.wait_for_load_state()
    assert page.input_value("[name=owner-name]") == "Trần Thị Thử"
    assert not Dossier.objects.exists()


def test_a_crash_of_the_tab_loses_nothing_typed(at_the_counter, world):
    page = at_the_counter
    page.goto(reverse("desk:intake_form", args=[world.birth.pk]))
    page.fill("[name=owner-name]", "Trần Thị Thử")
    page.check("[name=paper-birth-note-brought]")
    page.wait_for_timeout(600)
    page.reload()
    assert page.input_value("[name=owner-name]") == "Trần Thị Thử"
    assert page.is_checked("[name=paper-birth-note-brought]")


def test_another_case_changes_the_papers_and_keeps_the_person(at_the_counter, world):
    page = at_the_counter
    page.goto(reverse("desk:intake_form", args=[world.birth.pk]))
    page.fill("[name=owner-name]", "Trần Thị Thử")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.select_option("[name=case]", "1.001193.02")
    assert page.input_value("[name=owner-name]") == "Trần Thị Thử"


def test_without_a_card_it_still_takes_few_keys(at_the_counter, world):
    page = at_the_counter
    page.goto(reverse("desk:intake_form", args=[world.birth.pk]))
    page.wait_for_function("document.activeElement.name === 'owner-card'")
    # Past the card's button: name, birth, sex, kind of paper, number, phone.
    steps = ["", "Trần Thị Thử", "17051990", "", "", "008190000123", "0912345678"]
    for typed in steps:
        page.keyboard.press("Tab")
        page.keyboard.type(typed)
    for key in ("Alt+b", "Alt+a"):
        page.keyboard.press(key)
    page.wait_for_selector(".counter-done")
    assert len(steps) + 2 <= MOST_KEYS
    owner = Dossier.objects.get().owner
    assert (owner.name, owner.id_number, owner.phone) == ("Trần Thị Thử", "008190000123", "0912345678")
