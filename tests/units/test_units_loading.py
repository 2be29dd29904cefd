import json
from datetime import date, timedelta

import pytest
from units_world import AT, BY, TODAY, TWO_TIERS

from motcua.journal.models import Fact
from motcua.units import queries
from motcua.units.actions import LOADING, add_unit, give_code, load_units, rename
from motcua.units.models import Unit, UnitCode, UnitName
from motcua.units.rules import CodeSystem, Tier, UnitKind, is_within


def rows():
    """Everything the loader writes, as it lies in the tables."""
    return [list(table.objects.order_by("pk").values()) for table in (Unit, UnitName, UnitCode)]


def append_line(file, **row):
    with file.open("a") as lines:
        lines.write(json.dumps(row) + "\n")


@pytest.mark.django_db
def test_all_shipped_units_are_loaded_and_a_second_time_nothing_changes():
    first = load_units(at=AT)
    loaded = rows()
    second = load_units(at=AT)
    assert (first.units_added, first.names_added, first.codes_added) == (3356, 3367, 3386)
    assert not second.changed
    assert rows() == loaded


@pytest.mark.django_db
def test_a_load_of_everything_reads_each_table_once(django_assert_max_num_queries):
    load_units(at=AT)
    with django_assert_max_num_queries(6):
        load_units(at=AT)


def test_a_load_leaves_one_fact_and_an_idle_one_none(small_country, small_files):
    load_units(at=AT, directory=small_files)
    fact = Fact.objects.get(kind="units.loaded")
    assert (fact.subject_kind, fact.subject) == ("units", LOADING)
    assert fact.data["units_added"] == 10


def test_every_unit_lies_within_its_province_and_not_in_the_neighbour(small_country):
    assert is_within(small_country("02215").path, small_country("08").path)
    assert not is_within(small_country("02215").path, small_country("75").path)
    assert is_within(small_country("08").path, queries.country().path)


def test_a_commune_that_became_a_ward_keeps_identity_and_code(small_country):
    before = queries.unit_by_code("26368", date(2026, 4, 29))
    after = queries.unit_by_code("26368", date(2026, 4, 30))
    assert before == after
    assert after.kind == UnitKind.WARD
    assert queries.name_on(after, date(2026, 4, 29)) == "Xã Long Thành"
    assert queries.name_on(after, date(2026, 4, 30)) == "Phường Long Thành"


@pytest.mark.django_db
def test_a_load_shows_the_name_of_its_day(small_files):
    load_units(at=AT - timedelta(days=365), directory=small_files)
    assert queries.unit_by_code("75", TODAY).name == "Tỉnh Đồng Nai"
    later = load_units(at=AT, directory=small_files)
    assert queries.unit_by_code("75", TODAY).name == "Thành phố Đồng Nai"
    assert (later.units_changed, later.names_changed) == (3, 0)


def test_a_change_added_to_the_files_follows_the_old_name(small_country, small_files):
    change = {
        "code": "02215",
        "valid_from": "2026-10-01",
        "name": "Phường Minh",
        "kind": "ward",
        "source": "x",
    }
    append_line(small_files / "changes.jsonl", **change)
    report = load_units(at=AT, directory=small_files)
    assert (report.units_changed, report.names_added, report.names_changed) == (1, 1, 1)
    assert queries.name_on(small_country("02215"), date(2026, 9, 30)) == "Phường Minh Xuân"
    assert small_country("02215").name == "Phường Minh"


def test_a_name_entered_here_survives_a_load(small_country, small_files):
    rename(unit=small_country("02215"), name="Phường Mới", valid_from=TODAY, by=BY, at=AT)
    assert not load_units(at=AT, directory=small_files).changed
    assert small_country("02215").name == "Phường Mới"


def test_a_unit_added_here_survives_a_load(small_country, small_files):
    commune = small_country("02215")
    part = add_unit(
        parent=commune,
        tier=Tier.DIVISION,
        kind=UnitKind.DIVISION,
        name="Phòng",
        valid_from=TODAY,
        by=BY,
        at=AT,
    )
    assert not load_units(at=AT, directory=small_files).changed
    assert queries.unit(part.pk) == part


def test_a_code_given_here_survives_a_load_that_ships_another(small_country, small_files):
    give_code(
        unit=small_country("02215"),
        system=CodeSystem.AGENCY,
        code="H60.101",
        valid_from=TWO_TIERS,
        by=BY,
        at=AT,
    )
    agencies = json.loads((small_files / "agencies.json").read_text())
    agencies["rows"].append({"code": "H60.102", "official": "02215"})
    (small_files / "agencies.json").write_text(json.dumps(agencies))
    report = load_units(at=AT, directory=small_files)
    assert "H60.102" in report.kept[0]
    assert not report.changed
    assert queries.code_of(small_country("02215"), TODAY, CodeSystem.AGENCY) == "H60.101"


def test_a_shipped_code_replaced_here_stays_replaced(small_country, small_files):
    give_code(unit=small_country("08"), system=CodeSystem.AGENCY, code="H99", valid_from=TODAY, by=BY, at=AT)
    assert not load_units(at=AT, directory=small_files).changed
    assert queries.code_of(small_country("08"), TODAY, CodeSystem.AGENCY) == "H99"


def test_a_unit_that_ends_in_the_files_ends_with_its_name_and_code(small_country, small_files):
    unit = small_country("02215")
    lines = [json.loads(line) for line in (small_files / "units.jsonl").read_text().splitlines()]
    ended = [{**row, "valid_to": "2026-11-01"} if row.get("code") == "02215" else row for row in lines]
    (small_files / "units.jsonl").write_text("\n".join(map(json.dumps, ended)))
    load_units(at=AT, directory=small_files)
    assert queries.unit(unit.pk).valid_to == date(2026, 11, 1)
    assert queries.code_of(unit, date(2026, 11, 1)) is None
    assert queries.code_of(unit, date(2026, 10, 31)) == "02215"


@pytest.mark.django_db
def test_a_commune_without_its_province_in_the_files_loads_nothing(small_files):
    lines = (small_files / "units.jsonl").read_text().splitlines(keepends=True)
    (small_files / "units.jsonl").write_text("".join(line for line in lines if '"code": "08"' not in line))
    with pytest.raises(KeyError, match="08"):
        load_units(at=AT, directory=small_files)
    assert not Unit.objects.exists()
