"""The shipped units against the statistics office's table."""

import csv
from pathlib import Path

import pytest
from django.conf import settings

from motcua.units.loading import read_directory
from motcua.units.rules import Tier, kind_in, spelling_key

TABLE = Path(__file__).resolve().parents[2].parent / "shared" / "data" / "admin-units-2025-07-01.csv"

# Names that differ only in where the tone stands: code, ours, the office's.
TONES = {
    ("05569", "Xã Định Hóa", "Xã Định Hoá"),
    ("13396", "Phường Nguyễn Úy", "Phường Nguyễn Uý"),
    ("14167", "Xã Giao Thủy", "Xã Giao Thuỷ"),
    ("14677", "Xã Định Hóa", "Xã Định Hoá"),
    ("22924", "Phường Phú Thủy", "Phường Phú Thuỷ"),
    ("27823", "Xã Mộc Hóa", "Xã Mộc Hoá"),
}


@pytest.fixture(scope="module")
def office():
    if not TABLE.exists():
        pytest.skip("the reference sets beside the project are absent")
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def ours():
    return {unit.code: unit for unit in read_directory(settings.DATA / "units")}


def names(ours, office):
    return [(code, ours[code].names[0].name, row["name"]) for code, row in office.items()]


@pytest.mark.oracle
def test_the_codes_are_the_same(ours, office):
    assert {code for code, unit in ours.items() if unit.tier is Tier.COMMUNE} == set(office)


@pytest.mark.oracle
def test_the_names_are_the_same_but_for_the_place_of_the_tone(ours, office):
    assert [row for row in names(ours, office) if spelling_key(row[1]) != spelling_key(row[2])] == []


@pytest.mark.oracle
def test_the_names_spelled_otherwise_are_exactly_these(ours, office):
    assert {(code, one, other) for code, one, other in names(ours, office) if one != other} == TONES


@pytest.mark.oracle
def test_kinds_and_provinces_are_the_same(ours, office):
    for code, row in office.items():
        assert ours[code].names[0].kind is kind_in(row["type"] + " …")
        assert ours[code].province == row["province_code"]
        assert ours[row["province_code"]].names[0].name == row["province"]
