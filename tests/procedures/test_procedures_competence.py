"""Who may decide beside the body that receives: read from the procedure, kept inside one province."""

from dataclasses import replace
from datetime import date

import pytest
from tests.world import BIRTH, FIRST_DAY, LAND, World, _unit

from motcua.procedures.permissions import why_not_decide
from motcua.procedures.queries import competent_units
from motcua.procedures.rules import (
    Case,
    Competence,
    Level,
    Performer,
    RouteStep,
    StepRole,
    StepTier,
    competence,
)
from motcua.units.models import Unit
from motcua.units.rules import Tier, UnitKind

ON = date(2026, 11, 23)
PROVINCE, WARD, OTHER = "vn/tq/", "vn/tq/minhxuan/", "vn/tq/hagiang/"
OF_PROVINCE = frozenset({Tier.PROVINCE, Tier.DEPARTMENT})


def test_an_ordinary_procedure_leaves_no_choice() -> None:
    assert not competence(BIRTH)
    assert not competence(replace(BIRTH, levels=(Level.COMMUNE, Level.MINISTRY)))


def test_a_procedure_of_the_province_opens_its_departments() -> None:
    assert competence(replace(BIRTH, levels=(Level.COMMUNE, Level.PROVINCE))) == Competence(OF_PROVINCE)


@pytest.mark.parametrize("tier", [StepTier.PROVINCE, StepTier.DEPARTMENT])
def test_so_does_a_route_that_names_the_province(tier: StepTier) -> None:
    step = RouteStep("Thẩm định", StepRole.SPECIALIST, tier)
    assert competence(replace(BIRTH, route=(step,))).tiers == OF_PROVINCE


def test_the_route_of_a_case_counts_for_that_case_alone() -> None:
    there = RouteStep("Thẩm định", StepRole.SPECIALIST, StepTier.DEPARTMENT)
    procedure = replace(BIRTH, cases=(Case("a"), Case("b", route=(there,))))
    assert not competence(procedure, "a")
    assert competence(procedure, "b").tiers == OF_PROVINCE


def test_a_branch_decides_what_it_signs_or_what_is_its_own() -> None:
    signed = RouteStep("Ký", StepRole.LEADER, StepTier.BRANCH)
    asked = RouteStep("Xác minh", StepRole.SPECIALIST, StepTier.BRANCH)
    assert competence(replace(BIRTH, route=(signed,))).tiers == {Tier.BRANCH}
    assert competence(replace(BIRTH, performer=Performer.POLICE)).tiers == {Tier.BRANCH}
    assert not competence(replace(BIRTH, route=(asked,), performer=Performer.COMMITTEE))


@pytest.mark.parametrize(
    ("rule", "path", "tier", "may"),
    [
        (Competence(), WARD, Tier.COMMUNE, True),
        (Competence(), OTHER, Tier.COMMUNE, False),
        (Competence(communes=True), OTHER, Tier.COMMUNE, True),
        (Competence(communes=True), "vn/hue/phuxuan/", Tier.COMMUNE, False),
        (Competence(communes=True), "vn/tq/tuphap/", Tier.DEPARTMENT, False),
        (Competence(OF_PROVINCE), "vn/tq/tuphap/", Tier.DEPARTMENT, True),
        (Competence(OF_PROVINCE), PROVINCE, Tier.PROVINCE, True),
        (Competence(OF_PROVINCE), "vn/hue/tuphap/", Tier.DEPARTMENT, False),
        (Competence(OF_PROVINCE), OTHER, Tier.COMMUNE, False),
        (Competence(OF_PROVINCE), "vn/tq/tuphap/phong/", Tier.DIVISION, False),
        (Competence(frozenset({Tier.BRANCH})), "vn/tq/minhxuan/congan/", Tier.BRANCH, True),
        (Competence(frozenset({Tier.BRANCH})), "vn/tq/thue/", Tier.BRANCH, True),
        (Competence(frozenset({Tier.BRANCH})), "vn/tq/hagiang/congan/", Tier.BRANCH, False),
        (Competence(OF_PROVINCE), "vn/", Tier.COUNTRY, False),
    ],
)
def test_who_is_reached_from_a_ward(rule: Competence, path: str, tier: Tier, may: bool) -> None:
    assert rule.reaches(WARD, path, tier) is may


def _department(world: World, name: str = "Sở Tư pháp") -> Unit:
    return _unit(world.province, Tier.DEPARTMENT, UnitKind.DEPARTMENT, name, "H60.07")


def test_the_list_offers_the_province_and_its_departments_of_that_day(world: World) -> None:
    department = _department(world)
    rule = competence(replace(LAND, levels=(Level.PROVINCE,)))
    assert competent_units(rule, world.ward.path, ON) == [world.province, department]
    assert competent_units(rule, world.ward.path, date(2020, 1, 1)) == []
    assert competent_units(Competence(communes=True), world.ward.path, ON) == []


def test_a_body_outside_the_rule_is_refused_by_name(world: World) -> None:
    refusal = why_not_decide(BIRTH, "", world.ward.path, world.neighbour_ward, ON)
    assert refusal is not None
    assert refusal.code == "not_competent"
    assert "Phường Hà Giang 1" in str(refusal)
    assert why_not_decide(BIRTH, "", world.ward.path, world.ward, ON) is None
    free = replace(BIRTH, non_boundary=True)
    assert why_not_decide(free, "", world.ward.path, world.neighbour_ward, ON) is None


def test_a_body_that_is_no_more_is_refused(world: World) -> None:
    world.neighbour_ward.valid_to = FIRST_DAY.replace(year=2026)
    free = replace(BIRTH, non_boundary=True)
    refusal = why_not_decide(free, "", world.ward.path, world.neighbour_ward, ON)
    assert refusal is not None
    assert refusal.code == "competent_gone"
