"""Reading: units, procedures, dossiers, papers, changes; page by page, and only when it is new."""

from typing import Any
from uuid import uuid4

import pytest
from tests.api.conftest import Asking, Opener
from tests.world import World

from motcua.clients.rules import Scope
from motcua.dossiers.rules import FACTS, Status

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n%%EOF"
)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da6364"
    "f80f00010501012718e3660000000049454e44ae426082"
)


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.content
    return [one["name"] for one in answer.json()["items"]]


def walked(ask: Asking, address: str, limit: int) -> list[str]:
    """All pages of a list, by the cursor."""
    found, cursor = [], ""
    while cursor is not None:
        page = ask.get(f"{address}limit={limit}&cursor={cursor}").json()
        assert len(page["items"]) <= limit
        found += [one.get("id") or one["code"] for one in page["items"]]
        cursor = page["next"]
    return found


def test_a_unit_by_its_code(ask: Asking) -> None:
    assert names(ask.get("units?code=H60.101")) == ["Phường Minh Xuân"]
    assert names(ask.get("units?code=H60.101&on=2020-01-01")) == []


def test_units_by_words(ask: Asking) -> None:
    assert names(ask.get("units?search=minh xuan")) == ["Phường Minh Xuân"]


def test_units_page_by_page(ask: Asking, world: World) -> None:
    every = walked(ask, "units?", 1)
    assert every == walked(ask, "units?", 100)
    assert len(every) == len(set(every)) == 4
    assert walked(ask, f"units?parent={world.ward.pk}&", 10) == [str(world.ward.pk)]


def test_one_unit(ask: Asking, world: World) -> None:
    told = ask.get(f"units/{world.ward.pk}").json()
    assert (told["codes"], told["service_points"]) == ({"agency": "H60.101"}, [])
    assert ask.get(f"units/{uuid4()}").status_code == 404


def test_procedures_by_words(ask: Asking) -> None:
    assert names(ask.get("procedures?search=ks")) == ["Đăng ký khai sinh"]


def test_procedures_of_a_field_page_by_page(ask: Asking, world: World) -> None:
    address = "procedures?field=Hộ tịch&"
    assert walked(ask, address, 1) == ["1.001193"]
    assert ask.get("procedures").json()["code"] == "nothing_wanted"
    assert ask.get(f"procedures?unit={world.ward.pk}").status_code == 200


def test_what_a_procedure_says(ask: Asking) -> None:
    told = ask.get("procedures/1.001193").json()
    assert [one["code"] for one in told["content"]["cases"]] == ["1.001193.01", "1.001193.02"]
    assert ask.get("procedures/1.001193?on=2001-01-01").status_code == 404
    assert ask.get("procedures/9.9").status_code == 404


def test_the_versions_of_a_procedure(ask: Asking) -> None:
    assert [one["number"] for one in ask.get("procedures/1.001193/versions").json()["items"]] == [1]
    assert ask.get("procedures/9.9/versions").status_code == 404


def test_dossiers_page_by_page(ask: Asking, world: World) -> None:
    mine = {str(world.received().pk) for _turn in range(3)}
    world.of_the_neighbour()
    assert set(walked(ask, "dossiers?", 2)) == mine


def test_dossiers_by_status_unit_and_change(ask: Asking, world: World) -> None:
    filed = world.filed()
    world.received()
    assert walked(ask, "dossiers?status=1&", 10) == [str(filed.pk)]
    assert len(walked(ask, f"dossiers?unit={world.ward.pk}&", 10)) == 2
    assert walked(ask, f"dossiers?unit={world.neighbour_ward.pk}&", 10) == []
    assert walked(ask, "dossiers?changed_since=2090-01-01T00:00:00Z&", 10) == []


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("2020-01-01T00:00:00%2B23:59", 200),  # further from UTC than any database keeps
        ("9999-12-31T23:59:59Z", 200),
        ("0001-01-01T00:00:00%2B14:00", 422),  # before the first year, seen from UTC
        ("9999-12-31T23:59:59-01:00", 422),
        ("2020-01-01T00:00:00", 422),  # of which place?
    ],
)
def test_a_moment_at_the_edge_of_the_calendar(ask: Asking, world: World, since: str, status: int) -> None:
    world.received()
    answer = ask.get(f"dossiers?changed_since={since}")
    assert answer.status_code == status
    if status == 422:
        assert "changed_since" in answer.json()["errors"][0]["where"]


