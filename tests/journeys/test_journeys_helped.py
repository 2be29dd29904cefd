"""A guide prepares a certification for a woman who cannot read; a post clerk files for a farmer."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.counter_pc import PASSWORD, Desk
from tests.journeys.phone import UPLOAD, Phone, desk_look
from tests.samples import photo

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.drafts.models import Draft
from motcua.fees.queries import payments_of
from motcua.journal.queries import broken_chains, facts_about
from motcua.kernel.clock import LOCAL
from motcua.staff.rules import Hat

pytestmark = pytest.mark.journey

WOMAN = {"name": "Giàng Thị Thử", "id_number": "008155000124", "born": "03/02/1955", "sex": "female"}
FARMER = {"name": "Hoàng Văn Thử", "id_number": "008070000125", "born": "01/09/1970", "sex": "male"}
CONTACT = {"phone": "0912 345 679", "address": "Thôn Nà Pài, phường Minh Xuân"}
ENTRY = {
    "holder": "Hoàng Văn Thử",
    "name": "Bằng tốt nghiệp trung học phổ thông",
    "issued_by": "Sở Giáo dục và Đào tạo Tuyên Quang",
}
DEGREE = {
    "documents.0.name": "Bằng tốt nghiệp",
    "documents.0.pages": "2",
    "documents.0.copies": "3",
}


def sign_in(phone: Phone, desk: Desk, hat: Hat) -> None:
    """A helper signs in on a telephone or tablet."""
    phone.go("/accounts/login/?next=/help/")
    phone.page.fill("input[name=login]", desk.world.account(hat).username)
    phone.page.fill("input[name=password]", PASSWORD)
    phone.page.click("main form button[type=submit]")
    phone.page.wait_for_url("**/help/")


def begin(phone: Phone, words: str, found: str, story: str) -> None:
    """From the helper's first page to the consent."""
    phone.look(f"{story}-01-help")
    phone.go("/help/start/")
    phone.fill(q=words)
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/help/start/?q=*")
    phone.look(f"{story}-02-found")
    phone.press(found)
    phone.look(f"{story}-03-begin")


def agree(phone: Phone, story: str, how: str = "spoken") -> str:
    """The words are read aloud, and the person says yes; the draft's code."""
    phone.look(f"{story}-04-consent")
    assert "hồ sơ là của tôi" in phone.text(".mh-words").lower()
    phone.choose("how", how)
    phone.tick("read")
    phone.press("Người dân đồng ý")
    phone.look(f"{story}-05-overview")
    return phone.path.split("/")[2]


def write_down(phone: Phone, who: dict[str, str], story: str) -> None:
    """Who files, the person as on the card, and how they are reached."""
    phone.look(f"{story}-06-who")
    phone.answered({"filing": "owner"})
    phone.look(f"{story}-07-owner")
    phone.answered(who)
    phone.answered(CONTACT)


def tell_of_the_degree(phone: Phone) -> None:
    """The form of the procedure: she is known already; the paper to be copied is not."""
    phone.look("guide-08-requester")
    assert phone.page.input_value("[name='answers-requester.full_name']") == WOMAN["name"]
    phone.next()
    phone.look("guide-09-documents")
    phone.answered({f"answers-{name}": value for name, value in DEGREE.items()})
    phone.look("guide-10-more")
    phone.next()


def show_the_papers(phone: Phone) -> None:
    """She has the original with her; that is enough for the counter."""
    phone.look("guide-11-paper")
    phone.press("bản giấy")
    phone.look("guide-12-paper-said")
    phone.next()
    phone.press("Tiếp tục")
    phone.look("guide-13-return")
    phone.answered({"return_by": "counter"})


def read_out_and_hand_over(phone: Phone, code: str) -> None:
    """The check page can be read aloud; she says yes; the sheet with the number is hers."""
    phone.look("guide-14-check")
    assert phone.page.locator(".mp-aloud button:visible").count() == 1
    for typed in (WOMAN["name"], DEGREE["documents.0.name"], "Trường"):
        assert typed in phone.text()
    phone.tick("agree")
    phone.next()
    phone.look("guide-15-ready")
    assert code in phone.text()


def take_in_at_the_counter(desk: Desk, code: str) -> Dossier:
    """The receptionist sees who comes from the guidance desk, opens it with one click, and accepts."""
    page = desk.page
    desk.sign_in(desk.world.receptionist)
    page.goto("/desk/new/")
    desk_look(page, "guide-15-who-waits")
    assert code in page.inner_text("main")
    page.locator("main a", has_text=WOMAN["name"]).click()
    page.wait_for_url("**/desk/new/*/?prepared=*")
    desk_look(page, "guide-16-intake")
    assert_all_is_filled_in(page)
    page.keyboard.press("Alt+a")
    page.wait_for_url("**/new/done/**")
    desk_look(page, "guide-17-accepted")
    page.goto("/desk/new/")
    assert code not in page.inner_text("main"), "nobody takes it in twice"
    return Dossier.objects.get()


def assert_all_is_filled_in(page: Any) -> None:
    """Person, answers and papers stand there; who helped is said."""
    assert "Ma Thị Nhung" in page.inner_text("main")
    typed = {"owner-name": WOMAN["name"], "owner-id_number": WOMAN["id_number"], "owner-born": WOMAN["born"]}
    typed |= {"owner-phone": CONTACT["phone"], "owner-address": CONTACT["address"]}
    typed |= {f"answers-{name}": value for name, value in DEGREE.items()}
    assert {name: page.input_value(f"[name='{name}']") for name in typed} == typed
    assert page.is_checked("[name='paper-original-brought']")
    assert page.is_checked("[name='filing'][value='owner']")


