"""The shipped files themselves."""

import json
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from motcua.kernel.ids import reference_id
from motcua.units.loading import read_directory, read_parts
from motcua.units.rules import CODE_SHAPES, KINDS, CodeSystem, Tier, UnitKind, bare_name, kind_in
from motcua.units.rules.shipped import read_units

SHIPPED = settings.DATA / "units"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def units():
    return read_directory(SHIPPED)


def test_there_are_34_provinces_and_3321_communes(units):
    assert Counter(unit.tier for unit in units) == {Tier.COUNTRY: 1, Tier.PROVINCE: 34, Tier.COMMUNE: 3321}


def test_there_are_2621_communes_687_wards_and_13_special_zones_at_the_start(units):
    kinds = Counter(unit.names[0].kind for unit in units if unit.tier is Tier.COMMUNE)
    assert kinds == {UnitKind.COMMUNE: 2621, UnitKind.WARD: 687, UnitKind.SPECIAL_ZONE: 13}


def test_identities_are_the_same_on_every_machine_and_are_not_the_code(units):
    for unit in units[1:]:
        assert unit.id == reference_id("unit", unit.code, "2025-07-01")
    assert len({unit.id for unit in units}) == len(units)


def test_every_name_says_its_kind_and_every_kind_fits_its_tier(units):
    for unit in units[1:]:
        for name in unit.names:
            assert kind_in(name.name) is name.kind
            assert name.kind in KINDS[unit.tier]


def test_every_name_has_its_source(units):
    assert all(name.source for unit in units for name in unit.names)


def test_ten_communes_and_the_province_of_dong_nai_changed_their_kind(units):
    changed = {unit.code: unit.names[-1] for unit in units if len(unit.names) > 1}
    assert changed.pop("75").kind is UnitKind.CITY
    assert len(changed) == 10
    assert {name.kind for name in changed.values()} == {UnitKind.WARD}
    assert {name.valid_from for name in changed.values()} == {date(2026, 4, 30)}


def test_no_province_has_two_communes_of_one_name(units):
    names = Counter((unit.province, unit.names[-1].name) for unit in units)
    assert max(names.values()) == 1


def test_agency_codes_belong_to_the_province_they_name(units):
    names = {unit.code: bare_name(unit.names[0].name) for unit in units}
    rows = json.loads((SHIPPED / "agencies.json").read_text())["rows"]
    assert len(rows) == 31
    assert len({row["code"] for row in rows}) == 31
    for row in rows:
        assert names[row["official"]] == row["province"]
        assert CODE_SHAPES[CodeSystem.AGENCY].fullmatch(row["code"])
        assert row["verified"] is True


def test_usual_parts_fit_their_tier_and_are_named_once():
    parts = read_parts(SHIPPED)
    assert all(part.kind in KINDS[part.tier] for part in parts)
    for kind in KINDS[Tier.PROVINCE] | KINDS[Tier.COMMUNE]:
        keys = Counter(part.key for part in parts if kind in part.of)
        assert keys["centre"] == 1
        assert max(keys.values()) == 1


def test_a_change_for_an_unknown_code_is_a_fault_of_the_files():
    with pytest.raises(KeyError, match="99999"):
        read_units(
            [], ['{"code": "99999", "valid_from": "2026-01-01", "name": "x", "kind": "ward", "source": "x"}']
        )


def test_the_file_is_what_the_script_builds_from_its_source():
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "build_units.py", "--check"], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
