"""`motcua serve` and `motcua prepare`: an empty directory becomes a running installation."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from django.core.management import CommandError

from motcua.management.commands import prepare
from motcua.management.commands.serve import address, server, worker_count

PATIENCE = 90


def test_sqlite_has_one_web_process() -> None:
    assert worker_count("sqlite", 1) == 1
    with pytest.raises(CommandError, match="Write 1, or give a PostgreSQL database"):
        worker_count("sqlite", 2)


def test_postgresql_has_as_many_as_are_wanted() -> None:
    assert worker_count("postgresql", 4) == 4


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
    ],
)
def test_the_address_can_be_opened_on_this_machine(host: str, shown: str) -> None:
    assert address(host, 8000) == shown


def test_the_server_understands_its_command_line() -> None:
    command = [sys.executable, *server("127.0.0.1", 8000, 1, 16)[1:], "--help"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0


@pytest.mark.django_db
def test_an_up_to_date_database_is_left_alone() -> None:
    assert not prepare.migrations_are_due()


@pytest.mark.django_db
def test_only_empty_tables_are_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "_is_empty", lambda model: model == "units.Unit")
    assert prepare.missing_data() == ["units_load"]


def test_every_shipped_kind_of_data_has_its_command() -> None:
    known = prepare.get_commands()
    assert [command for command, _ in prepare.SHIPPED if command not in known] == []


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture
def served(tmp_path: Path, port: int) -> Iterator[str]:
    """The address of a server just started in an empty directory."""
    environment = os.environ | {
        "MOTCUA_HOME": str(tmp_path),
        "MOTCUA_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "",
    }
    del environment["DJANGO_SETTINGS_MODULE"]
    command = [sys.executable, "-m", "motcua", "serve", "--port", str(port)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield f"http://127.0.0.1:{port}"
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0


def first_answer(url: str) -> int:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=10) as answer:
                return int(answer.status)
        except HTTPError as answer:
            with answer:
                return answer.code
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not answer")


def test_an_empty_directory_becomes_a_running_installation(served: str, tmp_path: Path) -> None:
    assert first_answer(f"{served}/accounts/login/") == 200
    assert (tmp_path / "motcua.sqlite3").exists()
