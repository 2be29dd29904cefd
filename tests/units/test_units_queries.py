from datetime import timedelta

import pytest
from units_world import AT, BY, TODAY, TWO_TIERS

from motcua.journal.queries import last_fact
from motcua.kernel.ids import new_id
from motcua.units import queries
from motcua.units.actions import add_service_point, add_usual_parts, choose_calendar, give_code
from motcua.units.models import Unit
from motcua.units.rules import CodeSystem, Tier, UnknownUnit, path_below
from motcua.workdays.models import Calendar
from motcua.workdays.queries import default_calendar, shipped_content


@pytest.fixture
def divisions(small_country):
    """The usual parts of Minh Xuân, by name."""
    parts = add_usual_parts(unit=small_country("02215"), valid_from=TODAY, by=BY, at=AT)
    return {part.name: part for part in parts}


def test_a_unit_is_found_by_its_identity(small_country):
    assert queries.unit(small_country("02215").pk).name == "Phường Minh Xuân"


def test_a_unit_comes_with_what_it_belongs_to_in_one_query(small_country, queries_at_most):
    commune, province = small_country("02215"), small_country("08")
    with queries_at_most(1):
        found = queries.unit_and_parent(commune.pk)
        assert (found, found.parent) == (commune, province)
    with pytest.raises(UnknownUnit):
        queries.unit_and_parent(new_id())


def test_an_unknown_identity_is_refused_with_a_sentence(small_country):
    with pytest.raises(UnknownUnit) as unknown:
        queries.unit(new_id())
    assert unknown.value.refusal.code == "unknown_unit"


@pytest.mark.parametrize(
    ("code", "on"), [("99999", TODAY), ("02215", TWO_TIERS - timedelta(days=1)), ("", TODAY)]
)
def test_a_code_nobody_carries_on_that_day_is_refused(small_country, code, on):
    with pytest.raises(UnknownUnit) as unknown:
        queries.unit_by_code(code, on)
    assert unknown.value.refusal.code == "unknown_unit_code"
    assert f"{on:%d/%m/%Y}" in str(unknown.value)


def test_codes_of_different_systems_do_not_mix(small_country):
    assert queries.unit_by_code("H60", TODAY, CodeSystem.AGENCY) == small_country("08")
    with pytest.raises(UnknownUnit):
        queries.unit_by_code("H60", TODAY)


def test_codes_of_a_list_take_one_query(small_country, django_assert_num_queries):
    units = [small_country("02215"), small_country("08")]
    with django_assert_num_queries(1):
        codes = queries.codes_of(units, TODAY)
    assert codes == {units[0].pk: "02215", units[1].pk: "08"}
    assert queries.codes_of(units, TODAY, CodeSystem.AGENCY) == {units[1].pk: "H60"}


def test_ancestors_are_nearest_first_in_one_query(small_country, divisions, django_assert_num_queries):
    with django_assert_num_queries(1):
        above = queries.ancestors(divisions["Phòng Văn hóa - Xã hội"])
    assert [unit.tier for unit in above] == ["division", "commune", "province", "country"]


def test_an_ancestor_is_found_by_its_tier(small_country, divisions):
    assert queries.ancestor(divisions["Công an"], Tier.PROVINCE) == small_country("08")
    assert queries.ancestor(small_country("08"), Tier.PROVINCE) == small_country("08")
    assert queries.ancestor(small_country("08"), Tier.COMMUNE) is None


def test_divisions_and_centres_act_for_the_commune_and_branches_for_themselves(small_country, divisions):
    commune = small_country("02215")
    assert queries.authority_of(commune) == commune
    assert queries.authority_of(divisions["Phòng Văn hóa - Xã hội"]) == commune
    assert queries.authority_of(divisions["Trung tâm Phục vụ hành chính công"]) == commune
    assert queries.authority_of(divisions["Công an"]) == divisions["Công an"]


def test_the_country_decides_on_no_dossier(small_country):
    with pytest.raises(UnknownUnit, match="Việt Nam"):
        queries.authority_of(queries.country())


@pytest.mark.django_db
def test_without_units_one_is_told_to_load_them():
    with pytest.raises(UnknownUnit, match="motcua units load"):
        queries.country()


def test_within_is_the_unit_and_all_below_but_never_the_neighbour(small_country, divisions):
    inside = set(queries.within(small_country("02215").path))
    assert inside == {small_country("02215"), *divisions.values()}
    assert small_country("02212") not in inside
    assert queries.within(small_country("08").path).count() == len(inside) + 2


def test_an_empty_scope_opens_nothing(small_country):
    assert list(queries.within("")) == []


def test_within_is_a_range_of_the_index(small_country):
    sql = str(queries.within(small_country("08").path).query)
    assert "LIKE" not in sql
    assert '"path" >= ' in sql


def test_provinces_and_communes_are_listed_by_name(small_country):
    assert [unit.name for unit in queries.provinces(TODAY)] == [
        "Thành phố Đồng Nai",
        "Thành phố Hà Nội",
        "Tỉnh Tuyên Quang",
    ]
    communes = queries.communes_of(small_country("75"), TODAY)
    assert [unit.name for unit in communes] == ["Phường Lộc Ninh", "Phường Long Thành", "Phường Trấn Biên"]
    assert queries.provinces(TWO_TIERS - timedelta(days=1)) == []


