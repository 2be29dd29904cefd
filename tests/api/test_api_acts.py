"""Every act has its address; the rules, the hands and the version hold for machines too."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from tests.api.conftest import Asking, Opener
from tests.guards.source import text_of
from tests.world import World

from motcua.api.acts import WAYS
from motcua.api.problems import STATUSES
from motcua.clients.rules import Scope
from motcua.dossiers.queries import obtain
from motcua.dossiers.rules import Act, Status
from motcua.staff.actions import end_post
from motcua.staff.models import Post
from motcua.staff.rules import RoleCode

REASON = {"reason": "Thiếu bản chính của giấy tờ"}


def test_every_act_has_its_way() -> None:
    assert set(WAYS) == set(Act)


def test_accepting(ask: Asking, world: World) -> None:
    answer = ask.act(world.filed(), "accept")
    assert (answer.status_code, answer.json()["status"]) == (200, Status.ACCEPTED)
    assert answer["ETag"] == f'"v{answer.json()["version"]}"'


RECEPTION: list[tuple[Status, str, Any, Status]] = [
    (Status.FILED, "refuse", REASON, Status.REFUSED),
    (Status.FILED, "take", None, Status.FILED),
    (Status.ACCEPTED, "withdraw", REASON, Status.WITHDRAWN),
    (Status.ACCEPTED, "ask_supplement", {"papers": ["Giấy chứng sinh"], **REASON}, Status.SUPPLEMENT_ASKED),
    (
        Status.SUPPLEMENT_ASKED,
        "supplement",
        {"papers": [{"key": "birth-note", "originals": 1}]},
        Status.SUPPLEMENT_ASKED,
    ),
]


@pytest.mark.parametrize(("begin", "act", "body", "end"), RECEPTION, ids=[one[1] for one in RECEPTION])
def test_what_a_reception_does(
    ask: Asking, world: World, begin: Status, act: str, body: Any, end: Status
) -> None:
    answer = ask.act(world.dossier_at(begin), act, body)
    assert (answer.status_code, answer.json().get("status")) == (200, end), answer.content


def test_returning_to_somebody_else(ask: Asking, world: World) -> None:
    body = {"received_by": {"name": "Lý Văn Nhận"}, "relation": "chồng"}
    answer = ask.act(world.at_return_desk(), "return_result", body)
    assert (answer.status_code, answer.json()["status"]) == (200, Status.RETURNED)


def test_finishing_with_a_scan(open_for: Opener, world: World) -> None:
    # Where no officer is a clerk, the step waits; nothing is given to a machine, it takes what waits.
    post = Post.objects.get(pk=world.clerk.post)
    end_post(post=post, last_day=world.at.date() - timedelta(1), by=world.head, at=world.at)
    clerk = open_for(role=RoleCode.CLERK)
    dossier = world.to_clerk()
    scan = {"name": "kq.png", "content": PNG}
    assert clerk.act(dossier, "take", {}).status_code == 200
    answer = clerk.act(world.fresh(dossier), "finish", {"title": "Giấy khai sinh", "scan": scan})
    assert (answer.status_code, answer.json()["status"]) == (200, Status.FINISHED)
    assert world.fresh(dossier).result.file.media_type == "image/png"


def test_a_result_is_signed_by_somebody_of_these_units(open_for: Opener, world: World) -> None:
    clerk = open_for(role=RoleCode.CLERK)
    body = {"title": "Giấy khai sinh", "signed_by": str(world.neighbour.account)}
    answer = clerk.act(world.to_clerk(), "finish", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "unknown_officer")


def test_a_date_out_of_reach_is_refused(open_for: Opener, world: World) -> None:
    leader, dossier = open_for(role=RoleCode.LEADER), world.to_leader()
    answer = leader.act(dossier, "extend", {"new_due_at": "6050-02-09T02:23:39Z", **REASON})
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_date")
    assert "6050" in answer.json()["detail"]


def test_what_a_client_accepted_it_passes_on(ask: Asking, filing: dict[str, Any], world: World) -> None:
    made = obtain(world.receptionist, UUID(ask.post("dossiers", filing | {"accept": True}).json()["id"]))
    answer = ask.act(made, "forward", {"to_officer": str(world.specialist.account)})
    assert (answer.status_code, answer.json()["officer"]) == (200, str(world.specialist.account))
    held = ask.act(made, "forward", {})
    assert (held.status_code, held.json()["code"]) == (409, "held_by_other")


PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="


def test_what_one_looked_at_must_still_be_so(ask: Asking, world: World) -> None:
    dossier = world.filed()
    old = ask.get(f"dossiers/{dossier.pk}")["ETag"]
    assert ask.act(dossier, "accept", If_Match=old).status_code == 200
    answer = ask.act(dossier, "withdraw", REASON, If_Match=old)
    assert (answer.status_code, answer.json()["code"]) == (412, "overtaken")
    assert "Cổng dịch vụ công" in answer.json()["detail"]


def test_the_answer_of_a_write_is_a_version_to_go_on_from(ask: Asking, world: World) -> None:
    dossier = world.filed()
    tag = ask.act(dossier, "accept")["ETag"]
    assert ask.act(dossier, "withdraw", REASON, If_Match=tag).status_code == 200


def test_a_version_that_is_none_is_refused(ask: Asking, world: World) -> None:
    answer = ask.act(world.filed(), "accept", If_Match="yesterday")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_if_match")


def test_the_neighbours_dossier_is_not_found(ask: Asking, world: World) -> None:
    answer = ask.act(world.of_the_neighbour(), "withdraw", REASON)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_what_the_status_does_not_allow_is_a_conflict(ask: Asking, world: World) -> None:
    answer = ask.act(world.dossier_at(Status.RETURNED), "withdraw", REASON)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_status")


def test_what_the_post_does_not_allow_is_forbidden(ask: Asking, world: World) -> None:
    answer = ask.act(world.received(), "set_aside", REASON)
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")


def test_reading_is_not_acting(open_for: Opener, world: World) -> None:
    reader = open_for(scopes=frozenset({Scope.DOSSIERS_READ}))
    assert reader.act(world.filed(), "accept").json()["code"] == "missing_scope"


def test_every_refusal_of_the_dossiers_has_a_status_of_its_own() -> None:
    codes = set(re.findall(r'Refusal\(\s*"(\w+)"', text_of("src/motcua/dossiers/permissions.py")))
    assert len(codes) > 15
    assert codes - set(STATUSES) <= ABOUT_WHAT_WAS_SENT


# Told as 422: what was sent is not right, whatever the dossier's state.
ABOUT_WHAT_WAS_SENT: set[str] = set()
