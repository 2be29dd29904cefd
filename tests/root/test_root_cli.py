"""`motcua` is a thin face: two words may name one command."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from motcua.cli import _joined


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["procedures", "import", "a.jsonl"], ["procedures_import", "a.jsonl"]),
        (["journal", "verify"], ["journal_verify"]),
        (["serve", "--port", "1"], ["serve", "--port", "1"]),
        (["due"], ["due"]),
        ([], []),
    ],
)
def test_words_become_a_command(typed: list[str], meant: list[str]) -> None:
    assert _joined(["motcua", *typed]) == ["motcua", *meant]


def test_a_command_makes_ready_what_it_lacks(tmp_path: Path) -> None:
    environment = {**os.environ, "MOTCUA_HOME": str(tmp_path), "MOTCUA_DATABASE": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "motcua.settings"
    command = [sys.executable, "-m", "motcua", "journal", "verify"]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "motcua.sqlite3").exists()
