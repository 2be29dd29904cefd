"""The page of one dossier: everything on it, and only for those who may see it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.conftest import QueryBudget
from tests.desk.work_world import Desk, text_of
from tests.samples import pdf
from tests.world import World

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import FeeAsked, Status
from motcua.fees.queries import payments_of
from motcua.kernel.ids import new_id

CHARGE = FeeAsked(kind="charge", label="Lệ phí hộ tịch", amount=8000, collect="after")
PDF = pdf()


def acts_on(response: Any) -> tuple[set[str], set[str]]:
    """The acts that can be pressed, and those shown with a reason."""
    possible = [one for weight in response.context["possible"].values() for one in weight]
    read = [{str(one["doable"].act) for one in acts} for acts in (possible, response.context["impossible"])]
    return read[0], read[1]


@pytest.mark.parametrize("status", list(Status))
def test_a_dossier_opens_in_every_status(desk: Desk, world: World, status: Status) -> None:
    dossier = world.dossier_at(status)
    for hat in (world.receptionist, world.specialist, world.inspector):
        assert "Trần Thị Thử" in desk.read(hat, dossier)


def test_the_page_tells_everything(desk: Desk, world: World) -> None:
    page = desk.read(world.receptionist, world.dossier_at(Status.IN_PROCESS))
    told = (
        "How the date came about",
        "Five clear",
        "Working time so far",
        "Giấy chứng sinh",
        "What happened",
    )
    assert [word for word in told if word not in page] == []


def test_the_id_number_is_hidden_until_it_is_opened(desk: Desk, world: World) -> None:
    page = desk.read(world.receptionist, world.received())
    assert "008•••••0123" in page


def test_the_three_units_are_kept_apart(desk: Desk, world: World) -> None:
    dossier = world.received(world.anywhere(), competent=world.neighbour_ward.pk)
    units = dict(desk.get(world.receptionist, "dossier", dossier.pk).context["units"])
    assert list(units.values()) == ["Phường Minh Xuân", "Phường Hà Giang 1", "Phường Minh Xuân"]


def test_buttons_are_those_of_the_post_and_the_others_say_why(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    can, cannot = acts_on(desk.get(world.specialist, "dossier", dossier.pk))
    assert {"forward", "propose_supplement", "send_back"} <= can
    assert {"finish", "take"} <= cannot
    assert "Pass the dossier on to it first." in desk.read(world.specialist, dossier)


def test_the_inspector_only_reads(desk: Desk, world: World) -> None:
    response = desk.get(world.inspector, "dossier", world.dossier_at(Status.IN_PROCESS).pk)
    assert acts_on(response) == (set(), set())


@pytest.mark.parametrize("place", ["dossier", "act"])
def test_the_neighbour_gets_not_found(desk: Desk, world: World, place: str) -> None:
    dossier = world.received()
    more = ["forward"] if place == "act" else []
    assert desk.get(world.neighbour, place, dossier.pk, *more).status_code == 404
    assert desk.get(world.receptionist, place, new_id(), *more).status_code == 404


def test_what_is_set_aside_is_seen_by_the_administrator_alone(desk: Desk, world: World) -> None:
    dossier = world.received()
    actions.set_aside(dossier=dossier, reason="Nhập trùng", by=world.administrator, at=world.later(minutes=5))
    assert desk.get(world.receptionist, "dossier", dossier.pk).status_code == 404
    assert "Set aside" in desk.read(world.administrator, dossier)


def test_the_list_one_came_from_is_remembered(desk: Desk, world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    page = text_of(desk.get(world.specialist, "dossier", dossier.pk, list="mine"))
    assert reverse("desk:worklist", args=["mine"]) in page
    assert reverse("desk:act", args=[dossier.pk, "forward"]) + "?list=mine" in page


def test_a_payment_is_taken_on_the_page(desk: Desk, world: World) -> None:
    dossier = world.received(fees=(CHARGE,))
    asked = payments_of(dossier.pk)[0]
    desk.post(world.receptionist, "pay", dossier.pk, asked.pk, method="cash", receipt_number="BL-7")
    page = desk.read(world.receptionist, dossier)
    assert "BL-7" in page
    assert payments_of(dossier.pk)[0].state == "paid"


def test_a_payment_taken_twice_says_that_it_is_settled(desk: Desk, world: World) -> None:
    dossier = world.received(fees=(CHARGE,))
    address = reverse("desk:pay", args=[dossier.pk, payments_of(dossier.pk)[0].pk])
    client = desk.client(world.receptionist)
    client.post(address, {"method": "cash"})
    assert "is already settled" in text_of(client.post(address, {"method": "cash"}, follow=True))


def test_no_payment_is_taken_by_a_specialist_or_by_the_neighbour(desk: Desk, world: World) -> None:
    dossier = world.received(fees=(CHARGE,))
    asked = payments_of(dossier.pk)[0]
    assert desk.post(world.specialist, "pay", dossier.pk, asked.pk, method="cash").status_code == 403
    assert desk.post(world.neighbour, "pay", dossier.pk, asked.pk, method="cash").status_code == 404


def send_scan(desk: Desk, dossier: Dossier, content: bytes) -> str:
    """What the page says after a scan of the first paper was sent."""
    paper = dossier.papers.get(position=1)
    address = reverse("desk:scan", args=[dossier.pk, paper.pk])
    scan = SimpleUploadedFile("giay.pdf", content)
    return text_of(desk.client(desk.world.receptionist).post(address, {"scan": scan}, follow=True))


def test_a_scan_is_kept_and_shown_through_the_gate(desk: Desk, world: World) -> None:
    dossier = world.received()
    assert "The scan is kept" in send_scan(desk, dossier, PDF)
    scan = dossier.papers.get(position=1).scan_id
    shown = desk.get(world.specialist, "file", dossier.pk, scan)
    assert (shown.content, shown["Content-Type"]) == (PDF, "application/pdf")
    assert desk.get(world.neighbour, "file", dossier.pk, scan).status_code == 404


def test_a_file_is_not_shown_under_another_dossier(desk: Desk, world: World) -> None:
    dossier, other = world.received(), world.received()
    send_scan(desk, dossier, PDF)
    scan = dossier.papers.get(position=1).scan_id
    assert desk.get(world.receptionist, "file", other.pk, scan).status_code == 404


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "empty"), (b"MZ program", "neither a photo (JPEG or PNG) nor a PDF")]
)
def test_a_bad_scan_is_refused_with_a_sentence(desk: Desk, world: World, content: bytes, said: str) -> None:
    dossier = world.received()
    assert said in send_scan(desk, dossier, content)
    assert dossier.papers.get(position=1).scan is None


def test_the_page_costs_a_bounded_number_of_queries(
    desk: Desk, world: World, queries_at_most: QueryBudget
) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    client = desk.client(world.head)
    with queries_at_most(45):
        client.get(reverse("desk:dossier", args=[dossier.pk]))
