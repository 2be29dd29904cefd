"""A commune to measure in: the shipped units and procedures, one ward with its officers, by real actions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.core.management import call_command

from motcua.applicants.rules import IdKind, PersonWritten, Sex
from motcua.dossiers.rules import Intake, PaperBrought
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.procedures.queries import content, version_in_force
from motcua.staff.actions import give_post, open_account
from motcua.staff.queries import hat_of_post
from motcua.staff.rules import Hat, RoleCode
from motcua.units.actions import give_code
from motcua.units.queries import search_units
from motcua.units.rules import CodeSystem, Tier

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
FIRST_DAY = date(2025, 7, 1)
PROCEDURE = "1.001193"
"""Registration of a birth: five steps, three required papers."""
_SURNAMES = ("Trần", "Nguyễn", "Lê", "Hoàng", "Ma", "Nông", "Lý", "Vàng")
_GIVEN = ("Thử", "Mẫu", "Ví Dụ", "Đo", "Nhanh", "Chậm", "Đều", "Xa")


@dataclass(frozen=True)
class Office:
    """The ward, its officers by role, and the procedure they take in."""

    ward: UUID
    path: str
    hats: dict[RoleCode, Hat]
    version: UUID
    numbers: Iterator[int]

    @property
    def receptionist(self) -> Hat:
        return self.hats[RoleCode.RECEPTIONIST]

    def intake(self) -> Intake:
        """The next complete filing, of another person each time."""
        number = next(self.numbers)
        procedure = content(self.version)
        case = procedure.cases[0].code
        wanted = [paper for paper in procedure.papers_for(case) if paper.required]
        return Intake(
            version=self.version,
            case=case,
            owner=self._person(number),
            served_by=self.ward,
            competent=self.ward,
            papers=tuple(PaperBrought(one.key, one.name, originals=1) for one in wanted),
        )

    def _person(self, number: int) -> PersonWritten:
        name = f"{_SURNAMES[number % 8]} Thị {_GIVEN[number // 8 % 8]}"
        return PersonWritten(
            name=name,
            id_kind=IdKind.PERSONAL,
            id_number=f"008190{number % 1_000_000:06}",
            phone=f"09{number % 100_000_000:08}",
            born=date(1990, 5, 17),
            sex=Sex.FEMALE,
            address="Tổ 8, phường Minh Xuân",
            residence=self.ward,
        )


def prepared() -> Office:
    """Load the shipped data into an empty database and open the ward's office."""
    call_command("migrate", interactive=False, verbosity=0)
    for command in ("calendar_load", "units_load", "procedures_load"):
        call_command(command, verbosity=0, stdout=_Silence())
    return open_office()


def open_office() -> Office:
    """The officers of Ward Minh Xuân, one of each role, and the province's inspector."""
    day, system = AT.date(), System()
    ward = search_units("minh xuan", day, tier=Tier.COMMUNE)[0]
    if ward.parent is None:
        raise RuntimeError("the ward has no province")
    give_code(unit=ward, system=CodeSystem.AGENCY, code="H60.101", valid_from=FIRST_DAY, by=system, at=AT)
    places: dict[RoleCode, Any] = dict.fromkeys(RoleCode, ward) | {RoleCode.INSPECTOR: ward.parent}
    hats = {role: _officer(role, place) for role, place in places.items()}
    return Office(ward.pk, ward.path, hats, version_in_force(PROCEDURE, day).pk, count(1))


def _officer(role: RoleCode, unit: Any) -> Hat:
    who = {"name": f"Cán bộ {role.value}", "password": None, "by": System(), "at": AT}
    account = open_account(username=role.value.replace("_", ""), **who)
    place = {"unit": unit.pk, "unit_path": unit.path, "valid_from": FIRST_DAY, "by": System(), "at": AT}
    post = give_post(account=account, role=role, **place)
    return hat_of_post(post.pk, AT.date())


class _Silence:
    """Where the loading commands say what they did."""

    def write(self, text: str) -> int:
        return len(text)
