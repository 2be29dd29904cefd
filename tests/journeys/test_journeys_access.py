"""The main screens, on the counter's PC and on a telephone: nothing serious for axe, nothing sideways."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.counter_pc import Desk
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Act, Status

pytestmark = pytest.mark.journey

SIZES = ({"width": 1366, "height": 768}, {"width": 360, "height": 740})

# Who sees the form of which act, for a dossier in which place; of those with nothing to type, one.
ACTS = {
    "receptionist": {
        "filed": (Act.ACCEPT, Act.ASK_SUPPLEMENT, Act.REFUSE, Act.WITHDRAW),
        "asked": (Act.SUPPLEMENT,),
        "at_desk": (Act.RETURN_RESULT,),
    },
    "specialist": {
        "in_process": (Act.FORWARD, Act.PROPOSE_SUPPLEMENT, Act.ASK_OBLIGATION, Act.SEND_BACK),
    },
    "head": {"in_process": (Act.EXTEND, Act.STOP, Act.REASSIGN)},
    "clerk": {"with_clerk": (Act.FINISH,)},
}


def places(world: World) -> dict[str, Dossier]:
    """A dossier in each place where acts begin."""
    return {
        "filed": world.dossier_at(Status.FILED),
        "asked": world.dossier_at(Status.SUPPLEMENT_ASKED),
        "in_process": world.dossier_at(Status.IN_PROCESS),
        "with_clerk": world.to_clerk(),
        "at_desk": world.at_return_desk(),
    }


def walk(desk: Desk, addresses: list[str], serious: Callable[[Any], list[str]]) -> dict[str, Any]:
    """What is wrong with these pages, by address and width."""
    wrong: dict[str, Any] = {}
    for size in SIZES:
        desk.page.set_viewport_size(size)
        for address in addresses:
            answer = desk.page.goto(address)
            width = desk.page.evaluate("document.documentElement.scrollWidth")
            found = serious(desk.page) + (["sideways"] if width > size["width"] else [])
            if "/act/" in address and not desk.page.locator("main form[method=post]").count():
                found.append("nothing to send")
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


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_pages_of_acts(desk: Desk, serious: Any, language: str) -> None:
    dossiers = places(desk.world)
    wrong: dict[str, Any] = {}
    for who, each in ACTS.items():
        desk.sign_in(getattr(desk.world, who))
        desk.speak(language)
        acts = [(dossiers[place].pk, act) for place, these in each.items() for act in these]
        wrong |= walk(desk, [f"/desk/dossier/{pk}/act/{act}/" for pk, act in acts], serious)
    assert wrong == {}


def test_the_pages_of_one_s_account(desk: Desk, serious: Any) -> None:
    desk.sign_in(desk.world.head)
    account = ["/desk/hats/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/"]
    assert walk(desk, [*account, "/desk/staff/new/", "/desk/staff/roles/"], serious) == {}


def test_the_pages_for_everybody(desk: Desk, serious: Any) -> None:
    dossier = desk.world.dossier_at(Status.SUPPLEMENT_ASKED)
    track = f"/track/{dossier.code}/?k={dossier.track_key}"
    assert walk(desk, ["/accounts/login/", "/track/", track], serious) == {}
