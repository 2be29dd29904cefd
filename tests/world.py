"""A small commune with its whole cast, for all tests. Every dossier in it got where it is by real actions.

    def test_a_leader_sends_back(world: World) -> None:
        dossier = world.dossier_at(Status.IN_PROCESS)
        send_back(dossier=dossier, reason="Thiếu bản chính", by=world.specialist, at=world.later(hours=1))

The world begins on a Monday at nine (`world.at`). What leads to a status is done in the half hour after that,
so a test does its own act at `world.later(hours=1)`. The ward's neighbour has a receptionist and a code of
its own; nobody there may see anything of the ward.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import pytest

from motcua.applicants.rules import IdKind, PersonWritten, Sex
from motcua.dossiers import actions, queries
from motcua.dossiers.actions import ResultWritten
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Intake, PaperBrought, Status
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.procedures.actions import publish_version
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.procedures.rules import (
    Case,
    Channel,
    Collect,
    FeeKind,
    FeeRule,
    Known,
    PaperRequirement,
    ProcedureContent,
    TimeLimits,
)
from motcua.staff.actions import give_post, open_account
from motcua.staff.models import Account
from motcua.staff.queries import account, hat_of_post
from motcua.staff.rules import Hat, RoleCode
from motcua.units.actions import add_unit, give_code
from motcua.units.models import Unit
from motcua.units.rules import CodeSystem, Tier, UnitKind
from motcua.workdays.rules import Limit, LimitUnit, SupplementMode

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
FIRST_DAY = date(2025, 7, 1)
_BEGAN = datetime(2025, 7, 1, 8, 0, tzinfo=LOCAL)
_SYSTEM = System()


def _days(number: int) -> TimeLimits:
    return TimeLimits.same(Limit(Decimal(number), LimitUnit.WORKING_DAY))


BIRTH = ProcedureContent(
    code="1.001193",
    name="Đăng ký khai sinh",
    field_code="G15-TP07",
    field_name="Hộ tịch",
    cases=(
        Case(code="1.001193.01", name="Cần xác minh", limits=_days(3)),
        Case(
            code="1.001193.02",
            name="Thông thường",
            limits=TimeLimits.same(Limit(Decimal(1), LimitUnit.SAME_DAY, cutoff=time(15))),
        ),
    ),
    papers=(
        PaperRequirement(key="birth-note", name="Giấy chứng sinh", originals=1, required=True),
        PaperRequirement(key="letter", name="Văn bản ủy quyền", originals=1, required=False),
    ),
)
COPIES = ProcedureContent(
    code="2.000815",
    name="Chứng thực bản sao từ bản chính",
    field_code="G15-TP03",
    field_name="Chứng thực",
    cases=(Case(code="2.000815.01"),),
    papers=(PaperRequirement(key="original", name="Bản chính giấy tờ", originals=1, required=True),),
    limits=_days(1),
    fees=(FeeRule("Phí chứng thực", FeeKind.FEE, Known.STATED, 2000, Collect.BEFORE),),
)
LAND = ProcedureContent(
    code="1.012753",
    name="Đăng ký đất đai lần đầu",
    field_code="G13-TN02",
    field_name="Đất đai",
    cases=(Case(code="1.012753.01"),),
    papers=(
        PaperRequirement(key="application", name="Đơn đăng ký", originals=1, required=True),
        PaperRequirement(key="sketch", name="Sơ đồ thửa đất", copies=1, required=True),
    ),
    limits=_days(17),
    supplement_mode=SupplementMode.RESTART,
    supplement_limit_days=5,
)

# Who works in the ward: the name of the hat in `World`, the user name, the officer's name, the role.
CAST: Mapping[str, tuple[str, str, RoleCode]] = {
    "receptionist": ("tiepnhan", "Hoàng Văn Khánh", RoleCode.RECEPTIONIST),
    "guide": ("huongdan", "Ma Thị Nhung", RoleCode.GUIDE),
    "specialist": ("chuyenvien", "Nguyễn Thị Hồng Vân", RoleCode.SPECIALIST),
    "second_specialist": ("chuyenvien2", "Nông Quốc Bảo", RoleCode.SPECIALIST),
    "leader": ("lanhdao", "Trần Đức Thắng", RoleCode.LEADER),
    "clerk": ("vanthu", "Lý Mùi Pham", RoleCode.CLERK),
    "head": ("giamdoc", "Phạm Quốc Đạt", RoleCode.HEAD_OF_CENTRE),
    "administrator": ("quantri", "Vàng A Sử", RoleCode.ADMINISTRATOR),
    "post_clerk": ("buuchinh", "Chẩu Thị Hiền", RoleCode.POST_CLERK),
    "youth": ("thanhnien", "Lù Văn Páo", RoleCode.YOUTH_MEMBER),
}


@dataclass
class World:
    """The units, the three procedures, and a hat for each member of the cast."""

    province: Unit
    ward: Unit
    neighbour_ward: Unit
    birth: ProcedureVersion
    copies: ProcedureVersion
    land: ProcedureVersion
    receptionist: Hat
    guide: Hat
    specialist: Hat
    second_specialist: Hat
    leader: Hat
    clerk: Hat
    head: Hat
    administrator: Hat
    post_clerk: Hat
    youth: Hat
    inspector: Hat
    neighbour: Hat
    neighbour_helper: Hat
    at: datetime = AT
    _done: dict[Any, int] = field(default_factory=dict)

    def later(self, **ahead: float) -> datetime:
        """A moment after `at`: `world.later(days=1, hours=2)`."""
        return self.at + timedelta(**ahead)

    def account(self, hat: Hat) -> Account:
        """The account behind a hat, to sign in with: `client.force_login(world.account(world.clerk))`."""
        found = account(hat.account)
        assert found
        return found

    def person(self, **changes: Any) -> PersonWritten:
        """An owner who passes every check."""
        usual = PersonWritten(
            name="Trần Thị Thử",
            id_kind=IdKind.PERSONAL,
            id_number="008190000123",
            phone="0912345678",
            born=date(1990, 5, 17),
            sex=Sex.FEMALE,
            address="Tổ 8, phường Minh Xuân",
            residence=self.ward.pk,
        )
        return replace(usual, **changes)

    def papers(self, procedure: ProcedureVersion) -> tuple[PaperBrought, ...]:
        """All the papers a procedure's first case requires, brought."""
        wanted = [paper for paper in content(procedure.pk).papers_for(None) if paper.required]
        return tuple(PaperBrought(one.key, one.name, originals=1) for one in wanted)

    def intake(self, procedure: ProcedureVersion | None = None, **changes: Any) -> Intake:
        """A complete filing of a procedure (birth registration) in the ward, with any field changed."""
        procedure = procedure or self.birth
        usual = Intake(
            version=procedure.pk,
            case=content(procedure.pk).cases[0].code,
            owner=self.person(),
            served_by=self.ward.pk,
            competent=self.ward.pk,
            papers=self.papers(procedure),
        )
        return replace(usual, **changes)

    def received(
        self, procedure: ProcedureVersion | None = None, *, by: Hat | None = None, **changes: Any
    ) -> Dossier:
        """A dossier accepted at the counter at `world.at`, by the ward's receptionist or somebody else."""
        by = by or self.receptionist
        here = {"served_by": by.authority, "competent": by.authority}
        intake = self.intake(procedure, **{**here, **changes})
        return queries.obtain(by, actions.receive(intake=intake, by=by, at=self.at).pk)

    def anywhere(self) -> ProcedureVersion:
        """A procedure that any centre of the province takes in for any commune of it."""
        content = replace(BIRTH, code="1.009990", non_boundary=True)
        return publish_version(content=content, in_force_from=FIRST_DAY, by=_SYSTEM, at=self.at)

    def filed(self, procedure: ProcedureVersion | None = None, **changes: Any) -> Dossier:
        """A dossier filed online at `world.at` and not accepted yet."""
        intake = self.intake(procedure, **{"channel": Channel.ONLINE, **changes})
        return self.fresh(actions.file(intake=intake, by=_SYSTEM, at=self.at))

    def of_the_neighbour(self) -> Dossier:
        """A dossier of the neighbour commune, which nobody of the ward may see."""
        return self.received(by=self.neighbour)

    def fresh(self, dossier: Dossier) -> Dossier:
        """The dossier as it is now, obtained through the gate by the ward's receptionist."""
        return queries.obtain(self.receptionist, dossier.pk)

    def dossier_at(self, status: Status, procedure: ProcedureVersion | None = None) -> Dossier:
        """A dossier of the ward in this status, brought there by real actions five minutes apart. In process
        it is with `world.specialist`; finished, it is not handed over yet. Obligations are asked for land."""
        return self.fresh(getattr(self, f"_to_{status.name.lower()}")(procedure))

    def to_leader(self, procedure: ProcedureVersion | None = None) -> Dossier:
        """In process, at the signing step, with `world.leader`."""
        return self._act("forward", self._to_in_process(procedure), self.specialist)

    def to_clerk(self, procedure: ProcedureVersion | None = None) -> Dossier:
        """In process, at the issuing step, with `world.clerk`."""
        return self._act("forward", self.to_leader(procedure), self.leader)

    def at_return_desk(self, procedure: ProcedureVersion | None = None) -> Dossier:
        """Finished and handed over: waits for its owner."""
        return self._act("hand_over", self._to_finished(procedure), self.clerk)

    def _act(self, name: str, dossier: Dossier, by: Hat, **more: Any) -> Dossier:
        number = self._done[dossier.pk] = self._done.get(dossier.pk, 0) + 1
        act = getattr(actions, name)
        return self.fresh(act(dossier=dossier, by=by, at=self.later(minutes=5 * number), **more))

    def _to_filed(self, procedure: ProcedureVersion | None) -> Dossier:
        return self.filed(procedure)

    def _to_accepted(self, procedure: ProcedureVersion | None) -> Dossier:
        return self.received(procedure)

    def _to_refused(self, procedure: ProcedureVersion | None) -> Dossier:
        return self._act("refuse", self.filed(procedure), self.receptionist, reason="Không đúng thẩm quyền")

    def _to_in_process(self, procedure: ProcedureVersion | None) -> Dossier:
        dossier = self.received(procedure)
        return self._act("forward", dossier, self.receptionist, to_officer=self.specialist.account)

    def _to_supplement_asked(self, procedure: ProcedureVersion | None) -> Dossier:
        missing: dict[str, Any] = {"papers": ["Giấy chứng sinh"], "reason": "Giấy chứng sinh bị mờ"}
        return self._act("ask_supplement", self.received(procedure), self.receptionist, **missing)

    def _to_obligation_asked(self, procedure: ProcedureVersion | None) -> Dossier:
        dossier = self._to_in_process(procedure or self.land)
        return self._act("ask_obligation", dossier, self.specialist, reason="Nộp lệ phí trước bạ")

    def _to_withdrawn(self, procedure: ProcedureVersion | None) -> Dossier:
        return self._act("withdraw", self.received(procedure), self.receptionist, reason="Xin rút hồ sơ")

    def _to_stopped(self, procedure: ProcedureVersion | None) -> Dossier:
        return self._act("stop", self._to_in_process(procedure), self.leader, reason="Thửa đất có tranh chấp")

    def _to_finished(self, procedure: ProcedureVersion | None) -> Dossier:
        signed = {"signed_on": self.at.date(), "signed_by": self.leader.account}
        result = ResultWritten("Giấy khai sinh", number="12/2026", **signed)
        return self._act("finish", self.to_clerk(procedure), self.clerk, result=result)

    def _to_returned(self, procedure: ProcedureVersion | None) -> Dossier:
        return self._act("return_result", self.at_return_desk(procedure), self.receptionist)


