"""Received in one unit, decided in another: each does its own part, from the code to the returned result."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from tests.world import FIRST_DAY, LAND, World, _unit, wear

from motcua.dossiers import actions, queries
from motcua.dossiers.actions import ResultWritten
from motcua.dossiers.models import Dossier
from motcua.dossiers.permissions import why_not, why_not_competent
from motcua.dossiers.rules import Act, Holder, Status
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.refusal import Refused
from motcua.procedures.actions import publish_version
from motcua.procedures.rules import Level
from motcua.staff.rules import Hat, RoleCode
from motcua.units.models import Unit
from motcua.units.queries import calendar_of
from motcua.units.rules import Tier, UnitKind
from motcua.workdays.models import Calendar
from motcua.workdays.rules import DayKind, SpecialDay


def at_nine(day: int) -> datetime:
    return datetime(2026, 12, day, 9, 0, tzinfo=LOCAL)


class Both:
    """The ward that receives, the department that decides, and a dossier between them."""

    def __init__(self, world: World) -> None:
        self.world = world
        content = replace(LAND, code="1.099999", levels=(Level.COMMUNE, Level.PROVINCE))
        self.land = publish_version(content=content, in_force_from=FIRST_DAY, by=System(), at=world.at)
        self.department = _unit(world.province, Tier.DEPARTMENT, UnitKind.DEPARTMENT, "Sở Đất đai", "H60.09")
        self.specialist = wear(self.department, "so1", "Bùi Văn Sở", RoleCode.SPECIALIST)
        self.leader = wear(self.department, "so2", "Đỗ Thị Ký", RoleCode.LEADER)
        self.clerk = wear(self.department, "so3", "Hà Văn Dấu", RoleCode.CLERK)
        self.dossier = world.received(self.land, competent=self.department.pk)
        self.minutes = 0

    def act(self, name: str, by: Hat, **more: object) -> Dossier:
        """Do an act a few minutes after the last one, and obtain the dossier as whoever did it."""
        self.minutes += 5
        at = self.world.later(minutes=self.minutes)
        dossier = queries.obtain(by, self.dossier.pk)
        getattr(actions, name)(dossier=dossier, by=by, at=at, **more)
        return queries.obtain(by, self.dossier.pk)

    def finished(self) -> Dossier:
        """Brought through the department, up to its result."""
        self.act("forward", self.world.receptionist)
        self.act("forward", self.specialist)
        self.act("forward", self.leader)
        return self.act("finish", self.clerk, result=ResultWritten("Giấy chứng nhận"))

    def listed(self, code: str, hat: Hat) -> bool:
        found = queries.worklist(code)
        assert found
        return self.dossier in queries.rows(found, hat, self.world.later(hours=1)).dossiers


@pytest.fixture
def both(world: World) -> Both:
    return Both(world)


def test_the_code_is_of_the_unit_that_receives(both: Both) -> None:
    assert both.dossier.code == "H60.101-261123-0001"
    assert (both.dossier.served_by, both.dossier.competent) == (both.world.ward, both.department)
    assert (both.dossier.holder, both.dossier.holder_unit) == (Holder.RECEPTION, both.world.ward)


def test_the_date_is_counted_by_the_calendar_of_the_unit_that_decides(both: Both) -> None:
    usual = calendar_of(both.department)
    closed = SpecialDay(DayKind.HOLIDAY, "Ngày nghỉ của sở")
    days = {**usual.days, date(2026, 11, 25): closed}
    content = replace(usual, days=days).to_json()
    own = Calendar.objects.create(code="so", name="Sở Đất đai", content=content)
    Unit.objects.filter(pk=both.department.pk).update(calendar=own)
    here, there = both.world.received(both.land), both.world.received(both.land, competent=both.department.pk)
    assert (here.due_at, there.due_at) == (at_nine(17), at_nine(18))


def test_each_step_answers_to_its_own_unit(both: Both) -> None:
    page = queries.page_of(both.dossier, both.world.receptionist, both.world.later(hours=1))
    units = [one.responsibility.split(", ")[1] for one in page.five_clear]
    assert units == ["Phường Minh Xuân", *["Sở Đất đai"] * 3]


def test_both_units_and_the_inspector_see_it_and_no_third_one(both: Both) -> None:
    for hat in (both.world.receptionist, both.specialist, both.world.inspector):
        assert queries.obtain(hat, both.dossier.pk) == both.dossier
        assert queries.search(hat, both.dossier.code or "") == [both.dossier]
    with pytest.raises(Refused):
        queries.obtain(both.world.neighbour, both.dossier.pk)


def test_it_is_passed_on_to_a_specialist_of_the_unit_that_decides(both: Both) -> None:
    dossier = both.act("forward", both.world.receptionist)
    assert (dossier.officer_id, dossier.holder_unit) == (both.specialist.account, both.department)
    assert both.listed("mine", both.specialist)
    assert not both.listed("in_process", both.world.head)


def test_a_specialist_of_the_receiving_unit_cannot_be_chosen(both: Both) -> None:
    with pytest.raises(Refused) as refused:
        both.act("forward", both.world.receptionist, to_officer=both.world.specialist.account)
    assert refused.value.refusal.code == "not_able"


def test_the_province_itself_does_not_work_with_the_officers_of_its_communes(both: Both) -> None:
    dossier = both.world.received(both.land, competent=both.world.province.pk)
    assert queries.eligible_posts(dossier, "specialist", both.world.at.date()) == []


def test_what_waits_there_is_not_taken_here(both: Both) -> None:
    for hat in (both.specialist, both.world.specialist):
        assert hat.role.code is RoleCode.SPECIALIST
    dossier = both.act("forward", both.world.receptionist)
    Dossier.objects.filter(pk=dossier.pk).update(officer=None)
    dossier, at = both.world.fresh(dossier), both.world.later(hours=1)
    refusal = why_not(both.world.specialist, dossier, Act.TAKE, at)
    assert refusal is not None
    assert "Sở Đất đai" in str(refusal)
    assert why_not(both.specialist, dossier, Act.TAKE, at) is None


@pytest.mark.parametrize("act", [Act.STOP, Act.REASSIGN])
def test_the_leader_here_does_not_act_for_the_one_there(both: Both, act: Act) -> None:
    dossier, at = both.act("forward", both.world.receptionist), both.world.later(hours=1)
    refusal = why_not(both.world.leader, dossier, act, at)
    assert refusal is not None
    assert refusal.code == "other_unit"
    assert why_not(both.leader, dossier, act, at) is None


def test_papers_are_asked_for_through_the_desk_that_serves(both: Both) -> None:
    both.act("forward", both.world.receptionist)
    both.act("propose_supplement", both.specialist, papers=["Sơ đồ"], reason="Sơ đồ bị mờ")
    assert both.listed("supplement_proposed", both.world.receptionist)
    there = wear(both.department, "so4", "Mai Văn Quầy", RoleCode.RECEPTIONIST)
    with pytest.raises(Refused) as refused:
        both.act("ask_supplement", there)
    assert refused.value.refusal.code == "other_unit"
    assert both.act("ask_supplement", both.world.receptionist).current is Status.SUPPLEMENT_ASKED


def test_the_result_waits_with_the_clerk_there_until_it_is_handed_over(both: Both) -> None:
    dossier = both.finished()
    assert (dossier.holder, dossier.holder_unit) == (Holder.CLERK, both.department)
    assert both.listed("to_hand_over", both.clerk)
    assert not both.listed("to_hand_over", both.world.clerk)
    assert why_not(both.world.head, dossier, Act.HAND_OVER, both.world.later(hours=1)) is not None


def test_the_result_is_returned_where_the_person_is_served(both: Both) -> None:
    both.finished()
    dossier = both.act("hand_over", both.clerk)
    assert (dossier.holder, dossier.holder_unit) == (Holder.RECEPTION, both.world.ward)
    assert both.listed("return_counter", both.world.receptionist)
    assert both.act("return_result", both.world.receptionist).current is Status.RETURNED


def test_what_is_set_aside_is_found_again_by_both_units(both: Both) -> None:
    both.act("set_aside", both.world.administrator, reason="Nhập nhầm hai lần")
    there = wear(both.department, "so5", "Ngô Thị Quản", RoleCode.ADMINISTRATOR)
    for hat in (both.world.administrator, there):
        assert queries.obtain_set_aside(hat) == [both.dossier]


def test_a_body_outside_the_rule_is_refused_with_its_name(both: Both) -> None:
    world, day = both.world, both.world.at.date()
    assert why_not_competent(world.intake(both.land, competent=both.department.pk), day) is None
    assert why_not_competent(world.intake(), day) is None
    refusal = why_not_competent(world.intake(competent=both.department.pk), day)
    assert refusal is not None
    assert (refusal.code, "Sở Đất đai" in str(refusal)) == ("not_competent", True)
