"""What the database itself refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from units_world import TODAY, TWO_TIERS

from motcua.units.models import ServicePoint, Unit, UnitCode, UnitName
from motcua.units.rules import path_below


def unit(parent, **other):
    given = {"parent": parent, "path": "a/b/", "tier": "division", "kind": "division", "name": "x"}
    return Unit(**{**given, "valid_from": TODAY, **other})


@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_to": TODAY},
        {"parent": None},
        {"tier": "country", "kind": "country"},
        {"path": "a/b"},
        {"kind": "ward"},
        {"tier": "village"},
    ],
)
def test_a_nonsensical_unit_is_refused(small_country, wrong):
    with pytest.raises(IntegrityError):
        unit(**{"parent": small_country("02215"), **wrong}).save()


def test_two_units_never_share_a_path(small_country):
    with pytest.raises(IntegrityError):
        unit(small_country("02215"), path=small_country("02212").path).save()


@pytest.mark.parametrize(
    ("table", "row"), [(UnitName, {"name": "x"}), (UnitCode, {"code": "x"}), (ServicePoint, {})]
)
def test_nothing_ends_before_it_begins(small_country, table, row):
    with pytest.raises(IntegrityError):
        table(unit=small_country("02215"), valid_from=TODAY, valid_to=TWO_TIERS, **row).save()


def test_the_sentence_of_the_dates_is_shown(small_country):
    wrong = unit(small_country("02215"), valid_to=TODAY)
    with pytest.raises(ValidationError) as refused:
        wrong.validate_constraints()
    assert len(refused.value.messages) == 1


def test_a_code_begins_once_on_a_day(small_country):
    with pytest.raises(IntegrityError):
        UnitCode(unit=small_country("02212"), system="official", code="02215", valid_from=TWO_TIERS).save()


def test_a_name_begins_once_on_a_day(small_country):
    with pytest.raises(IntegrityError):
        UnitName(unit=small_country("02212"), name="x", kind="ward", valid_from=TWO_TIERS).save()


def test_an_open_service_point_is_named_once_in_its_unit(small_country):
    ServicePoint(unit=small_country("02212"), name="x", valid_from=TWO_TIERS).save()
    ServicePoint(unit=small_country("02215"), name="x", valid_from=TWO_TIERS).save()
    with pytest.raises(IntegrityError):
        ServicePoint(unit=small_country("02212"), name="x", valid_from=TODAY).save()


def test_the_tree_is_stored_as_the_rules_lay_it_out(small_country):
    for row in Unit.objects.select_related("parent"):
        assert row.path == path_below(row.parent.path if row.parent else "", row.pk)
