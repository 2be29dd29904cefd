"""The stage: the two wards with codes, parts, service points, offers and posts; by real actions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day
from motcua.procedures.actions import offer
from motcua.procedures.queries import content, procedures_for
from motcua.procedures.rules import Performer
from motcua.staff.actions import give_post, open_account
from motcua.staff.queries import hat_of_post
from motcua.staff.rules import Hat, RoleCode
from motcua.units.actions import add_service_point, add_usual_parts, give_code
from motcua.units.queries import calendar_of, code_of, parts_of, unit_by_code
from motcua.units.rules import CodeSystem
from motcua.workdays.rules import WorkCalendar

from .cast import CAST, NEIGHBOUR, PROVINCE, WARD, Officer
from .trades import Hand

if TYPE_CHECKING:
    from motcua.units.models import ServicePoint, Unit

FIRST_DAY = date(2025, 7, 1)
# Given for the demonstration only: the true agency codes of communes are not known to us.
AGENCY_CODES = {WARD: "H60.101", NEIGHBOUR: "H60.102"}
POINTS = (
    ("Trụ sở Trung tâm Phục vụ hành chính công", "Số 1, đường Bến Nứa, tổ 5, phường Minh Xuân"),
    ("Điểm tiếp nhận số 2 – Nhà văn hóa tổ 21", "Đường Đồi Chè, tổ 21, phường Minh Xuân"),
)
_SYSTEM = System()


@dataclass
class Stage:
    """Units by official code, hats by user name, what the wards offer, and the calendar they work by."""

    units: Mapping[str, "Unit"]
    points: list["ServicePoint"]
    calendar: WorkCalendar
    versions: dict[str, UUID]
    hats: dict[str, Hat] = field(default_factory=dict)
    by_account: dict[UUID, str] = field(default_factory=dict)

    def desk(self, place: str, field_key: str, second: bool = False) -> Hat:
        """The receptionist of a place for a field; the second counter of it when there is one."""
        desks = self._of(place, RoleCode.RECEPTIONIST)
        named = [hat for hat in desks if hat.works_on(field_key)] or desks
        return named[-1] if second else named[0]

    def guide(self, second: bool = False) -> Hat:
        """A guide of the ward."""
        guides = self._of(WARD, RoleCode.GUIDE)
        return guides[-1] if second else guides[0]

    def helper(self, hand: Hand, second: bool = False) -> Hat | None:
        """The officer of the ward who helps in this way; None for whoever files without one."""
        if hand is Hand.GUIDE:
            return self.guide(second)
        role = {Hand.POST: RoleCode.POST_CLERK, Hand.YOUTH: RoleCode.YOUTH_MEMBER}.get(hand)
        return self._of(WARD, role)[0] if role else None

    def specialists(self, field_key: str) -> list[Hat]:
        """The specialists of the ward for a field."""
        return [hat for hat in self._of(WARD, RoleCode.SPECIALIST) if hat.works_on(field_key)]

    def leader(self, place: str) -> Hat:
        """The leader who is there every day."""
        return self._of(place, RoleCode.LEADER)[0]

    def clerk(self, place: str) -> Hat:
        return self._of(place, RoleCode.CLERK)[0]

    def holder(self, account: UUID | None, otherwise: Hat) -> Hat:
        """The hat of the officer of this account; the other one where it lies with nobody by name."""
        return self.hats.get(self.username(account), otherwise)

    def username(self, account: UUID | None) -> str:
        """The user name of an account of the cast; empty for nobody."""
        return self.by_account.get(account, "") if account else ""

    def _of(self, place: str, role: RoleCode) -> list[Hat]:
        members = [one for one in CAST if one.place == place and one.role is role]
        return [self.hats[one.username] for one in members]


def set_up(at: datetime) -> Stage:
    """Prepare everything that is there before the first visitor comes."""
    day = local_day(at)
    units = {code: unit_by_code(code, day) for code in (WARD, NEIGHBOUR, PROVINCE)}
    for code, agency in AGENCY_CODES.items():
        _give_agency_code(units[code], agency, at)
    add_usual_parts(unit=units[WARD], valid_from=FIRST_DAY, by=_SYSTEM, at=at)
    stage = Stage(units, _points(units[WARD], at), calendar_of(units[WARD]), _offered(units, at))
    parts = {part.name: part for part in parts_of(units[WARD], day)}
    for officer in CAST:
        _engage(stage, officer, parts.get(officer.part, units[officer.place]), at)
    return stage


def _give_agency_code(unit: "Unit", code: str, at: datetime) -> None:
    if code_of(unit, local_day(at), CodeSystem.AGENCY) is None:
        give_code(unit=unit, system=CodeSystem.AGENCY, code=code, valid_from=FIRST_DAY, by=_SYSTEM, at=at)


def _points(unit: "Unit", at: datetime) -> list["ServicePoint"]:
    return [
        add_service_point(unit=unit, name=name, address=address, valid_from=FIRST_DAY, by=_SYSTEM, at=at)
        for name, address in POINTS
    ]


def _offered(units: Mapping[str, "Unit"], at: datetime) -> dict[str, UUID]:
    """Both wards offer what a People's Committee does itself; police and others have their own desks."""
    found = procedures_for(units[WARD], local_day(at))
    own = {one.procedure.code: one.pk for one in found if content(one.pk).performer is Performer.COMMITTEE}
    for code in AGENCY_CODES:
        offer(unit=units[code], codes=own, valid_from=FIRST_DAY, by=_SYSTEM, at=at)
    return own


def _engage(stage: Stage, officer: Officer, unit: "Unit", at: datetime) -> None:
    account = open_account(username=officer.username, name=officer.name, password=None, by=_SYSTEM, at=at)
    post = give_post(
        account=account,
        unit=unit.pk,
        unit_path=unit.path,
        role=officer.role,
        title=officer.title,
        fields=officer.fields,
        valid_from=FIRST_DAY,
        by=_SYSTEM,
        at=at,
    )
    stage.hats[officer.username] = hat_of_post(post.pk, local_day(at))
    stage.by_account[account.pk] = officer.username
