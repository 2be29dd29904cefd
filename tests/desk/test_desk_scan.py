"""The ID card at the counter: scanned, read, checked, compared with people met before."""

import pytest
from counter_world import CARD, Counter, sit_down, stop_clocks
from django.urls import reverse

from motcua.desk.counter.places import guessed


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.at)
    return sit_down(world, world.receptionist)


def scanned(counter: Counter, text: str, part: str = "owner") -> str:
    address = f"{reverse('desk:intake_id_card')}?part={part}"
    return counter.client.post(
        address, {f"{part}-card": text, f"{part}-phone": "0912345678"}
    ).content.decode()


def test_a_scanned_card_fills_the_owner(counter, queries_at_most):
    with queries_at_most(12):
        page = scanned(counter, CARD)
    for value in (
        "Trần Thị Thử",
        "17/05/1990",
        "008190001234",
        "Phường Minh Xuân, Tỉnh Tuyên Quang",
        "0912345678",
    ):
        assert f'value="{value}"' in page
    assert '<option value="female" selected>' in page
    assert "|" not in page


def test_a_card_fills_whoever_brings_the_dossier(counter):
    assert 'name="filer-name" value="Trần Thị Thử"' in scanned(counter, CARD, "filer")


def test_without_scripts_a_button_reads_the_card(counter):
    page = counter.send(do="card-owner", owner__card=CARD, owner__name="", note="Giữ lại").content.decode()
    assert 'name="owner-name" value="Trần Thị Thử"' in page
    assert "Giữ lại" in page
    assert "|" not in page.split("<main")[1]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("https://example.vn", "not the QR code of an ID card"),
        ("00819|x|Trần|1|Nữ|a|b", "Scan once more"),
        (" ", "Put the cursor in the field"),
    ],
)
def test_another_code_says_what_to_do_and_changes_nothing(counter, text, sentence):
    page = scanned(counter, text)
    assert sentence in page
    assert 'value="0912345678"' in page


def test_an_old_address_names_no_place_of_today(counter):
    day = counter.world.at.date()
    assert guessed("Tổ 1, Phan Thiết, TP. Tuyên Quang, Tuyên Quang", day) is None
    assert guessed("Tuyên Quang", day) is None
    assert guessed("Tổ 8, Minh Xuân, Tuyên Quang", day) == counter.world.ward


def remarked(counter: Counter, **typed: str) -> str:
    typed = {f"owner-{name}": value for name, value in typed.items()}
    return counter.client.post(reverse("desk:intake_person"), typed).content.decode()


def test_an_odd_number_is_remarked_on_while_typing(counter):
    page = remarked(counter, id_number="008190000123", born="17051991", sex="male")
    assert "belongs to the other sex" in page
    assert "born in 1990" in page


def test_people_met_before_are_shown_masked(counter):
    counter.world.received()
    page = remarked(counter, name="tran thi thu", born="17/05/1990")
    assert "Trần Thị Thử" in page
    assert "008•••••0123" in page
    assert "008190000123" not in page


def test_the_neighbour_does_not_learn_whom_we_met(counter):
    counter.world.received()
    neighbour = sit_down(counter.world, counter.world.neighbour)
    assert "Trần" not in remarked(neighbour, id_number="008190000123", name="Trần Thị Thử", born="17/05/1990")


def test_places_are_suggested_by_a_part_of_their_name(counter):
    page = counter.client.get(reverse("desk:intake_places"), {"owner-residence": "minh x"}).content.decode()
    assert page.strip() == '<option value="Phường Minh Xuân, Tỉnh Tuyên Quang"></option>'


def test_a_clerk_reads_no_cards(world):
    assert sit_down(world, world.clerk).client.post(reverse("desk:intake_id_card")).status_code == 403
