"""The settings an installation may have, each with its meaning; read once from the environment.

A wrong value stops the start with a sentence. `docs/reference/settings.md` is drawn from `SETTINGS`.
"""

import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from .dossiers.rules.ratings import TICKS


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


def _ticks(text: str) -> list[str]:
    codes = [code.strip() for code in text.split(",") if code.strip()]
    if unknown := [code for code in codes if code not in TICKS]:
        raise ValueError(f"{unknown[0]!r} is none of: {', '.join(TICKS)}")
    return codes


def _site(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        raise ValueError("write a web address such as https://motcua.example.gov.vn")
    return text.rstrip("/")


def _issuer(text: str) -> str:
    """An OpenID Connect issuer: encrypted, but for one on this very machine; nothing for none."""
    if not text:
        return ""
    parts = urlsplit(text)
    here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if not parts.netloc or not (parts.scheme == "https" or (parts.scheme == "http" and here)):
        raise ValueError("write an address that begins with https://")
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
    Setting(
        "MOTCUA_OUTBOX",
        "web",
        "Who runs errands such as webhooks: web (the web process itself) or apart (`motcua worker`).",
        _one_of("web", "apart"),
    ),
    Setting(
        "MOTCUA_PRIVATE_WEBHOOKS",
        "0",
        "1 lets webhooks go to machines of the own network and without https.",
        _flag,
    ),
    Setting(
        "MOTCUA_PROXIES",
        "0",
        "Reverse proxies in front of the server that add to X-Forwarded-For; limits then count by the address"
        " behind them.",
        _number,
    ),
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
    Setting("MOTCUA_PAPER_PAGES", "100", "Pages that one paper (a PDF, or several bound) may have.", _number),
    Setting("MOTCUA_DRAFT_DAYS", "60", "Days after which a draft nobody touched is forgotten.", _number),
    Setting(
        "MOTCUA_RATING_TICKS",
        "in_time,one_visit,clear,polite,late,many_visits,unclear,not_polite,asked_beyond",
        "What applicants may tick when they rate the service, with commas, in this order.",
        _ticks,
    ),
    Setting("MOTCUA_HELP_LINE", "", "Telephone number that citizens may call when they need help."),
    Setting(
        "MOTCUA_OIDC_NAME", "", "What citizens call the account they sign in with; stands on the button."
    ),
    Setting(
        "MOTCUA_OIDC_ISSUER",
        "",
        "Address of the OpenID Connect provider of citizens' accounts; empty for no such signing in.",
        _issuer,
    ),
    Setting("MOTCUA_OIDC_CLIENT", "", "The name under which that provider knows this installation."),
    Setting("MOTCUA_OIDC_SECRET", "", "The secret that goes with it."),
    Setting(
        "MOTCUA_OIDC_NAME_CLAIM",
        "name",
        "Claim with the full name. What providers in Viet Nam call their claims is unverified; ask yours.",
    ),
    Setting("MOTCUA_OIDC_NUMBER_CLAIM", "id_number", "Claim with the ID number (name unverified)."),
    Setting("MOTCUA_OIDC_PHONE_CLAIM", "phone_number", "Claim with the telephone number (name unverified)."),
    Setting(
        "MOTCUA_OIDC_VOUCHED_CLAIM",
        "id_number_verified",
        "Claim that is true when the provider vouches for the ID number (name unverified); `always` when it "
        "does for each; empty for never. Only then a citizen sees the dossiers of that number.",
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


def citizens_provider(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the sign-in library needs for the provider of citizens' accounts; nothing where there is none."""
    issuer, client = given["MOTCUA_OIDC_ISSUER"], given["MOTCUA_OIDC_CLIENT"]
    if bool(issuer) != bool(client):
        raise BadSetting("MOTCUA_OIDC_ISSUER and MOTCUA_OIDC_CLIENT go together: write both, or neither.")
    if not issuer:
        return {}
    app = {
        "provider_id": "citizens",
        "name": given["MOTCUA_OIDC_NAME"] or urlsplit(issuer).netloc,
        "client_id": client,
        "secret": given["MOTCUA_OIDC_SECRET"],
        "settings": {
            "server_url": issuer,
            "scope": ["openid", "profile", "phone"],
            "oauth_pkce_enabled": True,
        },
    }
    return {"openid_connect": {"APPS": [app]}}


LANGUAGES_SHIPPED = (("vi", "Tiếng Việt"), ("en", "English"))
LANGUAGE_CODE_SHAPE = r"[a-z]{2,3}"
LONGEST_LANGUAGE_NAME = 30


def languages(home: Path) -> list[tuple[str, str]]:
    """Vietnamese, English, and every further language in `home` that has a name and was compiled."""
    further = []
    for place in sorted((home / "languages").glob("*")):
        known = place.name in dict(LANGUAGES_SHIPPED) or not re.fullmatch(LANGUAGE_CODE_SHAPE, place.name)
        if not known and (place / "LC_MESSAGES" / "django.mo").exists() and (name := language_name(place)):
            further.append((place.name, name))
    return [*LANGUAGES_SHIPPED, *further]


def language_name(place: Path) -> str:
    """What stands in a language's name.txt, on one line; empty when nothing does."""
    try:
        name = (place / "name.txt").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    return " ".join(name.split())[:LONGEST_LANGUAGE_NAME]


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
