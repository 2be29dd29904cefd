"""An administrator publishes a new version while dossiers run and somebody's draft sleeps."""

from collections.abc import Callable

import pytest
from tests.counter_pc import Desk
from tests.journeys.birth import BIRTH, CASE, filed_online, newest_birth
from tests.journeys.phone import Phone, desk_look

from motcua.dossiers.actions import accept
from motcua.dossiers.models import Dossier
from motcua.drafts.models import Draft
from motcua.journal.queries import facts_about
from motcua.kernel.clock import LOCAL, now

pytestmark = pytest.mark.journey

PAPER = "Giấy tờ chứng minh nơi cư trú"
MOTHER = {"name": "Lý Thị Thử", "id_number": "008192000126", "born": "12/12/1992", "sex": "female"}


def begin_a_draft(phone: Phone, desk: Desk) -> str:
    """A mother begins on her telephone, and puts it away."""
    phone.go(f"/file/start/?version={newest_birth().pk}&unit={desk.world.ward.pk}&case={CASE}")
    phone.press("Bắt đầu")
    code = phone.path.split("/")[2]
    phone.press("Bắt đầu")
    phone.answered({"filing": "owner"})
    phone.answered(MOTHER)
    phone.answered({"phone": "0912 345 670", "address": "Tổ 3"})
    return code


def click(desk: Desk, words: str) -> None:
    """Press what is called so on an officer's page."""
    with desk.page.expect_navigation():
        desk.page.locator("main :is(a, button):visible", has_text=words).first.click()


def work_on_a_copy(desk: Desk) -> None:
    """From the search to a working copy in which one paper more is required."""
    page = desk.page
    desk.sign_in(desk.world.administrator)
    page.goto("/desk/catalogue/")
    desk_look(page, "version-01-catalogue")
    page.fill("main input[name=q]", "khai sinh")
    page.keyboard.press("Enter")
    page.wait_for_url("**/catalogue/?q=*")
    desk_look(page, "version-02-found")
    page.locator(f"main a[href$='/{BIRTH}/']").first.click()
    page.wait_for_url(f"**/catalogue/{BIRTH}/")
    desk_look(page, "version-03-procedure")
    click(desk, "Bắt đầu bản soạn thảo")
    desk_look(page, "version-04-copy")
    page.locator("main a[href$='/part/papers/']").first.click()
    page.wait_for_load_state()
    desk_look(page, "version-05-papers")
    row = page.locator("fieldset.catalogue-row", has=page.locator(f"legend:has-text('{PAPER}')"))
    row.locator("select[name$=required]").select_option("yes")
    click(desk, "Lưu vào bản soạn thảo")
    desk_look(page, "version-06-changed")


def compare_and_publish(desk: Desk) -> None:
    """Both versions side by side, then in force from today."""
    page = desk.page
    click(desk, "So sánh song song")
    desk_look(page, "version-07-compared")
    assert PAPER in page.inner_text("main")
    page.goto(f"/desk/catalogue/{BIRTH}/publish/")
    page.fill("main [name=in_force_from]", f"{now().astimezone(LOCAL):%d/%m/%Y}")
    desk_look(page, "version-08-publish")
    page.locator("main form.catalogue-form button[type=submit]").click()
    page.wait_for_url(f"**/catalogue/{BIRTH}/dossiers/")


def switch_after_looking(desk: Desk, dossier: Dossier) -> None:
    """What the switch would change is shown for the running dossier before it is done."""
    page = desk.page
    desk_look(page, "version-09-running")
    shown = page.inner_text("main")
    assert (str(dossier.code) in shown, PAPER in shown) == (True, True)
    page.locator(f"input[name=dossier][value^='{dossier.pk}']").check()
    click(desk, "Chuyển các hồ sơ đã đánh dấu")
    desk_look(page, "version-10-switched")


def wake_the_draft(phone: Phone, code: str) -> None:
    """She is told what is different for her; everything typed is there."""
    phone.go(f"/file/{code}/")
    assert phone.path.endswith("/changed/")
    phone.look("version-11-draft-changed")
    assert PAPER in phone.text()
    phone.press("Tôi đã đọc, làm tiếp")
    phone.look("version-12-draft-goes-on")
    phone.go(f"/file/{code}/owner/")
    typed = {name: phone.page.input_value(f"main [name={name}]") for name in ("name", "id_number", "born")}
    assert typed == {name: MOTHER[name] for name in typed}
    phone.go(f"/file/{code}/check/")
    phone.look("version-13-asked-for")
    assert PAPER in phone.text()


def test_a_new_version_while_dossiers_run(desk: Desk, phones: Callable[[], Phone]) -> None:
    world, phone, old = desk.world, phones(), newest_birth()
    dossier = accept(dossier=filed_online(world), by=world.receptionist, at=world.later(minutes=5))
    promised = dossier.due_at
    code = begin_a_draft(phone, desk)
    work_on_a_copy(desk)
    compare_and_publish(desk)
    new = newest_birth()
    dossier.refresh_from_db()
    assert (new.number, dossier.procedure_version_id) == (old.number + 1, old.pk), "it keeps its version"
    wake_the_draft(phone, code)
    assert Draft.objects.get(code=code).version_id == new.pk
    switch_after_looking(desk, dossier)
    dossier.refresh_from_db()
    assert (dossier.procedure_version_id, dossier.due_at) == (new.pk, promised)
    switched = facts_about("dossier", dossier.pk)[-1]
    assert (switched.kind, switched.data["lacking"]) == ("dossier.version_switched", ["residence"])
    fresh = begin_a_draft(phones(), desk)
    assert Draft.objects.get(code=fresh).version_id == new.pk
