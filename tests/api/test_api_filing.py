"""Filing by machine, with and without accepting, and what is refused."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import pytest
from tests.api.conftest import Asking, Opener
from tests.conftest import QueryBudget
from tests.drafts.drafts_world import FORMED, published
from tests.world import World

from motcua.clients.rules import Scope
from motcua.dossiers.queries import obtain
from motcua.dossiers.rules import Status
from motcua.fees.queries import payments_of
from motcua.kernel.clock import local_day, now
from motcua.procedures.actions import end_procedure
from motcua.procedures.rules import Channel, Rate
from motcua.staff.rules import RoleCode

Body = dict[str, Any]


def test_a_client_files_a_dossier(ask: Asking, world: World, filing: Body) -> None:
    answer = ask.post("dossiers", filing)
    assert answer.status_code == 201, answer.content
    made = obtain(world.receptionist, UUID(answer.json()["id"]))
    assert (made.current, made.owner.name) == (Status.FILED, "Trần Thị Thử")
    assert answer["Location"] == f"/api/v1/dossiers/{made.pk}"


def test_a_client_files_and_accepts_at_once(ask: Asking, filing: Body) -> None:
    told = ask.post("dossiers", filing | {"accept": True}).json()
    assert told["status"] == Status.ACCEPTED
    assert told["code"].startswith("H60.101-")
    assert told["due_at"]


def test_the_answer_tells_nothing_about_persons(ask: Asking, filing: Body) -> None:
    text = ask.post("dossiers", filing).content.decode()
    assert not any(part in text for part in ("Trần", "008190000123", "0912345678"))


def test_stated_fees_are_asked_for(ask: Asking, world: World, filing: Body) -> None:
    body = filing | {"procedure": "2.000815", "case": "", "papers": []}
    made = ask.post("dossiers", body).json()
    assert [one.amount for one in payments_of(UUID(made["id"]))] == [2000]


@pytest.mark.parametrize(("copies", "asked"), [({"copies": 3}, [24_000]), ({"copies": 0}, []), ({}, [])])
def test_they_are_counted_by_the_answers(ask: Asking, filing: Body, copies: Body, asked: list[int]) -> None:
    by_copy = replace(FORMED.fees[0], rate=Rate("copy"))
    published(replace(FORMED, channels=(Channel.COUNTER, *FORMED.channels), fees=(by_copy,)))
    answers = {"child": {"name": "Trần Thị Bé", "born": "2026-11-20"}, **copies}
    named = {"procedure": FORMED.code, "case": FORMED.cases[0].code, "papers": [], "answers": answers}
    answer = ask.post("dossiers", filing | named)
    assert answer.status_code == 201, answer.content
    assert [one.amount for one in payments_of(UUID(answer.json()["id"]))] == asked


def test_filing_is_cheap(ask: Asking, world: World, filing: Body, queries_at_most: QueryBudget) -> None:
    body = {**filing, "accept": True, "version": str(world.birth.pk)}
    ask.post("dossiers", body)
    with queries_at_most(20):
        assert ask.post("dossiers", body, Idempotency_Key="once").status_code == 201


def test_a_province_files_for_its_communes(open_for: Opener, world: World, filing: Body) -> None:
    portal = open_for(unit=world.province)
    answer = portal.post("dossiers", filing | {"served_by": str(world.neighbour_ward.pk)})
    assert answer.status_code == 201
    assert obtain(world.neighbour, UUID(answer.json()["id"])).served_by == world.neighbour_ward


def test_but_does_not_accept_for_them(open_for: Opener, world: World, filing: Body) -> None:
    portal = open_for(unit=world.province)
    answer = portal.post("dossiers", filing | {"served_by": str(world.ward.pk), "accept": True})
    assert (answer.status_code, answer.json()["code"]) == (403, "other_unit")


def test_nobody_files_for_a_neighbour(ask: Asking, world: World, filing: Body) -> None:
    answer = ask.post("dossiers", filing | {"served_by": str(world.neighbour_ward.pk)})
    assert (answer.status_code, answer.json()["code"]) == (403, "outside_scope")


def test_a_token_narrowed_to_another_unit_does_not_file_at_its_own(
    open_for: Opener, world: World, filing: Body
) -> None:
    portal = open_for(unit=world.province, unit_path=world.ward.path)
    assert portal.post("dossiers", filing).json()["code"] == "outside_scope"
    assert portal.post("dossiers", filing | {"served_by": str(world.ward.pk)}).status_code == 201


def test_accepting_needs_its_scope(open_for: Opener, filing: Body) -> None:
    portal = open_for(scopes=frozenset({Scope.DOSSIERS_FILE}))
    assert portal.post("dossiers", filing).status_code == 201
    answer = portal.post("dossiers", filing | {"accept": True})
    assert (answer.status_code, answer.json()["code"]) == (403, "missing_scope")


def test_a_guide_files_but_does_not_accept(open_for: Opener, filing: Body) -> None:
    guide = open_for(role=RoleCode.GUIDE)
    assert guide.post("dossiers", filing).status_code == 201
    assert guide.post("dossiers", filing | {"accept": True}).json()["code"] == "not_permitted"


WRONG: list[tuple[Body, str]] = [
    ({"procedure": "9.999999"}, "unknown_procedure"),
    ({"version": str(uuid4()), "procedure": ""}, "unknown_version"),
    ({"case": "nope"}, "bad_content"),
    ({"owner": {"name": " "}}, "no_name"),
    ({"owner": {"name": "A", "phone": "12"}}, "bad_phone"),
    ({"owner": {"name": "A", "born": "1700-01-01"}}, "impossible_birth"),
    ({"owner": {"name": "A", "residence": str(uuid4())}}, "unknown_unit"),
    ({"filing": "helper"}, "no_representative"),
    ({"papers": [{"key": "nope"}]}, "unknown_paper"),
    ({"papers": [], "accept": True}, "papers_missing"),
    ({"served_by": str(uuid4())}, "unknown_unit"),
    ({"competent": str(uuid4())}, "unknown_unit"),
    ({"service_point": str(uuid4())}, "unknown_point"),
    ({"nonsense": 1}, "not_as_asked"),
    ({"sets": 100}, "not_as_asked"),
    ({"note": "a\x00b"}, "bad_text"),
    ({"answers": {"a": "\ud800"}}, "bad_text"),
]


@pytest.mark.parametrize(("change", "code"), WRONG, ids=[code for _change, code in WRONG])
def test_what_is_wrong_is_named(ask: Asking, filing: Body, change: Body, code: str) -> None:
    answer = ask.post("dossiers", filing | change)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert len(answer.json()["detail"]) > 10


def test_under_what_has_ended_nothing_is_filed(ask: Asking, filing: Body, world: World) -> None:
    by = world.administrator
    end_procedure(code=filing["procedure"], ends=local_day(now()), by=by, at=now())
    for given in ({}, {"version": str(world.birth.pk), "procedure": ""}):
        answer = ask.post("dossiers", filing | given)
        assert (answer.status_code, answer.json()["code"]) == (422, "procedure_not_in_force")
