"""By machine, too, a unit takes in only what it offers."""

from typing import Any

from tests.api.conftest import Asking
from tests.world import FIRST_DAY, World

from motcua.kernel.actor import System
from motcua.procedures.actions import offer


def test_what_the_unit_does_not_offer_is_a_problem_with_its_code(
    ask: Asking, world: World, filing: dict[str, Any]
) -> None:
    offer(unit=world.ward, codes=["2.000815"], valid_from=FIRST_DAY, by=System(), at=world.at)
    answer = ask.post("dossiers", filing)
    assert (answer.status_code, answer.json()["code"]) == (422, "not_offered")
    assert "Choose a unit that offers it" in answer.json()["detail"]
