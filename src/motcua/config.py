"""The settings an installation may have, each with its meaning; read once from the environment.

A wrong value stops the start with a sentence. `docs/reference/settings.md` is drawn from `SETTINGS`.
"""

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


class BadSetting(SystemExit):
    """A setting cannot be used; the program does not start. The text says which one and what to write."""


@dataclass(frozen=True)
class Setting:
    """One environment variable: its default as text, what it means, and how its text is read."""

    name: str
    default: str
    meaning: str
    read: Callable[[str], Any] = str


def _flag(text: str) -> bool:
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"", "0", "no", "false", "off"}:
        return False
    raise ValueError("write 1 for yes or 0 for no")


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in allowed:
            raise ValueError("write one of: " + ", ".join(allowed))
        return text

    return read


def _number(text: str) -> int:
    if not text.isdigit():
        raise ValueError("write a whole number")
    return int(text)


def _hosts(text: str) -> list[str]:
    return [host.strip() for host in text.split(",") if host.strip()]


def _site(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("write a web address such as https://motcua.example.gov.vn")
    return text.rstrip("/")


SETTINGS = (
    Setting("MOTCUA_HOME", "./var", "Directory of this installation: database, files, logs.", Path),
    Setting(
        "MOTCUA_ROLE",
        "standalone",
        "What this installation is: standalone, node (a commune) or hub (a province).",
        _one_of("standalone", "node", "hub"),
    ),
    Setting(
        "MOTCUA_DATABASE",
        "",
        "Database address, `postgresql://user:password@host:port/name`; empty for SQLite in MOTCUA_HOME.",
    ),
    Setting("MOTCUA_SITE", "http://127.0.0.1:8000", "Public address, printed in QR codes.", _site),
    Setting("MOTCUA_HOSTS", "127.0.0.1,localhost", "Host names the server answers to, with commas.", _hosts),
    Setting("MOTCUA_SECRET", "", "Signing secret; empty to make one and keep it in MOTCUA_HOME."),
    Setting("MOTCUA_DEMO", "0", "1 shows the demo sign-in page, where anybody takes any role.", _flag),
    Setting(
        "MOTCUA_DEBUG", "0", "1 shows errors in full to the browser; never where citizens are served.", _flag
    ),
    Setting("MOTCUA_THREADS", "16", "Requests one web process works on at a time.", _number),
    Setting("MOTCUA_WORKERS", "1", "Web processes; SQLite installations keep 1.", _number),
    Setting(
        "MOTCUA_ACCEPT_HOURS",
        "8",
        "Working hours in which an online or postal filing is to be accepted.",
        _number,
    ),
    Setting(
        "MOTCUA_SUPPLEMENT_DAYS",
        "7",
        "Working days an applicant has for a supplement where the procedure says nothing.",
        _number,
    ),
    Setting("MOTCUA_SESSION_HOURS", "10", "Hours after which an officer signs in again.", _number),
)


def read_settings(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """All settings by name, read and checked. Raises BadSetting with a sentence for the first wrong one."""
    return {setting.name: _read_one(setting, environment) for setting in SETTINGS}


def _read_one(setting: Setting, environment: Mapping[str, str]) -> Any:
    text = environment.get(setting.name, setting.default)
    try:
        return setting.read(text)
    except ValueError as problem:
        raise BadSetting(
            f"{setting.name} is {text!r}, which cannot be used: {problem}. {setting.meaning}"
        ) from None


def database(address: str, home: Path) -> dict[str, Any]:
    """Django's description of the database at `address`; SQLite in `home` when it is empty."""
    if not address:
        return _sqlite(home / "motcua.sqlite3")
    parts = urlsplit(address)
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.strip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    raise BadSetting(
        f"MOTCUA_DATABASE is {address!r}, which cannot be used: "
        "write postgresql://user:password@host:port/name, or nothing for SQLite."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    return {
        "ENGINE": "motcua.sqlite",
        "NAME": path,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; "
                "PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;"
            ),
        },
        "CONN_MAX_AGE": None,
    }


def secret(given: str, home: Path) -> str:
    """The signing secret: the given one, or one made once and kept in `home`, readable by its owner alone."""
    if given:
        return given
    path = home / "secret"
    home.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    made = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(made)
    return made


def data_directory() -> Path:
    """Where the shipped data lie: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent.parent / "data"
