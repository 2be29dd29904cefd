"""A father before the pages of filing, as a browser without scripts sees them."""

from dataclasses import replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.drafts.drafts_world import FORM, FORMED
from tests.samples import photo
from tests.world import World

from motcua.drafts.models import Draft
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules import OnlineLevel

PARTIAL = replace(FORMED, online_level=OnlineLevel.PARTIAL)
OWNER = {"name": "Trần Văn Thử", "id_kind": "personal", "id_number": "008090000123", "born": "17/05/1990"}
CONTACT = {"phone": "0912 345 678", "address": "Tổ 8, phường Minh Xuân"}
CHILD = {
    "answers-child.name": "Trần Thị Bé",
    "answers-child.born": "20/11/2026",
    "answers-child.weight": "3100",
}
CARD = "008090000123||TRẦN VĂN THỬ|17051990|Nam|Tổ 8, Minh Xuân|01012022"


def english(**more: Any) -> Client:
    return Client(headers={"accept-language": "en"}, **more)


def jpeg(name: str = "anh.jpg", whole: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, whole or photo(), "image/jpeg")


class Father:
    """Somebody with a browser, and the draft begun in it."""

    def __init__(self, world: World, version: ProcedureVersion, client: Client | None = None) -> None:
        self.world, self.version = world, version
        self.client = client or english()
        wanted = {"version": str(version.pk), "unit": str(world.ward.pk), "case": "9.000001.01"}
        self.answer = self.client.post("/file/start/", wanted)
        self.code = self.answer["Location"].split("/")[2]

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(code=self.code)

    def address(self, page: str = "") -> str:
        return f"/file/{self.code}/{page}"

    def get(self, page: str = "") -> Any:
        return self.client.get(self.address(page))

    def shown(self, page: str = "") -> str:
        answer = self.get(page)
        assert answer.status_code == 200, answer
        return str(answer.content.decode())

    def post(self, page: str, **typed: Any) -> Any:
        given = {"seen": str(self.draft.seen), **typed}
        return self.client.post(self.address(page), given)

    def fill_in(self) -> "Father":
        """Everything that is needed, page by page."""
        self.post("who/", filing="owner")
        self.post("owner/", **OWNER)
        self.post("contact/", **CONTACT)
        self.post("form/child/", **CHILD)
        self.post("papers/note/", do="add", files=jpeg())
        self.post("papers/photo/", do="say-later")
        self.post("return/", return_by="counter")
        return self


def begun(world: World, client: Client | None = None) -> Father:
    return Father(world, publish_version_once(world), client)


def publish_version_once(world: World) -> ProcedureVersion:
    from tests.drafts.drafts_world import published

    found = ProcedureVersion.objects.filter(procedure__code=PARTIAL.code).first()
    return found or published(PARTIAL)


__all__ = ["CARD", "CHILD", "CONTACT", "FORM", "OWNER", "PARTIAL", "Father", "begun", "english", "jpeg"]
