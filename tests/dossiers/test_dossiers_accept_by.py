"""Until when a filing must be looked at: counted by the hours of the point that receives it."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from tests.drafts.drafts_world import FATHER, begin, complete
from tests.world import FIRST_DAY, World

from motcua.drafts import actions as drafts
from motcua.drafts.queries import accept_by_if_filed
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.units.actions import add_service_point
from motcua.units.models import ServicePoint
from motcua.units.queries import calendar_of
from motcua.workdays.models import Calendar
from motcua.workdays.rules import DayKind, SpecialDay


def closed_tomorrow(world: World) -> UUID:
    """A calendar of its own, by which nobody works on the two days after `world.at`."""
    usual = calendar_of(world.ward)
    days = {world.at.date() + timedelta(days=ahead): SpecialDay(DayKind.HOLIDAY, "Nghỉ") for ahead in (1, 2)}
    content = replace(usual, days={**usual.days, **days}).to_json()
    return Calendar.objects.create(code="diem", name="Điểm tiếp nhận", content=content).pk


def point(world: World, name: str, calendar: UUID | None, since: date = FIRST_DAY) -> ServicePoint:
    given: dict[str, Any] = {"valid_from": since, "by": System(), "at": world.at}
    return add_service_point(unit=world.ward, name=name, calendar=calendar, **given)


def next_morning(day: int) -> datetime:
    """Eight working hours after nine o’clock: a day has seven and a half."""
    return datetime(2026, 11, day, 9, 30, tzinfo=LOCAL)


def test_without_points_it_is_the_unit_that_counts(world: World) -> None:
    assert world.filed().accept_by == next_morning(25)  # the 24th is a day off


def test_the_only_point_has_hours_of_its_own(world: World) -> None:
    point(world, "Điểm 1", closed_tomorrow(world))
    assert world.filed().accept_by == next_morning(26)


def test_a_point_that_is_named_counts_by_its_own(world: World) -> None:
    own = point(world, "Điểm 1", closed_tomorrow(world))
    usual = point(world, "Điểm 2", None)
    assert world.filed(service_point=own.pk).accept_by == next_morning(26)
    assert world.filed(service_point=usual.pk).accept_by == next_morning(25)


def test_where_points_differ_the_unit_counts_for_what_came_to_none_of_them(world: World) -> None:
    point(world, "Điểm 1", closed_tomorrow(world))
    point(world, "Điểm 2", None)
    assert world.filed().accept_by == next_morning(25)


def test_a_point_that_is_not_open_yet_counts_for_nothing(world: World) -> None:
    point(world, "Điểm 1", closed_tomorrow(world), since=world.at.date() + timedelta(days=1))
    assert world.filed().accept_by == next_morning(25)


def test_a_citizen_is_shown_what_will_hold(world: World) -> None:
    point(world, "Điểm 1", closed_tomorrow(world))
    assert accept_by_if_filed(begin(world).draft, world.at).at == next_morning(26)
    dossier = drafts.file_draft(draft=complete(world), by=FATHER, at=world.at)
    assert dossier.accept_by == next_morning(26)
