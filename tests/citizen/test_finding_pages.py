"""The public's door: searching, choosing a commune, a procedure in plain words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from motcua.citizen.place import COOKIE
from motcua.kernel.actor import System
from motcua.procedures.actions import load_starter, offer
from motcua.units.actions import add_service_point

SYSTEM = System()


@pytest.fixture
def reader(world) -> Client:
    load_starter(at=world.at)
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def neighbour(reader, world) -> Client:
    """A reader who chose the ward."""
    reader.cookies[COOKIE] = str(world.ward.pk)
    return reader


def page(reader: Client, name: str, *args: str, **given: str) -> str:
    answer = reader.get(reverse(f"citizen:{name}", args=args), given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_door_opens_on_the_search(reader):
    shown = reader.get("/").content.decode()
    assert "What do you need to do?" in shown
    assert "A child is born" in shown


def test_a_search_finds_the_plain_name_first(reader, queries_at_most):
    page(reader, "find", q="ks")
    with queries_at_most(8):
        shown = page(reader, "find", q="ks")
    assert shown.index("Khai sinh</a>") < shown.index("Đăng ký lại khai sinh</a>")


def test_a_slip_of_the_finger_is_put_right_and_said(reader):
    assert "<strong>khai sinh</strong>" in page(reader, "find", q="khay sinh")


def test_nothing_found_says_what_to_do(reader):
    shown = page(reader, "find", q="zzzz <script>")
    assert "Nothing found" in shown
    assert "Ask at the counter" in shown
    assert "<script>" not in shown.replace("<script src", "")


def test_a_long_list_is_paged(reader):
    first = page(reader, "find", q="dang ky")
    assert "?q=dang+ky&amp;page=2" in first
    second = page(reader, "find", q="dang ky", page="2")
    assert "21–40" in second
    assert "21–40" not in page(reader, "find", q="dang ky", page="nonsense")


def test_only_what_the_chosen_commune_offers_is_listed(neighbour, world):
    offer(unit=world.ward, codes=["1.001193"], valid_from=world.at.date(), by=SYSTEM, at=world.at)
    shown = page(neighbour, "find", q="khai sinh")
    assert "1 procedure found" in shown
    assert "more of other offices" in shown
    assert "1.004884" in page(neighbour, "find", q="khai sinh", all="1")


def test_what_the_commune_does_not_do_is_still_found_and_said(neighbour, world):
    offer(unit=world.ward, codes=["1.001193"], valid_from=world.at.date(), by=SYSTEM, at=world.at)
    assert "does not do all of these" in page(neighbour, "find", q="sao y")
    assert "does not do this itself" in page(neighbour, "find-procedure", "2.000815")


def test_a_life_event_lists_its_procedures(reader):
    shown = page(reader, "find-life", "birth")
    assert "Khai sinh</a>" in shown
    assert reader.get(reverse("citizen:find-life", args=["nothing"])).status_code == 404


def test_fields_lead_to_their_procedures(reader):
    assert "/find/fields/ho-tich/" in page(reader, "find-fields")
    assert "Khai sinh</a>" in page(reader, "find-field", "ho-tich")
    assert reader.get(reverse("citizen:find-field", args=["nothing"])).status_code == 404


def test_a_commune_is_found_by_name_chosen_and_remembered(reader, world):
    assert str(world.ward.pk) in page(reader, "find-place", q="minh xuan")
    given = {"unit": str(world.ward.pk), "next": "/find/?q=ks"}
    answer = reader.post(reverse("citizen:find-place-set"), given)
    assert answer.headers["Location"] == "/find/?q=ks"
    assert "Phường Minh Xuân" in page(reader, "find")


def test_a_commune_nobody_knows_says_how_to_ask(reader):
    assert "You know only the old one?" in page(reader, "find-place", q="xyzzy")


@pytest.mark.parametrize("wrong", ["", "nonsense", "00000000-0000-0000-0000-000000000000"])
def test_a_wrong_commune_is_none(reader, wrong):
    reader.post(reverse("citizen:find-place-set"), {"unit": wrong})
    assert "Choose your commune" in page(reader, "find")


def test_choosing_never_leads_to_another_site(reader, world):
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)"):
        given = {"unit": str(world.ward.pk), "next": elsewhere}
        answer = reader.post(reverse("citizen:find-place-set"), given)
        assert answer.headers["Location"] == reverse("citizen:find")


def test_the_only_commune_that_receives_here_is_shown_unasked(reader, world):
    add_service_point(
        unit=world.ward, name="Trụ sở", address="Số 1", valid_from=world.at.date(), by=SYSTEM, at=world.at
    )
    shown = page(reader, "find-procedure", "1.001193")
    assert "Trụ sở" in shown
    assert "Hours of the next seven days" in shown
    reader.cookies[COOKIE] = "none"
    assert "Trụ sở" not in page(reader, "find-procedure", "1.001193")


def test_a_procedure_is_told_in_plain_words(neighbour, queries_at_most):
    page(neighbour, "find-procedure", "1.001193")
    with queries_at_most(12):
        shown = page(neighbour, "find-procedure", "1.001193")
    for words in (
        "Giấy chứng sinh",
        "the same day, when filed before 15:00",
        "you have it by",
        "File online",
    ):
        assert words in shown


def test_an_unknown_fee_is_never_called_free(neighbour):
    shown = page(neighbour, "find-procedure", "1.001193")
    assert "Not known here. Ask at the counter before you file." in shown
    assert "Nothing to pay" not in shown
    assert "Nguồn ghi 0 đồng" not in shown


def test_fees_differ_by_way_of_filing(neighbour):
    shown = page(neighbour, "find-procedure", "1.004222")
    assert "10,000 đồng" in shown
    assert "20,000 đồng" in shown


def test_filing_begins_with_version_case_and_commune(neighbour, world):
    shown = page(neighbour, "find-procedure", "1.001612")
    assert "/file/start/?version=" in shown
    assert f"case=1.001612.01&amp;unit={world.ward.pk}" in shown
    assert "/file/start/" not in page(neighbour, "find-procedure", "2.000815")


def test_an_unknown_procedure_is_not_found(reader):
    assert reader.get(reverse("citizen:find-procedure", args=["9.999999"])).status_code == 404


def test_every_shipped_procedure_can_be_shown(reader, world):
    from motcua.procedures.finding import shelf

    for code in shelf(world.at.date() + timedelta(days=1)).by_code:
        assert reader.get(reverse("citizen:find-procedure", args=[code])).status_code == 200


def test_large_letters_are_remembered_without_a_script(reader):
    answer = reader.post(reverse("look"), {"look": "strong", "next": "/find/"})
    assert answer.headers["Location"] == "/find/"
    assert "mp-strong" in page(reader, "find")
    reader.post(reverse("look"), {"look": "usual", "next": "/find/"})
    assert "mp-strong" not in page(reader, "find")
    assert reader.get(reverse("look")).status_code == 405
