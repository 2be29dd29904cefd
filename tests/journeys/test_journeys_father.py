"""A father files his child's birth by telephone, over a line that breaks, and learns the promised day."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from tests.counter_pc import Desk
from tests.journeys.phone import UPLOAD, Phone

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.drafts.models import Draft, DraftPage
from motcua.files.models import StoredFile
from motcua.journal.queries import facts_about
from motcua.kernel.clock import LOCAL

pytestmark = pytest.mark.journey

PHONE = "0912 345 678"
WAY = (("who", "parent"), ("proof", "clinic"), ("home", "yes"))
FATHER = {"name": "Trần Văn Thử", "id_number": "008090000123", "born": "17/05/1990", "sex": "male"}
REQUESTER = {"residence": "Tổ 8, phường Minh Xuân", "relationship": "Cha"}
HIMSELF = {
    "full_name": FATHER["name"],
    "birth_date": FATHER["born"],
    "ethnicity": "Tày",
    "nationality": "Việt Nam",
    "id_number": FATHER["id_number"],
    "residence": REQUESTER["residence"],
}
CHILD = {
    "full_name": "TRẦN THỊ BÉ",
    "birth_date": "20/11/2026",
    "sex": "female",
    "ethnicity": "Tày",
    "nationality": "Việt Nam",
    "birth_place": "Bệnh viện đa khoa tỉnh Tuyên Quang",
    "home_town": "Phường Minh Xuân, tỉnh Tuyên Quang",
}


def photographed() -> dict[str, Any]:
    """A photograph of a paper that takes this line about twenty seconds."""
    out = BytesIO()
    Image.effect_noise((1500, 1900), 30).convert("RGB").save(out, "JPEG", quality=60)
    return {"name": "giay-chung-sinh.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def find(phone: Phone) -> None:
    """From the first page to the draft: his words, his ward, his case."""
    phone.go("/")
    phone.look("father-01-home")
    phone.go("/find/place/")
    phone.fill(q="minh xuan")
    phone.page.keyboard.press("Enter")
    phone.press("Minh Xuân")
    phone.fill(q="lam khai sinh cho con")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url("**/find/?q=*")
    phone.look("father-02-found")
    phone.press("Khai sinh")
    phone.look("father-03-procedure")


def begin(phone: Phone) -> str:
    """Three questions lead to his case; the draft's code."""
    phone.press("Trả lời 3 câu")
    for number, (name, value) in enumerate(WAY):
        phone.choose(name, value)
        phone.look(f"father-04-question-{number}")
        phone.press("Tiếp tục")
    phone.look("father-05-what-to-bring")
    phone.press("Nộp trực tuyến")
    phone.look("father-06-start")
    phone.press("Bắt đầu")
    phone.look("father-07-overview")
    return phone.path.split("/")[2]


def write_himself_down(phone: Phone) -> None:
    """Who files, as on the card, and how he is reached."""
    phone.press("Bắt đầu")
    phone.look("father-08-who")
    phone.answered({"filing": "owner"})
    phone.look("father-09-owner")
    phone.answered(FATHER)
    phone.look("father-10-contact")
    phone.answered({"phone": PHONE, "address": REQUESTER["residence"]})


def photograph(phone: Phone) -> None:
    """The line breaks in the middle of the photograph, comes back, and the rest follows by itself."""
    sent: list[str] = []
    phone.page.on("request", lambda one: sent.append(one.url) if "offset=" in one.url else None)
    phone.page.set_input_files("#photo", photographed())
    phone.page.wait_for_function("document.querySelector('.mf-sending progress')?.value > 0", timeout=UPLOAD)
    phone.lose_the_line()
    phone.page.wait_for_function("document.querySelector('.mf-sending').innerText.includes('mất')")
    phone.look("father-12-line-lost")
    phone.find_the_line()
    phone.page.wait_for_selector(".mf-page img", timeout=UPLOAD)
    phone.look("father-13-photographed")
    offsets = [int(one.rpartition("=")[2]) for one in sent]
    assert offsets.count(0) == 1, "what had arrived is not sent again"
    assert len(offsets) > len(set(offsets)), "it goes on from where the line broke"


