"""An officer marks one answer and one paper; a mother mends just these by telephone; the officer goes on."""

from collections.abc import Callable

import pytest
from tests.counter_pc import Desk
from tests.journeys.birth import ANSWERS, filed_online
from tests.journeys.phone import Phone, desk_look
from tests.samples import photo

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status, Supplement
from motcua.journal.queries import broken_chains, facts_about

pytestmark = pytest.mark.journey

FIELD, PAPER = "child.full_name", "birth_notice"
WRONG = {f"why_mark_field_{FIELD}": "Tên trên giấy chứng sinh là Trần Thị Bé Thử"}
BLURRED = {f"why_mark_paper_{PAPER}": "Ảnh mờ, không đọc được ngày sinh"}
REASON = "Xin sửa tên và chụp lại giấy chứng sinh"


def accept_and_ask(desk: Desk, dossier: Dossier) -> None:
    """At the desk: accepted, looked at, one answer and one paper marked."""
    page = desk.page
    desk.sign_in(desk.world.receptionist)
    page.goto(f"/desk/dossier/{dossier.pk}/")
    desk.act("accept")
    page.goto(f"/desk/dossier/{dossier.pk}/act/ask_supplement/")
    desk_look(page, "mend-01-mark")
    page.locator("main summary", has_text="tờ khai điện tử").click()
    page.locator(f"label[for='id_mark_field_{FIELD}']").click()
    page.locator(f"label[for='id_mark_paper_{PAPER}']").click()
    for name, value in (WRONG | BLURRED | {"reason": REASON}).items():
        page.fill(f"main [name='{name}']", value)
    desk_look(page, "mend-02-marked")
    page.locator("main form[method=post] button:not([type=button])").last.click()
    page.wait_for_url("**/desk/dossier/*/")
    desk_look(page, "mend-03-asked")


def open_by_phone(phone: Phone, code: str) -> None:
    """Code and telephone number; the page tells what is wrong, in the officer's words."""
    phone.go("/track/")
    phone.look("mend-04-track")
    phone.fill(code=code, phone="0912 345 678")
    phone.press("Xem hồ sơ")
    phone.look("mend-05-asked")
    for words in (*WRONG.values(), *BLURRED.values()):
        assert words in phone.text()


def mend(phone: Phone) -> None:
    """Nothing can be changed but what was marked."""
    phone.press("Sửa")
    phone.look("mend-06-mend")
    asked = phone.page.locator("main form :is(input, textarea, select):visible")
    assert asked.count() == 2, "one answer and one paper"
    assert asked.first.input_value() == "", "whoever found the slip reads nothing here"
    asked.first.fill("TRẦN THỊ BÉ THỬ")
    picture = {"name": "giay-chung-sinh.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    phone.page.set_input_files("main input[type=file]", picture)
    phone.press("Gửi")
    phone.look("mend-07-sent")


def see_and_go_on(desk: Desk, dossier: Dossier) -> None:
    """The officer sees what came, and goes on."""
    page = desk.page
    page.goto("/desk/")
    desk_look(page, "mend-08-home")
    assert str(dossier.code) in page.inner_text("main")
    desk.open(str(dossier.code))
    desk_look(page, "mend-09-came")
    assert "TRẦN THỊ BÉ THỬ" in page.inner_text("main")
    desk.act("resume")
    desk_look(page, "mend-10-resumed")


def assert_mended(dossier: Dossier) -> None:
    """That answer and that paper are new, everything else is as it was; the facts tell it in order."""
    dossier.refresh_from_db()
    assert (dossier.current, dossier.supplement) == (Status.ACCEPTED, Supplement.NONE)
    assert dossier.answers
    child = ANSWERS["child"] | {"full_name": "TRẦN THỊ BÉ THỬ"}
    assert dossier.answers.stated == ANSWERS | {"child": child}
    assert [one.key for one in dossier.papers.exclude(scan=None)] == [PAPER]
    told = [one.kind.removeprefix("dossier.") for one in facts_about("dossier", dossier.pk)]
    assert told == ["filed", "accepted", "supplement_asked", "supplemented", "resumed"]
    assert list(broken_chains()) == []


def test_a_supplement_is_mended_by_telephone(desk: Desk, phones: Callable[[], Phone]) -> None:
    dossier = filed_online(desk.world)
    accept_and_ask(desk, dossier)
    dossier.refresh_from_db()
    phone = phones()
    open_by_phone(phone, str(dossier.code))
    mend(phone)
    see_and_go_on(desk, dossier)
    assert_mended(dossier)
