"""The reference pages are drawn from the program, and a page that fell behind is noticed."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from motcua import reference
from motcua.config import SETTINGS
from motcua.dossiers.rules import Status


def test_the_pages_are_up_to_date() -> None:
    assert reference.stale() == [], "run `motcua reference`"


def test_they_are_the_same_in_every_language() -> None:
    with override("vi"):
        vietnamese = reference.pages()
    with override("en"):
        assert reference.pages() == vietnamese


def test_every_setting_and_every_status_is_told() -> None:
    pages = reference.pages()
    assert all(f"`{one.name}`" in pages["settings.md"] for one in SETTINGS)
    assert all(f"`{one.name}`" in pages["states.md"] for one in Status)


def test_a_page_that_fell_behind_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "PLACE", tmp_path / "reference")
    with pytest.raises(CommandError, match="out of date"):
        call_command("reference", check=True)
    call_command("reference", stdout=StringIO())
    call_command("reference", check=True)
