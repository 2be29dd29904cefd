"""The fee lines of a dossier, and recording by machine that one was paid."""

from typing import Any

from tests.api.conftest import Asking, Opener
from tests.world import World

from motcua.clients.rules import Scope
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import FeeAsked, Status
from motcua.journal.queries import last_fact
from motcua.staff.rules import RoleCode

FEE = FeeAsked("fee", "Phí chứng thực", 2000, "before")


def owing(world: World) -> Dossier:
    return world.filed(world.copies, fees=(FEE,))


def line(ask: Asking, dossier: Dossier) -> Any:
    return ask.get(f"dossiers/{dossier.pk}/payments").json()["items"][0]


def take(ask: Asking, dossier: Dossier, payment: str, **headers: str) -> Any:
    body = {"method": "transfer", "receipt_number": "BL-0042"}
    return ask.post(f"dossiers/{dossier.pk}/payments/{payment}/take", body, **headers)


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_a_line_says_what_was_asked_and_what_became_of_it(ask: Asking, world: World) -> None:
    told = line(ask, owing(world))
    assert (told["amount"], told["state"], told["method"], told["paid_at"]) == (2000, "waiting", None, None)


def test_what_was_paid_lets_the_dossier_be_accepted(ask: Asking, world: World) -> None:
    dossier = owing(world)
    assert refused(ask.act(dossier, "accept")) == (409, "unpaid_before")
    paid = take(ask, dossier, line(ask, dossier)["id"])
    assert (paid.status_code, paid.json()["state"], paid.json()["method"]) == (200, "paid", "transfer")
    assert line(ask, dossier) == paid.json()
    assert ask.act(dossier, "accept").json()["status"] == Status.ACCEPTED


def test_paying_is_a_fact_of_the_dossier(ask: Asking, world: World) -> None:
    dossier = owing(world)
    take(ask, dossier, line(ask, dossier)["id"])
    fact = last_fact(dossier.pk, "dossier.fee_paid")
    assert fact
    assert (fact.data["amount"], fact.data["method"]) == (2000, "transfer")


def test_nothing_is_paid_twice(ask: Asking, world: World) -> None:
    dossier = owing(world)
    payment = line(ask, dossier)["id"]
    first, again = (take(ask, dossier, payment, Idempotency_Key="a") for _turn in range(2))
    assert (again.status_code, again.content) == (200, first.content)
    assert take(ask, dossier, payment).status_code == 409


def test_another_dossiers_line_is_not_found(ask: Asking, world: World) -> None:
    dossier, other = owing(world), owing(world)
    assert refused(take(ask, dossier, line(ask, other)["id"])) == (404, "not_found")


def test_the_neighbours_lines_are_not_found(ask: Asking, world: World) -> None:
    theirs = world.of_the_neighbour()
    assert refused(ask.get(f"dossiers/{theirs.pk}/payments")) == (404, "not_found")
    assert refused(take(ask, theirs, str(theirs.pk))) == (404, "not_found")


def test_a_post_that_collects_nothing_takes_nothing(open_for: Opener, world: World) -> None:
    dossier, specialist = owing(world), open_for(role=RoleCode.SPECIALIST)
    answer = take(specialist, dossier, line(specialist, dossier)["id"])
    assert refused(answer) == (403, "not_permitted")


def test_reading_is_not_taking(open_for: Opener, world: World) -> None:
    dossier, reader = owing(world), open_for(scopes=frozenset({Scope.DOSSIERS_READ}))
    answer = take(reader, dossier, line(reader, dossier)["id"])
    assert refused(answer) == (403, "missing_scope")