def test_a_province_sees_all_and_a_narrowed_token_its_part(open_for: Opener, world: World) -> None:
    world.received()
    world.of_the_neighbour()
    assert len(walked(open_for(unit=world.province), "dossiers?", 10)) == 2
    part = open_for(unit=world.province, unit_path=world.ward.path, username="phan")
    assert len(walked(part, "dossiers?", 10)) == 1


def test_a_list_tells_nothing_about_persons(ask: Asking, world: World) -> None:
    world.received()
    assert "Trần" not in ask.get("dossiers").content.decode()


def test_one_dossier(ask: Asking, world: World) -> None:
    told = ask.get(f"dossiers/{world.dossier_at(Status.ACCEPTED).pk}").json()
    assert (told["owner"]["name"], told["status"]) == ("Trần Thị Thử", Status.ACCEPTED)
    acts = {one["act"]: one["code"] for one in told["acts"]}
    assert acts["withdraw"] is None
    assert told["steps"][0]["role"] == "receptionist"


@pytest.mark.parametrize("part", ["", "/papers", "/papers/1/scan"])
def test_the_neighbours_is_not_found(ask: Asking, world: World, part: str) -> None:
    answer = ask.get(f"dossiers/{world.of_the_neighbour().pk}{part}")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("address", ["units", "procedures/1.001193", "dossiers", "webhooks"])
def test_what_one_has_already_is_not_sent_again(ask: Asking, address: str) -> None:
    tag = ask.get(address)["ETag"]
    again = ask.get(address, If_None_Match=tag)
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)
    assert ask.get(address, If_None_Match='"other"').status_code == 200


@pytest.mark.parametrize("address", ["units?", "dossiers?", "procedures?field=a&", "changes?"])
@pytest.mark.parametrize("cursor", ["x", "AAAA", "é", "A" * 500])
def test_a_cursor_that_was_not_given_is_refused(ask: Asking, address: str, cursor: str) -> None:
    name = "since" if address.startswith("changes") else "cursor"
    answer = ask.get(f"{address}{name}={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_cursor")


def test_a_cursor_of_another_list_is_refused(ask: Asking) -> None:
    cursor = ask.get("units?limit=1").json()["next"]
    assert ask.get(f"dossiers?cursor={cursor}").json()["code"] == "bad_cursor"


def test_a_page_has_a_limit(ask: Asking) -> None:
    assert ask.get("units?limit=101").status_code == 422


def test_a_scan_is_sent_and_read_back(ask: Asking, world: World) -> None:
    address = f"dossiers/{world.received().pk}/papers/1/scan"
    assert ask.get(address).status_code == 404
    answer = ask.put(address, PNG, "image/png", File_Name="gi%E1%BA%A5y.png")
    assert answer.json()["items"][0]["scan"] == f"/api/v1/{address}"
    back = ask.get(address)
    assert (back.content, back["Content-Type"]) == (PNG, "image/png")
    assert ask.get(address, If_None_Match=back["ETag"]).status_code == 304


@pytest.mark.parametrize(
    ("content", "kind", "status"),
    [(b"MZ not a picture", "image/png", 422), (PNG, "text/html", 415)],
)
def test_a_scan_is_what_it_says(ask: Asking, world: World, content: bytes, kind: str, status: int) -> None:
    address = f"dossiers/{world.received().pk}/papers/1/scan"
    assert ask.put(address, content, kind).status_code == status


def test_reading_papers_is_not_writing_them(open_for: Opener, world: World) -> None:
    reader = open_for(scopes=frozenset({Scope.PAPERS_READ}))
    address = f"dossiers/{world.received().pk}/papers"
    assert reader.get(address).status_code == 200
    assert reader.put(f"{address}/1/scan", PNG, "image/png").json()["code"] == "missing_scope"


def test_changes_are_told_once_each(ask: Asking, world: World, told_at_once: None) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    world.of_the_neighbour()
    first = ask.get("changes?limit=1").json()
    rest = ask.get(f"changes?since={first['next']}").json()
    kinds = [one["kind"] for one in first["items"] + rest["items"]]
    assert kinds == ["dossier.accepted", "dossier.forwarded"]
    assert {one["dossier"] for one in rest["items"]} == {str(dossier.pk)}
    assert set(kinds) <= set(FACTS)
    assert ask.get(f"changes?since={rest['next']}").json()["items"] == []
