"""Where the person is served and who decides, at the counter: asked only where there is something to ask."""

from dataclasses import replace

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse
from tests.world import BIRTH, FIRST_DAY, _unit

from motcua.dossiers.models import Dossier
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version
from motcua.procedures.rules import Level
from motcua.units.actions import add_service_point
from motcua.units.models import ServicePoint
from motcua.units.rules import Tier, UnitKind


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.at)
    return sit_down(world, world.receptionist)


def published(counter: Counter, code: str, **changes):
    content = replace(BIRTH, code=code, **changes)
    return publish_version(content=content, in_force_from=FIRST_DAY, by=System(), at=counter.world.at)


def point(counter: Counter, name: str):
    place = {"unit": counter.world.ward, "valid_from": FIRST_DAY, "by": System(), "at": counter.world.at}
    return add_service_point(name=name, address="Tổ 1", **place)


def shown(answer) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def points(counter):
    return point(counter, "Trụ sở"), point(counter, "Điểm số 2")


@pytest.fixture
def provincial(counter):
    """A procedure that the province carries out, too, and one of its departments."""
    counter.world.department = _unit(
        counter.world.province, Tier.DEPARTMENT, UnitKind.DEPARTMENT, "Sở Tư pháp"
    )
    return published(counter, "1.0001", levels=(Level.COMMUNE, Level.PROVINCE))


@pytest.fixture
def anywhere(counter):
    """A procedure that is not bound to a place."""
    return published(counter, "1.0002", non_boundary=True)


def test_an_ordinary_page_asks_neither(counter, queries_at_most):
    with queries_at_most(20):
        page = shown(counter.client.get(counter.page_of(counter.world.birth)))
    assert 'id="service-point"' not in page
    assert 'id="decides"' not in page
    counter.send()
    dossier = counter.entered()
    assert (dossier.served_by, dossier.competent) == (counter.world.ward, counter.world.ward)
    assert dossier.service_point is None


def test_the_only_service_point_is_used_silently(counter):
    only = point(counter, "Trụ sở")
    page = counter.page_of(counter.world.birth)
    assert "Trụ sở" not in shown(counter.client.get(page))
    counter.send()
    assert counter.entered().service_point == only


def test_a_closed_service_point_does_not_count(counter, points):
    ServicePoint.objects.filter(pk=points[1].pk).update(valid_to=counter.world.at.date())
    counter.send()
    assert counter.entered().service_point == points[0]


def test_of_several_points_the_officers_own_is_asked_first(counter, points):
    assert "Choose where you receive people today." not in shown(
        counter.client.get(counter.page_of(counter.world.birth))
    )
    answer = counter.send()
    assert answer.status_code == 422
    assert "Choose where you receive people today." in shown(answer)
    assert not Dossier.objects.exists()


def test_it_is_remembered_from_then_on(counter, points, queries_at_most):
    counter.send(at__point=str(points[1].pk))
    with queries_at_most(20):
        page = shown(counter.client.get(counter.page_of(counter.world.birth)))
    assert "You receive at: <b>Điểm số 2</b>" in page
    counter.send()
    assert [one.service_point for one in Dossier.objects.all()] == [points[1], points[1]]


def test_choosing_it_alone_is_remembered_as_well(counter, points):
    shown(counter.send(do="check", at__point=str(points[0].pk)))
    assert "You receive at: <b>Trụ sở</b>" in shown(counter.client.get(counter.page_of(counter.world.birth)))


def test_a_page_counts_for_the_point_it_shows_and_a_change_is_remembered(counter, points):
    counter.send(at__point=str(points[0].pk))
    counter.send(at__point=str(points[1].pk))
    assert Dossier.objects.filter(service_point=points[1]).count() == 1
    assert "<b>Điểm số 2</b>" in shown(counter.client.get(counter.page_of(counter.world.birth)))


def test_a_remembered_point_that_closes_is_asked_again(counter, points):
    point(counter, "Điểm số 3")
    counter.send(at__point=str(points[1].pk))
    ServicePoint.objects.filter(pk=points[1].pk).update(valid_to=counter.world.at.date())
    assert "You receive at" not in shown(counter.client.get(counter.page_of(counter.world.birth)))
    assert counter.send().status_code == 422


