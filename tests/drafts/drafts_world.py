"""A draft as a father begins it on his phone, and a procedure with a form, in two versions."""

from dataclasses import replace
from datetime import date
from typing import Any

from tests.samples import photo
from tests.world import BIRTH, FIRST_DAY, World

from motcua.drafts import actions
from motcua.drafts.models import Draft
from motcua.drafts.rules import Citizen
from motcua.files.actions import store
from motcua.files.models import StoredFile
from motcua.files.rules import Upload
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules import (
    Case,
    Channel,
    Collect,
    FeeKind,
    FeeRule,
    Known,
    OnlineLevel,
    PaperRequirement,
    ProcedureContent,
)

FATHER = Citizen()
OWNER = {
    "name": "Trần Văn Thử",
    "id_kind": "personal",
    "id_number": "008090000123",
    "born": "1990-05-17",
    "sex": "male",
    "phone": "0912 345 678",
    "address": "Tổ 8, phường Minh Xuân",
}
FORM: dict[str, Any] = {
    "title": "Tờ khai",
    "type": "object",
    "required": ["child"],
    "properties": {
        "child": {
            "title": "Người con",
            "type": "object",
            "required": ["name", "born"],
            "properties": {
                "name": {"title": "Họ tên người con", "type": "string", "minLength": 1},
                "born": {"title": "Ngày sinh người con", "type": "string", "format": "date"},
                "weight": {"title": "Cân nặng", "type": "integer", "maximum": 9000},
            },
        },
        "copies": {"title": "Số bản sao", "type": "integer"},
    },
}
FORMED = ProcedureContent(
    code="9.000001",
    name="Đăng ký khai sinh trực tuyến",
    cases=(Case(code="9.000001.01", name="Thông thường"), Case(code="9.000001.02", name="Quá hạn")),
    channels=(Channel.ONLINE, Channel.POST),
    online_level=OnlineLevel.FULL,
    papers=(
        PaperRequirement(key="application", name="Tờ khai", form="Tờ khai", required=True),
        PaperRequirement(key="note", name="Giấy chứng sinh", required=True, result_of="GCS"),
        PaperRequirement(key="photo", name="Ảnh chân dung", required=True),
    ),
    limits=BIRTH.cases[0].limits or BIRTH.limits,
    fees=(FeeRule("Lệ phí", FeeKind.CHARGE, Known.STATED, 8000, Collect.BEFORE),),
    form=FORM,
)
ANSWERS = {"child": {"name": "Trần Thị Bé", "born": "2026-11-20", "weight": 3100}, "copies": 2}


def published(content: ProcedureContent = FORMED, since: date = FIRST_DAY) -> ProcedureVersion:
    return publish_version(content=content, in_force_from=since, by=System(), at=_morning(since))


def _morning(day: date) -> Any:
    from motcua.kernel.clock import at_local

    return at_local(day)


def begin(world: World, version: ProcedureVersion | None = None, **changes: Any) -> actions.Begun:
    """A father begins to register his child's birth at the ward."""
    usual: dict[str, Any] = {"by": FATHER, "at": world.at, "unit": world.ward}
    return actions.begin(version=version or world.birth, **{**usual, **changes})


def write(world: World, draft: Draft, **part: Any) -> Draft:
    return actions.write(draft=draft, part=part, by=FATHER, at=world.later(minutes=1))


def stored(world: World, draft: Draft, whole: bytes = b"", name: str = "anh.jpg") -> StoredFile:
    return store(upload=Upload(name, whole or photo()), subject=draft.pk, by=FATHER, at=world.at)


def add_page(world: World, draft: Draft, key: str, whole: bytes = b"") -> Any:
    file = stored(world, draft, whole)
    return actions.add_page(draft=draft, key=key, file=file, by=FATHER, at=world.later(minutes=2))


def agree(world: World, draft: Draft, how: str = "statement") -> None:
    actions.agree(draft=draft, how=how, words="Tôi cam đoan", by=FATHER, at=world.later(minutes=5))


def complete(world: World, version: ProcedureVersion | None = None, **changes: Any) -> Draft:
    """A draft that can be filed: of birth registration, or of the formed procedure."""
    version = version or world.birth
    draft = begin(world, version, **changes).draft
    formed = version.procedure.code == FORMED.code
    case = FORMED.cases[0].code if formed else BIRTH.cases[0].code
    write(world, draft, case=case, owner=OWNER, **({"answers": ANSWERS} if formed else {}))
    for key in ("note", "photo") if formed else ("birth-note",):
        add_page(world, draft, key)
    agree(world, draft)
    return draft


def changed(**changes: Any) -> ProcedureContent:
    """The formed procedure as its next version says it."""
    return replace(FORMED, **changes)
