"""What the tests of daily work share: officers signed in at a fixed moment, and the pages they open."""

import importlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.staff.kept import owner_mark
from motcua.staff.rules import Hat

_CLOCKS = (
    "desk.work.acts.views",
    "desk.work.dossier",
    "desk.work.finding",
    "desk.work.home",
    "desk.work.load",
    "desk.work.payments",
    "desk.work.reassign",
    "desk.work.scans",
    "desk.work.set_aside",
    "desk.work.worklists",
    "staff.middleware",
)


@dataclass
class Desk:
    """The desk's pages, opened by whoever is named. All clocks stand an hour after the world began."""

    world: World
    monkeypatch: pytest.MonkeyPatch
    language: str = "en"

    def stand_at(self, moment: datetime) -> None:
        """Let every clock of the desk show this moment."""
        for name in _CLOCKS:
            module = importlib.import_module(f"motcua.{name}")
            self.monkeypatch.setattr(module, "now", lambda: moment)

    def client(self, hat: Hat) -> Client:
        client = Client(headers={"accept-language": self.language})
        client.force_login(self.world.account(hat))
        return client

    def get(self, hat: Hat, name: str, *args: Any, **asked: Any) -> Any:
        return self.client(hat).get(reverse(f"desk:{name}", args=args), asked)

    def post(self, hat: Hat, name: str, *args: Any, **typed: Any) -> Any:
        return self.client(hat).post(reverse(f"desk:{name}", args=args), typed)

    def act(self, hat: Hat, dossier: Dossier, act: str, **typed: Any) -> Any:
        """Send the form of an act as its page would, having seen the dossier as it was handed in here."""
        page = reverse("desk:act", args=[dossier.pk, act])
        marks = {"seen": dossier.version, "form_owner": owner_mark(hat.account), "form_page": page}
        return self.client(hat).post(page, marks | typed)

    def read(self, hat: Hat, dossier: Dossier) -> str:
        """The text of a dossier's page."""
        response = self.get(hat, "dossier", dossier.pk)
        assert response.status_code == 200
        return str(response.content.decode())


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """The desk of the small commune, an hour after its world began."""
    desk = Desk(world, monkeypatch)
    desk.stand_at(world.later(hours=1))
    return desk


def text_of(response: Any) -> str:
    return str(response.content.decode())
