"""What applicants decide, sent by another system: for whom, and how they agreed, is in the fact."""

import io
from typing import Any

import pytest
from PIL import Image
from tests.api.conftest import Asking, Opener
from tests.dossiers.test_dossiers_applying import NAME, NOTE, PARTNER, asked_for
from tests.world import World

from motcua.applicants.rules import Filing
from motcua.clients.rules import Scope
from motcua.dossiers.models import Dossier, DossierPaper, Rating
from motcua.dossiers.queries import page_of
from motcua.dossiers.rules import Status, Supplement
from motcua.journal.queries import last_fact
from motcua.staff.rules import RoleCode

AGREED = {"acting_for": "owner", "consent": "statement"}
REASON = {"reason": "Tôi không cần nữa"}


def photo() -> bytes:
    picture = io.BytesIO()
    Image.new("RGB", (40, 60), "white").save(picture, "PNG")
    return picture.getvalue()


def send(ask: Asking, dossier: Dossier, what: str, body: Any = None, **headers: str) -> Any:
    return ask.post(f"dossiers/{dossier.pk}/applicant/{what}", body, **headers)


def file_for(ask: Asking, dossier: Dossier, sent: bytes, kind: str = "image/png") -> Any:
    headers = {"Authorization": f"Bearer {ask.secret}", "File-Name": "gi%E1%BA%A5y.png"}
    address = f"/api/v1/dossiers/{dossier.pk}/applicant/files"
    return ask.browser.post(address, sent, content_type=kind, headers=headers)