def make_world() -> World:
    """A fresh world in the test's database, in about a hundred small writes."""
    province, ward, neighbour_ward = _units()
    places = {name: (ward, *who) for name, who in CAST.items()}
    places["inspector"] = (province, "thanhtra", "Đặng Thị Mai", RoleCode.INSPECTOR)
    places["neighbour"] = (neighbour_ward, "hangxom", "Sùng Thị Mỷ", RoleCode.RECEPTIONIST)
    places["neighbour_helper"] = (neighbour_ward, "hangxom.giup", "Ly Thị Say", RoleCode.YOUTH_MEMBER)
    return World(
        province=province,
        ward=ward,
        neighbour_ward=neighbour_ward,
        birth=_published(BIRTH),
        copies=_published(COPIES),
        land=_published(LAND),
        **{name: wear(*place) for name, place in places.items()},
    )


def wear(unit: Unit, username: str, name: str, role: RoleCode, **more: Any) -> Hat:
    """A new officer of a unit, wearing the post given: `wear(world.ward, "moi", "Lê Văn Mới", …)`."""
    who = open_account(username=username, name=name, password=None, by=_SYSTEM, at=_BEGAN)
    post = give_post(
        account=who,
        unit=unit.pk,
        unit_path=unit.path,
        role=role,
        valid_from=FIRST_DAY,
        by=_SYSTEM,
        at=_BEGAN,
        **more,
    )
    return hat_of_post(post.pk, AT.date())


