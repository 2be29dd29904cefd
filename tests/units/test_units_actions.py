from datetime import date, timedelta

import pytest
from django.utils import translation
from units_world import AT, BY, TODAY, TWO_TIERS

from motcua.journal.queries import facts_about, last_fact
from motcua.kernel.refusal import Refused
from motcua.units import queries
from motcua.units.actions import add_service_point, add_unit, add_usual_parts, give_code, rename
from motcua.units.models import UnitCode
from motcua.units.rules import CodeSystem, Tier, UnitKind, path_below

YEAR = timedelta(days=365)


def division(parent, **other):
    given = {"tier": Tier.DIVISION, "kind": UnitKind.DIVISION, "name": "Phòng Kinh tế", "valid_from": TODAY}
    return add_unit(parent=parent, by=BY, at=AT, **{**given, **other})


def code(unit, text, valid_from=TODAY, **other):
    return give_code(unit=unit, code=text, valid_from=valid_from, by=BY, at=AT, **other)


def refusal(act, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        act(*args, **kwargs)
    assert "{" not in str(refused.value)
    return refused.value.refusal.code


def test_a_unit_is_added_below_another(small_country):
    commune = small_country("02215")
    added = division(commune, name="  Phòng   Kinh tế ")
    assert added.name == "Phòng Kinh tế"
    assert added.path == path_below(commune.path, added.pk)
    assert queries.name_on(added, TODAY) == "Phòng Kinh tế"


def test_adding_a_unit_leaves_one_fact(small_country):
    added = division(small_country("02215"))
    fact = last_fact(added.pk)
    assert (fact.kind, fact.number) == ("unit.added", 1)
    assert fact.data["parent"] == str(small_country("02215").pk)


def test_a_unit_needs_a_name(small_country):
    assert refusal(division, small_country("02215"), name="  ") == "unit_without_name"


def test_a_unit_needs_a_kind_of_its_tier(small_country):
    assert refusal(division, small_country("02215"), kind=UnitKind.WARD) == "unit_kind_does_not_fit"


def test_a_unit_needs_a_parent_of_a_fitting_tier(small_country):
    assert refusal(division, small_country("08")) == "unit_below_wrong_tier"
    assert refusal(division, None) == "unit_below_wrong_tier"


def test_nothing_is_added_above_the_country(small_country):
    country = {"tier": Tier.COUNTRY, "kind": UnitKind.COUNTRY}
    assert refusal(division, small_country("08"), **country) == "unit_below_wrong_tier"


def test_a_unit_needs_a_parent_that_exists_then(small_country):
    before = TWO_TIERS - timedelta(days=1)
    assert refusal(division, small_country("02215"), valid_from=before) == "unit_parent_not_in_force"


def test_usual_parts_are_added_once(small_country):
    commune = small_country("02215")
    first = add_usual_parts(unit=commune, valid_from=TODAY, by=BY, at=AT)
    assert {part.name for part in first} >= {"Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công"}
    assert all(part.parent == commune for part in first)
    assert add_usual_parts(unit=commune, valid_from=TODAY, by=BY, at=AT) == []
    assert add_usual_parts(unit=small_country("02212"), valid_from=TODAY, by=BY, at=AT)


def test_a_province_gets_departments_and_a_division_nothing(small_country):
    parts = add_usual_parts(unit=small_country("08"), valid_from=TODAY, by=BY, at=AT)
    assert "Sở Tư pháp" in {part.name for part in parts}
    assert add_usual_parts(unit=parts[0], valid_from=TODAY, by=BY, at=AT) == []


def test_a_unit_is_renamed_and_its_old_name_kept(small_country):
    commune = small_country("02215")
    rename(unit=commune, name="Phường Mới", valid_from=date(2026, 10, 1), by=BY, at=AT, source="01/NQ")
    assert small_country("02215").name == "Phường Mới"
    assert queries.name_on(commune, date(2026, 9, 30)) == "Phường Minh Xuân"
    assert last_fact(commune.pk).data == {"name": "Phường Mới", "kind": "ward", "from": "2026-10-01"}


def test_a_unit_may_change_its_kind_alone(small_country):
    commune = small_country("02215")
    rename(unit=commune, name=commune.name, kind=UnitKind.COMMUNE, valid_from=TODAY, by=BY, at=AT)
    assert small_country("02215").kind == UnitKind.COMMUNE


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": " "}, "unit_without_name"),
        ({"kind": UnitKind.CITY}, "unit_kind_does_not_fit"),
        ({"valid_from": TODAY + timedelta(days=1)}, "unit_name_in_future"),
        ({"valid_from": TWO_TIERS}, "unit_name_too_early"),
        ({"valid_from": TWO_TIERS - YEAR}, "unit_name_too_early"),
    ],
)
def test_a_rename_is_refused(small_country, given, why):
    commune = small_country("02215")
    assert (
        refusal(rename, **{"unit": commune, "name": "Mới", "valid_from": TODAY, "by": BY, "at": AT, **given})
        == why
    )
    assert facts_about("unit", commune.pk) == []


