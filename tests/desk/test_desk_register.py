"""The register (Form 07): screen, paper and spreadsheet."""

from io import BytesIO

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from motcua.dossiers.rules import Status


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.later(hours=3))
    return sit_down(world, world.receptionist)


def shown(counter: Counter, **wanted: str):
    return counter.client.get(reverse("desk:register"), wanted)


def test_what_was_accepted_this_month_is_shown(counter, queries_at_most):
    dossiers = [counter.world.received(), counter.world.dossier_at(Status.RETURNED)]
    with queries_at_most(12):
        page = shown(counter).content.decode()
    assert all(dossier.code in page for dossier in dossiers)
    assert "Hoàng Văn Khánh" in page
    assert "Lý Mùi Pham → Trần Thị Thử" in page


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"status": "10"}, 1),
        ({"procedure": "2.000815"}, 1),
        ({"procedure": "9.9"}, 0),
        ({"channel": "counter"}, 3),
        ({"channel": "online"}, 0),
        ({"field": "G15-TP07"}, 2),
        ({"first": "22/11/2026", "last": "23112026"}, 3),
        ({"first": "24/11/2026"}, 0),
    ],
)
def test_each_filter_filters(counter, wanted, found):
    for procedure in (counter.world.birth, counter.world.copies):
        counter.world.received(procedure)
    counter.world.dossier_at(Status.RETURNED)
    assert shown(counter, **wanted).content.decode().count('<a class="mc-code"') == found


def test_the_officer_who_has_it_is_a_filter(counter):
    counter.world.received()
    counter.world.dossier_at(Status.IN_PROCESS)
    page = shown(counter, officer=str(counter.world.specialist.account)).content.decode()
    assert page.count('<a class="mc-code"') == 1


def test_a_long_register_goes_on_the_next_page(counter, monkeypatch):
    monkeypatch.setattr(
        "motcua.dossiers.queries.register.register_rows.__kwdefaults__", {"after": "", "limit": 2}
    )
    codes = [counter.world.received().code for _ in range(3)]
    first = shown(counter).content.decode()
    following = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    second = counter.client.get(reverse("desk:register") + following).content.decode()
    assert (codes[0] in first, codes[2] in first) == (True, False)
    assert (codes[0] in second, codes[2] in second) == (False, True)
    assert "To the beginning" in second


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"first": "31/02/2026"}, "day/month/year"),
        ({"first": "24/11/2026", "last": "23/11/2026"}, "The last day lies before the first"),
        ({"status": "77"}, "Status:"),
    ],
)
def test_an_impossible_filter_is_told_and_kept(counter, wanted, sentence):
    answer = shown(counter, **wanted)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_an_empty_register_says_what_to_do(counter):
    assert "Choose other days" in shown(counter).content.decode()


def test_the_register_is_printed_in_vietnamese(counter):
    dossier = counter.world.received()
    answer = counter.client.get(reverse("desk:register_pdf"), {"status": "2"})
    text = " ".join(PdfReader(BytesIO(answer.content)).pages[0].extract_text().split())
    assert answer["Content-Disposition"] == 'inline; filename="so-theo-doi-ho-so-261101-261123.pdf"'
    assert "Từ ngày 01/11/2026 đến ngày 23/11/2026" in text
    assert dossier.code[-4:] in text


def test_the_spreadsheet_holds_the_filtered_lines(counter):
    dossier = counter.world.received()
    counter.world.received(counter.world.copies)
    answer = counter.client.get(reverse("desk:register_xlsx"), {"procedure": "1.001193"})
    cells = [cell.value for row in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in row]
    assert dossier.code in cells
    assert "Phường Minh Xuân" in cells
    assert "Chứng thực bản sao từ bản chính" not in cells


def test_all_pages_of_the_database_come_into_the_spreadsheet(counter, monkeypatch):
    monkeypatch.setattr("motcua.desk.counter.register._AT_ONCE", 2)
    codes = {counter.world.received().code for _ in range(5)}
    answer = counter.client.get(reverse("desk:register_xlsx"))
    cells = {cell.value for row in load_workbook(BytesIO(answer.content)).active.iter_rows() for cell in row}
    assert codes <= cells


def test_a_register_too_long_for_paper_is_told_on_the_screen(counter, monkeypatch):
    monkeypatch.setattr("motcua.papers.permissions.PRINTED_AT_ONCE", 1)
    for _ in range(2):
        counter.world.received()
    answer = counter.client.get(reverse("desk:register_pdf"), follow=True)
    assert answer.redirect_chain
    assert "Choose a shorter time, or take the spreadsheet" in answer.content.decode()


@pytest.mark.parametrize("name", ["desk:register_pdf", "desk:register_xlsx"])
def test_a_wrong_filter_leads_from_the_document_back_to_the_screen(counter, name):
    answer = counter.client.get(reverse(name), {"first": "31/02/2026"}, follow=True)
    assert "day/month/year" in answer.content.decode()


def test_the_neighbour_has_a_register_of_its_own(counter):
    ours = counter.world.received()
    neighbour = sit_down(counter.world, counter.world.neighbour)
    for name in ("desk:register", "desk:register_pdf", "desk:register_xlsx"):
        assert ours.code.encode() not in neighbour.client.get(reverse(name)).content