def _units() -> tuple[Unit, Unit, Unit]:
    country = _unit(None, Tier.COUNTRY, UnitKind.COUNTRY, "Việt Nam")
    province = _unit(country, Tier.PROVINCE, UnitKind.PROVINCE, "Tỉnh Tuyên Quang")
    ward = _unit(province, Tier.COMMUNE, UnitKind.WARD, "Phường Minh Xuân", "H60.101")
    neighbour = _unit(province, Tier.COMMUNE, UnitKind.WARD, "Phường Hà Giang 1", "H60.102")
    return province, ward, neighbour


def _unit(parent: Unit | None, tier: Tier, kind: UnitKind, name: str, agency: str = "") -> Unit:
    made = add_unit(
        parent=parent, tier=tier, kind=kind, name=name, valid_from=FIRST_DAY, by=_SYSTEM, at=_BEGAN
    )
    if agency:
        give_code(
            unit=made, system=CodeSystem.AGENCY, code=agency, valid_from=FIRST_DAY, by=_SYSTEM, at=_BEGAN
        )
    return made


def _published(procedure: ProcedureContent) -> ProcedureVersion:
    return publish_version(content=procedure, in_force_from=FIRST_DAY, by=_SYSTEM, at=_BEGAN)


@pytest.fixture
def world(db: None) -> World:
    """The small commune of this test."""
    return make_world()