def go_on_elsewhere(phone: Phone, code: str) -> None:
    """Another telephone: the code and his number open what he has typed; of what is missing he is told."""
    phone.go("/file/")
    phone.look("father-15-another-telephone")
    phone.go("/file/resume/")
    phone.look("father-16-resume")
    phone.fill(code=code.lower(), phone="0912345678")
    phone.page.keyboard.press("Enter")
    phone.page.wait_for_url(f"**/file/{code}/")
    phone.go(f"/file/{code}/check/")
    phone.look("father-17-still-missing")
    assert "Còn thiếu" in phone.text()
    phone.go(f"/file/{code}/form/requester/")


def fill_the_form_in(phone: Phone) -> None:
    """The pages of the form, and how he gets the result. What is known of him stands there already."""
    phone.look("father-18-requester")
    assert phone.page.input_value("[name='answers-requester.full_name']") == FATHER["name"]
    phone.answered({f"answers-requester.{name}": value for name, value in REQUESTER.items()})
    phone.look("father-19-child")
    phone.answered({f"answers-child.{name}": value for name, value in CHILD.items()})
    phone.look("father-20-mother")
    phone.next()  # the clinic's paper tells of the mother
    phone.answered({f"answers-father.{name}": value for name, value in HIMSELF.items()})
    phone.look("father-20-proof")
    phone.answered({"answers-birth_proof.kind": "certificate"})
    phone.look("father-21-copies")
    phone.next()  # no copies today; that it is true he says at the end
    phone.next()  # the photographed paper is there
    phone.page.set_input_files("#files", {**photographed(), "name": "can-cuoc.jpg"})
    phone.page.wait_for_selector(".mf-page img", timeout=UPLOAD)
    phone.next()
    phone.look("father-22-other-papers")
    phone.press("Tiếp tục")
    phone.look("father-23-return")
    phone.answered({"return_by": "counter"})


def check_and_file(phone: Phone) -> str:
    """Read it all once more, say that it is true, file; the number."""
    phone.look("father-24-check")
    for typed in (FATHER["name"], CHILD["full_name"], CHILD["birth_place"], "0912 345 678"):
        assert typed in phone.text()
    phone.tick("agree")
    phone.press("Nộp hồ sơ")
    phone.look("father-25-filed")
    return phone.text(".mf-slip__number").strip()


def follow(phone: Phone, number: str, name: str) -> str:
    """The number and his telephone number, on any telephone; what it says."""
    phone.go("/track/")
    phone.fill(code=number, phone=PHONE)
    phone.press("Xem hồ sơ")
    phone.look(name)
    return phone.text()


def accept_at_the_desk(desk: Desk, number: str) -> Dossier:
    """The receptionist finds it by the number that the father was given, looks, and accepts."""
    desk.sign_in(desk.world.receptionist)
    desk.open(number)
    assert CHILD["full_name"] in desk.page.inner_text("main")
    desk.act("accept")
    return Dossier.objects.get()


def assert_recorded(dossier: Dossier, number: str) -> None:
    """He is the filer; the draft is empty; one PDF for each paper; the facts in their order."""
    assert (dossier.current, dossier.owner.name) == (Status.ACCEPTED, FATHER["name"])
    told = facts_about("dossier", dossier.pk)
    assert [one.kind for one in told[:2]] == ["dossier.filed", "dossier.accepted"]
    assert (told[0].by_kind, told[1].by_account) != (told[1].by_kind, None)
    draft = Draft.objects.get(code=number)
    assert (draft.filed_id, draft.sheet_id) == (dossier.pk, None)
    assert not DraftPage.objects.exists()
    scans = StoredFile.objects.filter(subject=dossier.pk)
    assert {one.media_type for one in scans} == {"application/pdf"}
    assert dossier.papers.exclude(scan=None).count() == 2


def test_a_father_files_a_birth_by_telephone_over_a_bad_line(desk: Desk, phones: Callable[[], Phone]) -> None:
    phone, other = phones(), phones()
    find(phone)
    phone.slow()
    code = begin(phone)
    write_himself_down(phone)
    phone.go(f"/file/{code}/papers/birth_notice/")
    phone.look("father-11-paper")
    photograph(phone)
    go_on_elsewhere(other, code)
    fill_the_form_in(other)
    number = check_and_file(other)
    assert number == code
    assert "tiếp nhận" in follow(phone, number, "father-26-filed")
    dossier = accept_at_the_desk(desk, number)
    assert_recorded(dossier, number)
    promised = follow(phone, number, "father-27-accepted")
    due = dossier.due_at.astimezone(LOCAL)
    assert f"{due:%d/%m/%Y}" in promised
    assert f"{due:%H:%M}" in promised