def assert_she_filed(dossier: Dossier, code: str, desk: Desk) -> None:
    """Hers is the dossier; consent, helper and minutes are recorded; the draft is used up."""
    assert (dossier.current, dossier.owner.name, dossier.filing) == (Status.ACCEPTED, WOMAN["name"], "owner")
    assert (dossier.channel, dossier.representative) == ("counter", None)
    (accepted,) = [one for one in facts_about("dossier", dossier.pk) if one.kind == "dossier.accepted"]
    assert accepted.by_account == desk.world.receptionist.account
    assert (accepted.data["help"], accepted.data["helper"]) == ("desk", str(desk.world.guide.account))
    assert accepted.data["help_minutes"] >= 1
    draft = Draft.objects.get(code=code)
    assert (draft.filed_id, draft.sheet_id, draft.consent_how) == (dossier.pk, None, "spoken")
    assert "hồ sơ là của tôi" in draft.consent_words.lower()
    assert [one.amount for one in payments_of(dossier.pk)] == [12_000], "two pages, three copies"
    assert list(broken_chains()) == []


def test_a_guide_prepares_and_the_counter_goes_on(desk: Desk, phones: Callable[[], Phone]) -> None:
    guide = phones()
    sign_in(guide, desk, desk.world.guide)
    begin(guide, "sao y", "Chứng thực bản sao từ bản chính", "guide")
    guide.press("Tiếp tục")
    code = agree(guide, "guide")
    guide.press("Bắt đầu")
    guide.answered({"case": "2.000815-1"})
    write_down(guide, WOMAN, "guide")
    tell_of_the_degree(guide)
    show_the_papers(guide)
    read_out_and_hand_over(guide, code)
    guide.go("/help/")
    guide.look("guide-15-waits")
    assert_she_filed(take_in_at_the_counter(desk, code), code, desk)
    guide.go("/help/")
    guide.look("guide-18-filed")
    assert str(Dossier.objects.get().code) in guide.text()


def tell_of_the_book(clerk: Phone) -> None:
    """The form: he is known already; which entry of which book he wants copied is not."""
    clerk.next()
    clerk.answered({"answers-relation": "self"})
    clerk.look("farmer-08-document")
    clerk.answered({f"answers-document.{name}": value for name, value in ENTRY.items()})
    clerk.look("farmer-09-copies")
    clerk.answered({"answers-copies": "2"})


def photograph(clerk: Phone) -> None:
    """The post clerk photographs the card; the papers themselves go by post."""
    clerk.look("farmer-10-paper")
    picture = {"name": "can-cuoc.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    clerk.page.set_input_files("#files", picture)
    clerk.page.wait_for_selector(".mf-page img", timeout=UPLOAD)
    clerk.next()
    clerk.press("Tiếp tục")


def file_by_post(clerk: Phone, desk: Desk) -> str:
    """From the clerk's first page to the receipt; the number on it."""
    sign_in(clerk, desk, desk.world.post_clerk)
    begin(clerk, "so goc", "Cấp bản sao từ sổ gốc", "farmer")
    clerk.choose("channel", "post")
    clerk.press("Tiếp tục")
    code = agree(clerk, "farmer", "signed")
    clerk.press("Bắt đầu")
    write_down(clerk, FARMER, "farmer")
    tell_of_the_book(clerk)
    photograph(clerk)
    clerk.look("farmer-11-return")
    clerk.answered({"return_by": "counter"})
    clerk.look("farmer-12-check")
    clerk.tick("agree")
    clerk.next()
    clerk.look("farmer-13-receipt")
    assert code in clerk.text()
    return code


def follow(phone: Phone, address: str, name: str) -> str:
    """What the receipt's link tells the farmer at home, on a telephone that nobody has used before."""
    phone.go(address)
    phone.look(name)
    return phone.text()


def assert_he_filed(dossier: Dossier, code: str, desk: Desk) -> None:
    """The farmer is the filer; his consent on paper and the clerk's minutes are recorded."""
    assert (dossier.owner.name, dossier.channel, dossier.filing) == (FARMER["name"], "post", "owner")
    filed = facts_about("dossier", dossier.pk)[0]
    assert (filed.by_kind, filed.by_account) == ("applicant", None)
    assert (filed.data["help"], filed.data["helper"]) == ("post", str(desk.world.post_clerk.account))
    draft = Draft.objects.get(code=code)
    assert (draft.filed_id, draft.consent_how) == (dossier.pk, "signed")


def test_a_post_clerk_files_for_a_farmer(desk: Desk, phones: Callable[[], Phone]) -> None:
    code = file_by_post(phones(), desk)
    dossier = Dossier.objects.get()
    assert_he_filed(dossier, code, desk)
    link = f"/track/{code}/?k={dossier.track_key}"
    assert code in follow(phones(), link, "farmer-14-filed")
    assert_refused(phones(), code)
    desk.sign_in(desk.world.receptionist)
    desk.open(code)
    desk.act("accept")
    dossier.refresh_from_db()
    after = follow(phones(), link, "farmer-15-accepted")
    assert dossier.due_at
    assert f"{dossier.due_at.astimezone(LOCAL):%d/%m/%Y}" in after
    assert str(dossier.code) in after


def assert_refused(phone: Phone, code: str) -> None:
    """Without the key of the receipt the number opens nothing."""
    assert code not in follow(phone, f"/track/{code}/?k=AAAAAAAA", "farmer-16-wrong-key").split("Mã hồ sơ")[0]
    assert Dossier.objects.get().owner.name not in phone.text()
