"""Every benchmark runs, with tiny sizes: what it measures is not looked at here, only that it can."""

from pathlib import Path

import pytest
from bench.figures import Figure
from bench.office import Office, prepared
from bench.page import Form
from bench.plans import complaint
from django.conf import settings

from bench import accepting, bulk, catalogue, dates, pages, slips


@pytest.fixture
def office(db: None) -> Office:
    return prepared()


def test_a_missed_goal_is_said_with_its_ratio() -> None:
    figure = Figure("accepting", 9.0, "ms", 2.0, "the bare view", goal=4.0)
    assert "4.50 times the bare view" in figure.missed
    assert "MISSED" in figure.line()
    assert not Figure("accepting", 7.0, "ms", 2.0, "the bare view", goal=4.0).missed


def test_a_rate_is_compared_the_other_way_round() -> None:
    assert Figure("slips", 10.0, "slips/s", 40.0, "a bare page").ratio == 4.0


def test_accepting(office: Office) -> None:
    figures = accepting.measure(office, number=2, rounds=1)
    assert [figure.unit for figure in figures] == ["transactions/s", "ms", "statements"]


def test_due_dates() -> None:
    assert all(figure.value > 0 for figure in dates.measure(number=5, lines=5, rounds=1))


def test_slips() -> None:
    assert slips.measure(number=1, rounds=1)[0].value > 0


def test_a_catalogue_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert catalogue.measure(tmp_path / "absent.jsonl") == []


def test_a_catalogue(office: Office) -> None:
    shipped = settings.DATA / "procedures" / "starter.jsonl"
    assert [figure.unit for figure in catalogue.measure(shipped, rows=3)] == ["s", "s"]


def test_the_pages_to_measure_work_in_an_office_without_dossiers(office: Office) -> None:
    for page in pages.pages_of(office, bulk.Amount(10)):
        page.get()


def test_reading_a_whole_table_is_complained_about(db: None) -> None:
    assert "dossiers_dossier" in complaint(["SELECT count(*) FROM dossiers_dossier WHERE note = 'x'"])
    assert not complaint(["SELECT 1 FROM units_unit"])


def test_what_a_page_offers_is_sent_with_what_is_typed() -> None:
    page = (
        '<form><input name="search"></form><form><input type="hidden" name="id" value="7">'
        '<input name="owner-name"><input type="checkbox" name="off"><input type="checkbox" name="on" checked>'
        '<select name="kind"><option value="1"><option value="2" selected></select></form>'
    )
    assert Form(page, "owner-name").fields == {"id": "7", "owner-name": "", "on": "on", "kind": "2"}
