"""A small country from the shipped files: three provinces and six communes, quick to load."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from units_world import AT, TODAY

from motcua.units import queries
from motcua.units.actions import load_units
from motcua.units.models import Unit

SHIPPED = settings.DATA / "units"
PLACES = {"01", "08", "75", "00004", "02215", "02212", "25270", "26368", "26041"}


@pytest.fixture
def small_files(tmp_path: Path) -> Path:
    """A directory like `data/units`, with the few places only."""
    (tmp_path / "units.jsonl").write_text(_some_lines("units.jsonl"))
    (tmp_path / "changes.jsonl").write_text(_some_lines("changes.jsonl"))
    agencies = json.loads((SHIPPED / "agencies.json").read_text())
    agencies["rows"] = [row for row in agencies["rows"] if row["official"] in PLACES]
    (tmp_path / "agencies.json").write_text(json.dumps(agencies))
    return tmp_path


@pytest.fixture
def small_country(db: None, small_files: Path) -> Callable[[str], Unit]:
    """The places loaded; called with an official code, it gives the unit of today."""
    load_units(at=AT, directory=small_files)
    return lambda code: queries.unit_by_code(code, TODAY)


def _some_lines(file: str) -> str:
    lines = (SHIPPED / file).read_text().splitlines(keepends=True)
    return "".join(line for line in lines if json.loads(line).get("code", "01") in PLACES)
