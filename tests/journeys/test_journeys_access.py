"""The main screens, on the counter's PC and on a telephone: nothing serious for axe, nothing sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.counter_pc import Desk

from motcua.dossiers.rules import Act, Status

pytestmark = pytest.mark.journey

SIZES = ({"width": 1366, "height": 768}, {"width": 360, "height": 740})


def walk(desk: Desk, addresses: list[str], serious: Callable[[Any], list[str]]) -> dict[str, Any]:
    """What is wrong with these pages, by address and width."""
    wrong: dict[str, Any] = {}
    for size in SIZES:
        desk.page.set_viewport_size(size)
        for address in addresses:
            answer = desk.page.goto(address)
            width = desk.page.evaluate("document.documentElement.scrollWidth")
            found = serious(desk.page) + (["sideways"] if width > size["width"] else [])
            if found or answer.status >= 400:
                wrong[f"{address} {size['width']}"] = [answer.status, *found]
    return wrong


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_of_the_head_of_centre(desk: Desk, serious: Any, language: str) -> None:
    dossier = desk.world.dossier_at(Status.SUPPLEMENT_ASKED)
    desk.sign_in(desk.world.head)
    desk.speak(language)
    pages = ["/desk/", "/desk/load/", "/desk/worklist/all_open/", "/desk/register/", "/desk/staff/"]
    pages += ["/desk/procedures/", "/desk/procedures/1.001193/", "/desk/search/?q=tran", "/desk/new/"]
    assert walk(desk, [*pages, f"/desk/dossier/{dossier.pk}/"], serious) == {}


def test_the_pages_of_acts_that_need_words(desk: Desk, serious: Any) -> None:
    world = desk.world
    dossiers = {status: world.dossier_at(status) for status in (Status.FILED, Status.IN_PROCESS)}
    desk.sign_in(world.head)
    acts = {Status.FILED: (Act.REFUSE, Act.ASK_SUPPLEMENT), Status.IN_PROCESS: (Act.STOP, Act.EXTEND)}
    pages = [f"/desk/dossier/{dossiers[one].pk}/act/{act}/" for one, each in acts.items() for act in each]
    assert walk(desk, pages, serious) == {}


def test_the_pages_for_everybody(desk: Desk, serious: Any) -> None:
    dossier = desk.world.dossier_at(Status.SUPPLEMENT_ASKED)
    track = f"/track/{dossier.code}/?k={dossier.track_key}"
    assert walk(desk, ["/accounts/login/", "/track/", track], serious) == {}
