"""A client of the ward's centre, and short ways to ask as it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client
from tests.world import FIRST_DAY, World

from motcua.clients.actions import Wanted, open_client
from motcua.clients.rules import Scope
from motcua.journal import queries as journal
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.procedures.queries import content
from motcua.staff.rules import RoleCode

BASE = "/api/v1/"


@dataclass
class Asking:
    """A client with its token: `ask.get("dossiers")`, `ask.post("dossiers", {…}, key="a")`."""

    secret: str
    language: str = "en"
    browser: Client = field(default_factory=Client)

    def get(self, address: str, **headers: str) -> Any:
        return self._send("get", address, None, headers)

    def post(self, address: str, body: Any = None, **headers: str) -> Any:
        return self._send("post", address, body, headers)

    def act(self, dossier: Any, act: str, body: Any = None, **headers: str) -> Any:
        return self.post(f"dossiers/{dossier.pk}/acts/{act}", body, **headers)

    def delete(self, address: str) -> Any:
        return self._send("delete", address, None, {})

    def put(self, address: str, content: bytes, kind: str, **headers: str) -> Any:
        return self.browser.put(BASE + address, content, content_type=kind, headers=self._headers(headers))

    def _send(self, method: str, address: str, body: Any, headers: dict[str, str]) -> Any:
        data = "" if body is None else json.dumps(body)
        send = getattr(self.browser, method)
        more = {} if method == "get" else {"data": data, "content_type": "application/json"}
        return send(BASE + address, headers=self._headers(headers), **more)

    def _headers(self, more: dict[str, str]) -> dict[str, str]:
        named = {name.replace("_", "-"): value for name, value in more.items()}
        return {"Authorization": f"Bearer {self.secret}", "Accept-Language": self.language, **named}


Opener = Callable[..., Asking]


def opened(world: World, **changes: Any) -> Asking:
    """A token of a client: a receptionist of the ward with all scopes, with anything changed."""
    usual: dict[str, Any] = {
        "username": "cong.tinh",
        "label": "Cổng dịch vụ công",
        "unit": world.ward,
        "role": RoleCode.RECEPTIONIST,
        "scopes": frozenset(Scope),
        "valid_from": FIRST_DAY,
        "valid_to": local_day(now()).replace(year=2099),
        "per_minute": 100_000,
    }
    _token, secret = open_client(wanted=Wanted(**usual | changes), by=System(), at=now())
    return Asking(secret)


@pytest.fixture
def ask(world: World) -> Asking:
    """A client that is a receptionist of the ward and has all scopes."""
    return opened(world)


@pytest.fixture
def open_for(world: World) -> Opener:
    """`open_for(scopes=…, role=…)`: another client."""
    return lambda **changes: opened(world, **{"username": f"may.{len(changes)}", **changes})


@pytest.fixture
def told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Facts are told at once, not a second after they happened."""
    monkeypatch.setattr(journal, "horizon", lambda: journal.UUID(int=2**128 - 1))


@pytest.fixture
def filing(world: World) -> dict[str, Any]:
    """A complete body of `POST /dossiers`: birth registration, all papers brought."""
    procedure = content(world.birth.pk)
    return {
        "procedure": procedure.code,
        "case": procedure.cases[0].code,
        "owner": {
            "name": "Trần Thị Thử",
            "id_kind": "personal",
            "id_number": "008190000123",
            "phone": "0912345678",
            "born": "1990-05-17",
            "sex": "female",
            "residence": str(world.ward.pk),
        },
        "papers": [{"key": "birth-note", "originals": 1}],
    }