def test_a_code_is_given_and_leaves_one_fact(small_country):
    commune = small_country("02215")
    code(commune, "H60.101", system=CodeSystem.AGENCY)
    assert queries.code_of(commune, TODAY, CodeSystem.AGENCY) == "H60.101"
    assert last_fact(commune.pk).kind == "unit.code_given"


def test_a_new_code_ends_the_open_one(small_country):
    commune = small_country("02215")
    code(commune, "99999")
    assert queries.code_of(commune, TODAY - timedelta(days=1)) == "02215"
    assert queries.code_of(commune, TODAY) == "99999"


def test_a_code_given_up_may_be_carried_by_another(small_country):
    minh_xuan, nong_tien = small_country("02215"), small_country("02212")
    code(minh_xuan, "99999")
    code(nong_tien, "02215")
    assert queries.unit_by_code("02215", TODAY - timedelta(days=1)) == minh_xuan
    assert queries.unit_by_code("02215", TODAY) == nong_tien


def test_no_two_units_carry_one_code_on_one_day(small_country):
    assert refusal(code, small_country("02212"), "02215") == "code_carried_by_another"
    with pytest.raises(Refused, match="Phường Minh Xuân"):
        code(small_country("02212"), "02215")


def test_a_code_for_a_while_may_not_run_into_anothers_days(small_country):
    minh_xuan, nong_tien = small_country("02215"), small_country("02212")
    code(minh_xuan, "99999", valid_from=date(2026, 1, 1))
    while_it_lasts = {"valid_from": TWO_TIERS, "valid_to": date(2026, 1, 2)}
    assert refusal(code, nong_tien, "99999", **while_it_lasts) == "code_carried_by_another"


def test_a_unit_carries_one_code_of_a_system_on_a_day(small_country):
    minh_xuan = small_country("02215")
    code(minh_xuan, "99999")
    assert refusal(code, minh_xuan, "88888", valid_from=TODAY - YEAR) == "code_carried_already"
    assert refusal(code, minh_xuan, "99999") == "code_carried_already"


@pytest.mark.parametrize(("system", "text"), [("official", "H60"), ("agency", "02215"), ("official", "")])
def test_a_code_has_the_shape_of_its_system(small_country, system, text):
    given = {"system": CodeSystem(system)}
    assert refusal(code, small_country("02215"), text, **given) == "code_malformed"


def test_a_code_holds_while_its_unit_exists(small_country):
    before = TWO_TIERS - timedelta(days=1)
    assert refusal(code, small_country("02215"), "99999", valid_from=before) == "code_outside_unit"


def test_a_refused_code_changes_nothing(small_country):
    before = list(UnitCode.objects.order_by("pk").values())
    refusal(code, small_country("02212"), "02215")
    assert list(UnitCode.objects.order_by("pk").values()) == before


def test_a_commune_has_several_service_points(small_country):
    commune = small_country("02215")
    for name in ("Trụ sở", "Cơ sở 2"):
        add_service_point(unit=commune, name=name, address="Số 1", valid_from=TODAY, by=BY, at=AT)
    points = queries.service_points_of(commune, TODAY)
    assert [point.name for point in points] == ["Cơ sở 2", "Trụ sở"]
    assert last_fact(points[0].pk).data["unit"] == str(commune.pk)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": ""}, "point_without_name"),
        ({"name": "Trụ sở"}, "point_named_twice"),
        ({"valid_from": TWO_TIERS - YEAR}, "point_outside_unit"),
    ],
)
def test_a_service_point_is_refused(small_country, given, why):
    point = {"unit": small_country("02215"), "name": "Trụ sở", "valid_from": TODAY, "by": BY, "at": AT}
    add_service_point(**point)
    assert refusal(add_service_point, **{**point, "name": "Khác", **given}) == why


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("vi", "Đơn vị cấp “phòng, bộ phận” không thể thuộc loại “phường”. Hãy chọn loại khác."),
        ("en", "A unit of the tier “division” cannot be of the kind “ward”. Choose another kind."),
    ],
)
def test_a_refusal_speaks_the_readers_language(small_country, language, sentence):
    with translation.override(language), pytest.raises(Refused) as refused:
        division(small_country("02215"), kind=UnitKind.WARD)
    with translation.override(language):
        assert str(refused.value) == sentence
