"""Two people come to the ward; each goes home with what they came for."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from tests.counter_pc import Desk

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.journal.queries import broken_chains, facts_about

pytestmark = pytest.mark.journey

CARD = "008190990001||Trần Thị Thử|17051990|Nữ|Tổ 8, phường Minh Xuân, Tuyên Quang|01062022"


def take_in(desk: Desk, search: str, name: str) -> str:
    """From the empty desk to the printed slip; the code of the dossier."""
    page = desk.page
    page.goto("/desk/new/")
    page.fill("#procedure", search)
    page.locator("#found a", has_text=name).first.click()
    page.fill("#owner-card", CARD)
    page.press("#owner-card", "Enter")
    page.wait_for_function("document.querySelector('main [name$=\"name\"]').value !== ''")
    page.keyboard.press("Alt+b")
    page.keyboard.press("Alt+a")
    page.wait_for_url("**/new/done/**")
    return str(page.locator(".counter-code").inner_text()).strip()


def printed(desk: Desk) -> bytes:
    """The slip that the page offers to print."""
    address = desk.page.locator("a[href*='/print/']").first.get_attribute("href")
    answer = desk.page.request.get(address)
    assert answer.headers["content-type"] == "application/pdf"
    return bytes(answer.body())


def carry_through(desk: Desk, code: str, result: str) -> None:
    """Every officer does their step; at the end the owner has the result."""
    world = desk.world
    desk.open(code)
    desk.act("forward")
    for hat in (world.specialist, world.leader):
        dossier = Dossier.objects.get(code=code)
        assert dossier.officer_id
        desk.sign_in(hat if dossier.officer_id == hat.account else world.second_specialist)
        desk.open(code)
        desk.act("forward")
    desk.sign_in(world.clerk)
    desk.open(code)
    desk.act("finish", title=result, number="12/2026")
    desk.open(code)
    desk.act("hand_over")
    desk.sign_in(world.receptionist)
    desk.open(code)
    desk.take_payments()
    desk.act("return_result")


def assert_returned(code: str) -> None:
    dossier = Dossier.objects.get(code=code)
    assert dossier.current is Status.RETURNED
    told = [fact.kind for fact in facts_about("dossier", dossier.pk)]
    assert told[0] == "dossier.accepted"
    assert told[-1] == "dossier.returned"
    assert list(broken_chains()) == []


def test_a_mother_registers_a_birth(desk: Desk, serious: Callable[[Any], list[str]]) -> None:
    desk.sign_in(desk.world.receptionist)
    code = take_in(desk, "khai sinh", "khai sinh")
    assert re.fullmatch(r"H60\.101-\d{6}-\d{4}", code)
    assert serious(desk.page) == []
    assert printed(desk).startswith(b"%PDF")
    carry_through(desk, code, "Giấy khai sinh")
    assert serious(desk.page) == []
    assert_returned(code)


def test_a_man_has_copies_certified(desk: Desk) -> None:
    desk.sign_in(desk.world.receptionist)
    code = take_in(desk, "2.000815", "Chứng thực bản sao")
    assert printed(desk).startswith(b"%PDF")
    carry_through(desk, code, "Bản sao được chứng thực")
    assert_returned(code)
