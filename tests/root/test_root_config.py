"""Settings come from the environment; a wrong one stops the start with a sentence."""

import stat
from pathlib import Path

import pytest

from motcua.config import SETTINGS, BadSetting, database, read_settings, secret


def test_nothing_needs_to_be_set() -> None:
    settings = read_settings({})
    assert settings["MOTCUA_ROLE"] == "standalone"
    assert settings["MOTCUA_HOME"] == Path("var")


@pytest.mark.parametrize(
    ("name", "text", "advice"),
    [
        ("MOTCUA_ROLE", "city", "write one of: standalone, node, hub"),
        ("MOTCUA_DEMO", "maybe", "write 1 for yes or 0 for no"),
        ("MOTCUA_THREADS", "many", "write a whole number"),
        ("MOTCUA_SITE", "motcua", "write a web address"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_advice(name: str, text: str, advice: str) -> None:
    with pytest.raises(BadSetting, match=f"{name} is .*{advice}"):
        read_settings({name: text})


def test_every_setting_says_what_it_means() -> None:
    assert all(one.meaning.endswith(".") for one in SETTINGS)


def test_without_an_address_the_database_is_a_file_at_home(tmp_path: Path) -> None:
    assert database("", tmp_path)["NAME"] == tmp_path / "motcua.sqlite3"


def test_an_address_of_postgresql_is_taken_apart(tmp_path: Path) -> None:
    found = database("postgresql://an:p%40ss@db.example:5433/motcua", tmp_path)
    assert [found[part] for part in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "an",
        "p@ss",
        "db.example",
        "5433",
        "motcua",
    ]


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://host", "motcua.sqlite3"])
def test_another_address_stops_the_start(address: str, tmp_path: Path) -> None:
    with pytest.raises(BadSetting, match="write postgresql://"):
        database(address, tmp_path)


def test_a_secret_is_made_once_and_kept_from_others(tmp_path: Path) -> None:
    made = secret("", tmp_path / "home")
    assert secret("", tmp_path / "home") == made
    assert stat.S_IMODE((tmp_path / "home" / "secret").stat().st_mode) == 0o600


def test_a_given_secret_is_not_written_down(tmp_path: Path) -> None:
    assert secret("given", tmp_path) == "given"
    assert list(tmp_path.iterdir()) == []