def refused(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


def test_what_was_marked_is_told_and_mended(ask: Asking, world: World) -> None:
    dossier = asked_for(world, NAME, NOTE)
    marks = ask.get(f"dossiers/{dossier.pk}").json()["supplements"][0]["marks"]
    assert [(one["kind"], one["key"]) for one in marks] == [("field", "child.name"), ("paper", "birth-note")]
    kept = file_for(ask, dossier, photo())
    assert (kept.status_code, kept.json()["name"]) == (201, "giấy.png")
    body = AGREED | {"answers": {"child.name": "Nguyễn Văn A"}, "files": {"birth-note": kept.json()["id"]}}
    answer = send(ask, dossier, "supply", body)
    assert (answer.status_code, answer.json()["supplement"]) == (200, Supplement.SUPPLIED)
    assert str(DossierPaper.objects.get(dossier=dossier, key="birth-note").scan_id) == kept.json()["id"]
    assert answer["ETag"] == f'"v{answer.json()["version"]}"'


def test_the_fact_says_who_sent_it_for_whom_and_how_they_agreed(ask: Asking, world: World) -> None:
    dossier = world.received()
    assert send(ask, dossier, "withdrawal", AGREED | REASON).json()["status"] == Status.WITHDRAWN
    fact = last_fact(dossier.pk, "dossier.withdrawn")
    assert fact
    assert (fact.by_kind, fact.by_account) == ("applicant", dossier.owner_id)
    assert (fact.data["capacity"], fact.data["consent"]) == ("owner", "statement")
    event = page_of(world.fresh(dossier), world.receptionist, world.at).events[-1]
    assert event.who == "The applicant, through Cổng dịch vụ công"


def test_whoever_filed_for_the_owner_can_be_named(ask: Asking, world: World) -> None:
    partner = world.person(**PARTNER)
    dossier = world.received(filing=Filing.AUTHORISED, representative=partner, relation="cha")
    body = {"acting_for": "representative", "consent": "phone"} | REASON
    assert send(ask, dossier, "withdrawal", body).status_code == 200
    fact = last_fact(dossier.pk, "dossier.withdrawn")
    assert fact
    assert fact.by_account == dossier.representative_id
    assert refused(send(ask, world.received(), "withdrawal", body)) == (422, "no_representative")


@pytest.mark.parametrize("left_out", ["acting_for", "consent"])
def test_without_saying_for_whom_and_how_nothing_is_done(ask: Asking, world: World, left_out: str) -> None:
    body = {name: value for name, value in (AGREED | REASON).items() if name != left_out}
    assert refused(send(ask, world.received(), "withdrawal", body)) == (422, "not_as_asked")


def test_contact_is_corrected(ask: Asking, world: World) -> None:
    dossier = world.received()
    answer = send(ask, dossier, "contact", AGREED | {"phone": "0987654321"})
    assert (answer.status_code, world.fresh(dossier).owner.phone) == (200, "0987654321")
    assert "0987654321" not in answer.content.decode()
    assert refused(send(ask, dossier, "contact", AGREED)) == (422, "nothing_changed")


def test_the_service_is_rated_once(ask: Asking, world: World) -> None:
    dossier = world.dossier_at(Status.RETURNED)
    body = AGREED | {"stars": 4, "ticks": ["polite"], "words": "Cảm ơn"}
    answer = send(ask, dossier, "rating", body, Idempotency_Key="a")
    assert (answer.status_code, answer.json()["stars"]) == (201, 4)
    assert send(ask, dossier, "rating", body, Idempotency_Key="a").content == answer.content
    assert Rating.objects.count() == 1
    assert refused(send(ask, dossier, "rating", body)) == (409, "already_rated")


def test_only_what_was_marked_may_be_mended(ask: Asking, world: World) -> None:
    dossier = asked_for(world, NAME)
    body = AGREED | {"answers": {"child.place": "Tuyên Quang"}}
    assert refused(send(ask, dossier, "supply", body)) == (422, "not_marked")


def test_another_dossiers_file_is_none(ask: Asking, world: World) -> None:
    dossier, other = asked_for(world, NOTE), world.received()
    kept = file_for(ask, other, photo()).json()["id"]
    answer = send(ask, dossier, "supply", AGREED | {"files": {"birth-note": kept}})
    assert refused(answer) == (422, "unknown_file")


def test_a_file_is_what_it_says(ask: Asking, world: World) -> None:
    dossier = world.received()
    assert refused(file_for(ask, dossier, b"{}", "application/json")) == (415, "wrong_type")
    assert file_for(ask, dossier, b"not a picture").status_code == 422


def test_somebody_was_faster(ask: Asking, world: World) -> None:
    dossier = world.received()
    tag = ask.get(f"dossiers/{dossier.pk}")["ETag"]
    assert send(ask, dossier, "contact", AGREED | {"phone": "0987654321"}).status_code == 200
    answer = send(ask, dossier, "withdrawal", AGREED | REASON, If_Match=tag)
    assert refused(answer) == (412, "overtaken")


def test_sent_again_under_its_key_it_is_done_once(ask: Asking, world: World) -> None:
    dossier = world.received()
    first, again = (
        send(ask, dossier, "withdrawal", AGREED | REASON, Idempotency_Key="a") for _turn in range(2)
    )
    assert (again.status_code, again.content) == (200, first.content)
    assert refused(send(ask, dossier, "withdrawal", AGREED | REASON))[1] == "wrong_status"


ACTS = ["supply", "contact", "withdrawal", "rating"]


@pytest.mark.parametrize("what", ACTS)
def test_the_neighbours_dossier_is_not_found(ask: Asking, world: World, what: str) -> None:
    bodies = {"contact": {"phone": "0987654321"}, "withdrawal": REASON, "rating": {"stars": 5}}
    answer = send(ask, world.of_the_neighbour(), what, AGREED | bodies.get(what, {}))
    assert refused(answer) == (404, "not_found")


@pytest.mark.parametrize("what", ACTS)
def test_it_has_a_scope_of_its_own(open_for: Opener, world: World, what: str) -> None:
    acting = open_for(scopes=frozenset(Scope) - {Scope.APPLICANTS_ACT})
    assert refused(send(acting, world.received(), what, AGREED))[0] in (403, 422)
    assert refused(send(acting, world.received(), "withdrawal", AGREED | REASON)) == (403, "missing_scope")


def test_a_post_that_enters_nothing_for_people_does_not(open_for: Opener, world: World) -> None:
    specialist = open_for(role=RoleCode.SPECIALIST, scopes=frozenset({Scope.APPLICANTS_ACT}))
    answer = send(specialist, world.received(), "withdrawal", AGREED | REASON)
    assert refused(answer) == (403, "not_permitted")


def test_the_scope_alone_decides_nothing(open_for: Opener, world: World) -> None:
    portal = open_for(scopes=frozenset({Scope.APPLICANTS_ACT}))
    assert refused(portal.act(world.filed(), "accept")) == (403, "missing_scope")
    assert refused(portal.get("dossiers")) == (403, "missing_scope")
