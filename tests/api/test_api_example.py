"""The example client of the documentation runs against a living server."""

import re
from importlib import util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from tests.api.conftest import opened
from tests.guards.source import ROOT
from tests.world import make_world

EXAMPLE = ROOT / "examples" / "api_client.py"


@pytest.fixture
def example() -> ModuleType:
    spec = util.spec_from_file_location("api_client", EXAMPLE)
    assert spec
    assert spec.loader
    module = util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def surroundings(live_server: Any, monkeypatch: pytest.MonkeyPatch, told_at_once: None) -> None:
    monkeypatch.setenv("MOTCUA_SITE", live_server.url)
    monkeypatch.setenv("MOTCUA_TOKEN", opened(make_world()).secret)


def test_it_files_reads_and_hears_of_changes(
    example: ModuleType, surroundings: None, capsys: pytest.CaptureFixture[str]
) -> None:
    example.main("1.001193", "Trần Thị Thử")
    told = capsys.readouterr().out
    assert "status 1" in told
    assert "Possible now: accept" in told
    assert "dossier.filed" in told


def test_it_says_what_is_refused(example: ModuleType, surroundings: None) -> None:
    with pytest.raises(example.Problem) as refused:
        example.main("9.9", "Trần Thị Thử")
    assert (refused.value.status, refused.value.code) == (404, "not_found")


def test_it_needs_nothing_but_pythons_library() -> None:
    imported = re.findall(r"^(?:from|import) (\w+)", EXAMPLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(imported) <= {"json", "os", "sys", "time", "uuid", "collections", "typing", "urllib"}


def test_the_documentation_names_it() -> None:
    assert "examples/api_client.py" in (Path(ROOT) / "docs" / "api.md").read_text(encoding="utf-8")