def test_a_point_of_somebody_else_is_refused(counter, points):
    place = {"unit": counter.world.neighbour_ward, "valid_from": FIRST_DAY, "by": System()}
    theirs = add_service_point(name="Của họ", address="", at=counter.world.at, **place)
    answer = counter.send(at__point=str(theirs.pk))
    assert answer.status_code == 422
    assert "This service point is not open today" in shown(answer)
    assert not Dossier.objects.exists()


def test_the_point_stands_on_the_dossier_page(counter, points):
    counter.send(at__point=str(points[1].pk))
    page = counter.client.get(reverse("desk:dossier", args=[counter.entered().pk]))
    assert "Phường Minh Xuân, Điểm số 2" in shown(page)


def test_a_procedure_of_the_province_offers_its_departments_folded(counter, provincial, queries_at_most):
    with queries_at_most(20):
        page = shown(counter.client.get(counter.page_of(provincial)))
    assert "Decided by: <b>Phường Minh Xuân</b>" in page
    assert "Sở Tư pháp</option>" in page
    assert "decides-commune" not in page
    assert '<details class="govuk-details" >' in page.split('id="decides"')[1]


def test_the_usual_body_needs_no_key(counter, provincial):
    counter.send(provincial)
    assert counter.entered().competent == counter.world.ward


def test_a_department_is_chosen_and_the_ward_still_serves(counter, provincial):
    department = counter.world.department
    counter.send(provincial, decides__unit=str(department.pk))
    dossier = counter.entered()
    assert (dossier.served_by, dossier.competent) == (counter.world.ward, department)
    assert dossier.code == "H60.101-261123-0001"


def test_what_was_chosen_stays_in_sight_when_the_page_comes_back(counter, provincial):
    department = counter.world.department
    page = shown(counter.send(provincial, owner__name="", decides__unit=str(department.pk)))
    assert "Decided by: <b>Sở Tư pháp</b>" in page
    assert '<details class="govuk-details" open>' in page.split('id="decides"')[1]


@pytest.mark.parametrize("ordinary", [True, False])
def test_a_body_outside_the_rule_is_refused_in_words(counter, provincial, ordinary):
    procedure = counter.world.birth if ordinary else provincial
    answer = counter.send(procedure, decides__unit=str(counter.world.neighbour_ward.pk))
    assert answer.status_code == 422
    assert "This body does not decide this procedure here" in shown(answer)
    assert not Dossier.objects.exists()
    assert counter.send(procedure).status_code == 302


def test_a_commune_of_the_province_is_searched_where_place_does_not_bind(counter, anywhere):
    page = shown(counter.client.get(counter.page_of(anywhere)))
    assert "decides-commune" in page
    counter.send(anywhere, decides__commune="ha giang 1")
    assert counter.entered().competent == counter.world.neighbour_ward


def test_a_commune_of_another_province_is_refused(counter, anywhere):
    hue = _unit(counter.world.province.parent, Tier.PROVINCE, UnitKind.CITY, "Thành phố Huế")
    _unit(hue, Tier.COMMUNE, UnitKind.WARD, "Phường Phú Xuân")
    answer = counter.send(anywhere, decides__commune="Phường Phú Xuân, Thành phố Huế")
    assert answer.status_code == 422
    assert "Phường Phú Xuân does not decide this procedure" in shown(answer)
    assert not Dossier.objects.exists()


def test_a_place_nobody_knows_is_asked_again(counter, anywhere):
    answer = counter.send(anywhere, decides__commune="Nơi không có")
    assert "There is no such place today" in shown(answer)
    assert 'value="Nơi không có"' in shown(answer)


def test_two_answers_are_one_too_many(counter, provincial):
    both = published(counter, "1.0003", levels=(Level.PROVINCE,), non_boundary=True)
    answer = counter.send(both, decides__unit=str(counter.world.department.pk), decides__commune="ha giang 1")
    assert "not both" in shown(answer)
    assert not Dossier.objects.exists()


def test_the_search_offers_communes_of_the_province_alone(counter):
    hue = _unit(counter.world.province.parent, Tier.PROVINCE, UnitKind.CITY, "Thành phố Huế")
    _unit(hue, Tier.COMMUNE, UnitKind.WARD, "Phường Hà Giang 2")
    found = shown(counter.client.get(reverse("desk:intake_communes"), {"decides-commune": "ha giang"}))
    assert "Phường Hà Giang 1, Tỉnh Tuyên Quang" in found
    assert "Phường Hà Giang 2" not in found
