"""A question worded by a queryset, built once, answers what the queryset itself answers."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import QuerySet, Value
from tests.conftest import QueryBudget
from tests.world import World

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.rows import statement
from motcua.units.models import ServicePoint, Unit

_JOINED = ("owner", "served_by__parent", "representative", "service_point")
turns = 0


@statement
def of_code(code: Value) -> QuerySet[Dossier]:
    global turns
    turns += 1
    return Dossier.objects.select_related(*_JOINED).defer("owner__email").filter(code=code, set_aside_at=None)


@statement
def filed_after(unit_id: Value, moment: Value) -> QuerySet[Dossier]:
    return Dossier.objects.filter(served_by=unit_id, filed_at__gt=moment).order_by("-filed_at", "id")


@statement
def open_points(day: Value) -> QuerySet[ServicePoint]:
    return ServicePoint.objects.filter(valid_from__lte=day).order_by("name")


def values(row: Any) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def test_rows_and_what_they_are_joined_with_are_those_of_the_queryset(
    world: World, queries_at_most: QueryBudget
) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    (found,) = of_code(dossier.code)
    with queries_at_most(0):
        assert (found.owner.name, found.representative) == (dossier.owner.name, None)
        assert found.served_by.parent == world.province
    assert values(found) == values(Dossier.objects.get(pk=dossier.pk))
    assert values(found.served_by) == values(Unit.objects.get(pk=world.ward.pk))


def test_each_call_has_values_of_its_own_and_the_text_is_built_once(world: World) -> None:
    codes = [world.received().code for _one in range(3)]
    before = turns
    assert [[row.code for row in of_code(code)] for code in codes] == [[code] for code in codes]
    assert not of_code("H60.101-261123-9999")
    assert turns - before <= 1


def test_what_is_left_out_is_looked_up_when_it_is_asked_for(world: World) -> None:
    (found,) = of_code(world.received(owner=world.person(email="thu@example.vn")).code)
    assert "email" not in vars(found.owner)
    assert found.owner.email == "thu@example.vn"


def test_identities_moments_and_days_are_given_as_they_are(world: World) -> None:
    first, second = world.received(), world.received()
    assert set(filed_after(world.ward.pk, world.later(days=-1))) == {first, second}
    assert not filed_after(uuid4(), world.later(days=-1))
    assert not filed_after(world.ward.pk, world.later(days=1))
    assert open_points(date(2999, 1, 1)) == list(ServicePoint.objects.order_by("name"))


def test_as_many_values_as_the_question_asks_for() -> None:
    with pytest.raises(TypeError, match="1 values are wanted, 2 are given"):
        of_code("a", "b")