def test_parts_are_what_hangs_directly_below(small_country, divisions):
    assert set(queries.parts_of(small_country("02215"), TODAY)) == set(divisions.values())
    assert queries.parts_of(small_country("02215"), TODAY - timedelta(days=1)) == []


def test_service_points_are_those_of_the_unit_and_the_day(small_country):
    commune = small_country("02215")
    point = add_service_point(unit=commune, name="Trụ sở", valid_from=TODAY, by=BY, at=AT)
    assert queries.service_points_of(commune, TODAY) == [point]
    assert queries.service_points_of(commune, TODAY - timedelta(days=1)) == []
    assert queries.service_points_of(small_country("02212"), TODAY) == []


def found(text, **other):
    return [unit.name for unit in queries.search_units(text, TODAY, **other)]


@pytest.mark.parametrize("text", ["minh xuan", "Minh Xuân", "PHUONG MINH", "xuân minh", "02215", "mi xu"])
def test_a_unit_is_searched_without_diacritics_or_by_code(small_country, text):
    assert found(text) == ["Phường Minh Xuân"]


def test_names_that_begin_with_the_text_come_first(small_country):
    divided = add_usual_parts(unit=small_country("02215"), valid_from=TODAY, by=BY, at=AT)
    assert divided
    assert found("tuyên")[0] == "Tỉnh Tuyên Quang"
    assert found("an")[-1] == "Công an"


def test_agency_codes_are_searched_in_any_case(small_country):
    assert found("h60") == ["Tỉnh Tuyên Quang"]


def test_the_middle_of_a_word_finds_nothing(small_country):
    assert found("uan") == []
    assert found("  ") == []
    assert found("%") == []


def test_a_search_may_ask_for_a_tier_and_a_number(small_country):
    assert found("phuong", limit=2) == ["Phường Ba Đình", "Phường Lộc Ninh"]
    assert found("tuyen", tier=Tier.COMMUNE) == []


def test_a_search_finds_the_name_of_the_day(small_country):
    day_before = small_country("26368").names.get(name="Phường Long Thành").valid_from - timedelta(days=1)
    assert found("xa long thanh") == []
    assert [unit.pk for unit in queries.search_units("xa long thanh", day_before)] == [
        small_country("26368").pk
    ]


def test_a_search_takes_one_query_with_the_parents(small_country, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert [unit.parent.name for unit in queries.search_units("long thanh", TODAY)] == [
            "Thành phố Đồng Nai"
        ]


def test_a_code_reused_is_searched_by_its_day(small_country):
    give_code(unit=small_country("02215"), code="99999", valid_from=TODAY, by=BY, at=AT)
    assert found("02215") == []
    assert [unit.name for unit in queries.search_units("02215", TWO_TIERS)] == ["Phường Minh Xuân"]


def test_a_unit_that_has_ended_is_not_found(small_country):
    unit = small_country("02215")
    Unit.objects.filter(pk=unit.pk).update(valid_to=TODAY)
    assert found("minh xuan") == []
    assert queries.unit(unit.pk).path == path_below(small_country("08").path, unit.pk)


@pytest.fixture
def calendars(db):
    """Two calendars of the shipped content that can be told apart by their known years."""
    content = shipped_content()
    return [
        Calendar.objects.create(code=f"c{year}", name="x", content={**content, "years": [year]})
        for year in (2031, 2032)
    ]


def years(unit, point=None):
    return queries.calendar_of(unit, point).known_years


def test_a_calendar_is_inherited_from_the_nearest_above(small_country, divisions, calendars):
    division = divisions["Phòng Văn hóa - Xã hội"]
    choose_calendar(unit=small_country("08"), calendar=calendars[0].pk, by=BY, at=AT)
    assert years(division) == {2031}
    choose_calendar(unit=small_country("02215"), calendar=calendars[1].pk, by=BY, at=AT)
    assert years(division) == {2032}
    assert years(small_country("02212")) == {2031}
    assert years(small_country("75")) == default_calendar().known_years
    choose_calendar(unit=small_country("02215"), calendar=None, by=BY, at=AT)
    assert years(division) == {2031}


def test_choosing_a_calendar_leaves_one_fact(small_country, calendars):
    choose_calendar(unit=small_country("08"), calendar=calendars[0].pk, by=BY, at=AT)
    fact = last_fact(small_country("08").pk)
    assert (fact.kind, fact.data) == ("unit.calendar_chosen", {"calendar": str(calendars[0].pk)})


def test_a_service_point_may_keep_its_own_hours(small_country, calendars):
    unit = small_country("02215")
    choose_calendar(unit=unit, calendar=calendars[0].pk, by=BY, at=AT)
    given = {"unit": unit, "valid_from": TODAY, "by": BY, "at": AT}
    usual = add_service_point(name="Trụ sở", **given)
    own = add_service_point(name="Chợ", calendar=calendars[1].pk, **given)
    assert years(unit, usual) == {2031}
    assert years(unit, own) == {2032}


def test_a_calendar_takes_two_queries(small_country, divisions, calendars, django_assert_max_num_queries):
    choose_calendar(unit=small_country("08"), calendar=calendars[0].pk, by=BY, at=AT)
    years(divisions["Công an"])
    with django_assert_max_num_queries(2):
        years(divisions["Công an"])
