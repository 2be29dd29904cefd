"""What the tests of the counter share: the moment, and one intake as it is typed and sent."""

import importlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.kernel.ids import new_id
from motcua.staff.kept import owner_mark
from motcua.staff.rules import Hat

CARD = "008190001234|081234567|Trần Thị Thử|17051990|Nữ|Tổ 8, Minh Xuân, Tuyên Quang|10082021"
_CLOCKS = ("intake", "done", "printing", "register", "choosing", "person", "places")
BIRTH = {
    "do": "accept",
    "case": "1.001193.01",
    "filing": "owner",
    "return_by": "counter",
    "sets": "1",
    "owner-kind": "1",
    "owner-name": "Trần Thị Thử",
    "owner-born": "17/05/1990",
    "owner-sex": "female",
    "owner-id_kind": "personal",
    "owner-id_number": "008190000123",
    "owner-phone": "0912 345 678",
    "paper-birth-note-brought": "on",
    "paper-birth-note-originals": "1",
    "paper-birth-note-copies": "0",
}


@dataclass
class Counter:
    """An officer at the counter, signed in."""

    client: Client
    world: World
    hat: Hat

    def typed(self, **changes: Any) -> dict[str, Any]:
        """A complete birth registration as sent; `__` stands for a dash, None leaves a field out."""
        named = {name.replace("__", "-"): value for name, value in changes.items()}
        typed = BIRTH | {"id": str(new_id()), "form_owner": owner_mark(self.hat.account)} | named
        return {name: value for name, value in typed.items() if value is not None}

    def page_of(self, procedure: Any) -> str:
        return reverse("desk:intake_form", args=[procedure.pk])

    def send(self, procedure: Any = None, **changes: Any) -> Any:
        """Send the page of a procedure (birth registration)."""
        page = self.page_of(procedure or self.world.birth)
        return self.client.post(page, self.typed(form_page=page, **changes))

    def entered(self) -> Dossier:
        """The one dossier there is."""
        return Dossier.objects.get()


def stop_clocks(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    """Let every page of the counter live at one moment."""
    for name in _CLOCKS:
        monkeypatch.setattr(importlib.import_module(f"motcua.desk.counter.{name}"), "now", lambda: at)


def sit_down(world: World, hat: Hat) -> Counter:
    """Sign an officer in."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.account(hat))
    return Counter(client, world, hat)
