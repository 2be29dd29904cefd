"""A running dossier goes over to a newer version: what was done stays, the promise never gets later."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from tests.world import BIRTH, LAND, World

from motcua.dossiers import actions, queries
from motcua.dossiers.models import Dossier, DossierPaper, Step
from motcua.dossiers.rules import PaperState, Status
from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.clock import at_local
from motcua.kernel.refusal import Refused
from motcua.procedures.actions import publish_version
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.queries import content
from motcua.procedures.rules import (
    Case,
    FeeKind,
    FeeRule,
    Known,
    PaperRequirement,
    ProcedureContent,
    RouteStep,
    StepRole,
    TimeLimits,
)
from motcua.workdays.rules import Limit, LimitUnit

MARRIAGE_NOTE = PaperRequirement(key="marriage", name="Giấy kết hôn", originals=1, required=True)
# The 24th of November is a day off.
TWO_DAYS, THREE_DAYS, FOUR_DAYS = (at_local(date(2026, 11, day), time(9)) for day in (26, 27, 30))
FORM = {
    "type": "object",
    "properties": {"child": {"type": "string", "title": "Tên con"}},
    "required": ["child"],
}


def newer(world: World, model: ProcedureContent = BIRTH, **changes: Any) -> ProcedureVersion:
    """A version of birth registration in force from the world's day on."""
    changed = replace(model, **({"name": f"{model.name} (mới)"} | changes))
    return publish_version(content=changed, in_force_from=world.at.date(), by=System(), at=world.at)


def days(number: int) -> TimeLimits:
    return TimeLimits.same(Limit(Decimal(number), LimitUnit.WORKING_DAY))


def with_days(number: int, model: ProcedureContent = BIRTH) -> dict[str, Any]:
    first, *others = model.cases
    return {"cases": (replace(first, limits=days(number)), *others)}


def switch(world: World, dossier: Dossier, version: ProcedureVersion, **more: Any) -> Dossier:
    given = {"by": world.administrator, "at": world.later(hours=1), **more}
    actions.switch_version(dossier=dossier, version=version.pk, **given)
    return world.fresh(dossier)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        act()
    assert str(found.value)
    return found.value.refusal.code


def test_a_dossier_keeps_its_version_until_it_is_switched(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    version = newer(world)
    assert world.fresh(dossier).procedure_version_id == world.birth.pk
    switched = switch(world, dossier, version)
    assert switched.procedure_version_id == version.pk
    assert switched.version == dossier.version
    assert (switched.status, switched.officer_id) == (Status.IN_PROCESS, world.specialist.account)


def test_the_fact_tells_it(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    version = newer(world)
    switch(world, dossier, version)
    fact = last_fact(dossier.pk)
    assert fact
    assert fact.kind == "dossier.version_switched"
    assert fact.data["before"] == str(world.birth.pk)
    assert fact.data["version"] == str(version.pk)
    assert fact.by_account == world.administrator.account


def test_an_earlier_promise_is_kept(world: World) -> None:
    dossier = world.received()
    promised = dossier.due_at
    switched = switch(world, dossier, newer(world, **with_days(2)))
    assert (promised, switched.original_due_at) == (THREE_DAYS, THREE_DAYS)
    assert switched.due_at == TWO_DAYS
    assert "2" in queries.page_of(switched, world.head, world.at).explanation
    assert all(step.due_at <= switched.due_at for step in Step.objects.filter(dossier=dossier))


def test_a_longer_limit_never_moves_the_promise(world: World) -> None:
    switched = switch(world, world.received(), newer(world, **with_days(10)))
    assert switched.due_at == THREE_DAYS


def test_a_date_that_would_lie_in_the_past_stays(world: World) -> None:
    switched = switch(world, world.received(), newer(world, **with_days(1)), at=world.later(days=3))
    assert switched.due_at == THREE_DAYS


def test_a_date_set_by_apology_stays(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    new_due = world.later(days=7)
    told = {"new_due_at": new_due, "reason": "Chờ xác minh", "by": world.head, "at": world.later(hours=1)}
    actions.extend(dossier=dossier, **told)
    switched = switch(world, world.fresh(dossier), newer(world, **with_days(2)))
    assert switched.due_at == new_due


def test_without_a_promise_the_newer_version_gives_one(world: World) -> None:
    undated = replace(BIRTH, code="9.1", cases=(Case("9.1.1"),))
    first = publish_version(content=undated, in_force_from=date(2025, 7, 1), by=System(), at=world.at)
    dossier = world.received(first)
    assert dossier.due_at is None
    switched = switch(world, dossier, newer(world, undated, limits=days(4)))
    assert switched.due_at == switched.original_due_at == FOUR_DAYS


def test_time_waited_for_the_applicant_counts(world: World) -> None:
    dossier = world.dossier_at(Status.SUPPLEMENT_ASKED)
    asked = {"by": world.receptionist, "at": world.later(days=1)}
    brought = world.intake().papers
    actions.record_supplement(dossier=dossier, papers=brought, **asked)
    resumed = actions.resume(dossier=world.fresh(dossier), **asked)
    assert resumed.due_at
    assert resumed.due_at > THREE_DAYS
    switched = switch(world, world.fresh(dossier), newer(world, **with_days(2)), at=world.later(days=1))
    assert switched.due_at
    assert TWO_DAYS < switched.due_at < resumed.due_at


def test_papers_now_asked_for_are_missing_and_brought_ones_stay(world: World) -> None:
    dossier = world.received()
    switch(world, dossier, newer(world, papers=(MARRIAGE_NOTE,)))
    lines = dict(DossierPaper.objects.filter(dossier=dossier).values_list("key", "state"))
    assert lines == {"birth-note": PaperState.BROUGHT, "marriage": PaperState.MISSING}


def test_what_is_missing_and_no_longer_asked_for_goes(world: World) -> None:
    version, third = newer(world, papers=(*BIRTH.papers, MARRIAGE_NOTE)), {"name": "Lần ba"}
    dossier = switch(world, world.received(), version)
    later = publish_version(
        content=replace(BIRTH, **third), in_force_from=date(2026, 11, 24), by=System(), at=world.at
    )
    switch(world, dossier, later, at=world.later(days=1, hours=1))
    assert not DossierPaper.objects.filter(dossier=dossier, key="marriage").exists()


def test_the_steps_to_come_follow_the_new_route(world: World) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    old = content(world.birth.pk).route_for(None, dossier_channel(dossier))
    check = RouteStep("Lấy ý kiến công an", StepRole.SPECIALIST, hours_counter=Decimal(4))
    switch(world, dossier, newer(world, route=(*old[:2], check, *old[2:])))
    names = list(Step.objects.filter(dossier=dossier).order_by("position").values_list("name", flat=True))
    assert names == [old[0].name, old[1].name, "Lấy ý kiến công an", old[2].name, old[3].name]
    done = Step.objects.get(dossier=dossier, position=1)
    assert done.ended_at
    actions.forward(dossier=world.fresh(dossier), by=world.specialist, at=world.later(hours=2))


def dossier_channel(dossier: Dossier) -> Any:
    from motcua.procedures.rules import Channel

    return Channel(dossier.channel)


def test_a_filed_dossier_is_accepted_by_the_newer_version(world: World) -> None:
    dossier = switch(world, world.filed(), newer(world, **with_days(2)))
    accepted = actions.accept(dossier=dossier, by=world.receptionist, at=world.later(hours=2))
    assert accepted.due_at == TWO_DAYS + timedelta(hours=2)


def test_a_case_that_is_gone_needs_another(world: World) -> None:
    dossier = world.received()
    version = newer(world, cases=(Case("1.001193.09", limits=days(3)),))
    assert refused(lambda: switch(world, dossier, version)) == "case_gone"
    switched = switch(world, dossier, version, cases={"1.001193.01": "1.001193.09"})
    assert switched.case == "1.001193.09"


def test_the_preview_names_what_would_change_and_writes_nothing(world: World) -> None:
    dossier = world.received(answers={"child": 3})
    fee = FeeRule("Lệ phí", FeeKind.CHARGE, Known.STATED, 8000)
    draft = replace(BIRTH, **with_days(2), papers=(MARRIAGE_NOTE,), fees=(fee,), form=FORM)
    found = queries.what_changes(dossier, draft, world.later(hours=1))
    assert found.date_moves
    assert [paper.key for paper in found.lacking] == ["marriage"]
    assert [paper.key for paper in found.needless] == ["birth-note"]
    assert found.fees_differ
    assert found.unfit == ["Tên con"]
    assert world.fresh(dossier).version == dossier.version


def test_only_a_new_name_changes_nothing_for_the_dossier(world: World) -> None:
    found = queries.what_changes(world.received(), replace(BIRTH, name="Khai sinh"), world.later(hours=1))
    assert found.nothing


@pytest.mark.parametrize("status", [Status.SUPPLEMENT_ASKED, Status.OBLIGATION_ASKED])
def test_not_while_the_applicant_was_asked_for_something(world: World, status: Status) -> None:
    version, dossier = newer(world, LAND), world.dossier_at(status, world.land)
    assert refused(lambda: switch(world, dossier, version)) == "waits_for_applicant"


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.FINISHED, Status.RETURNED, Status.REFUSED])
def test_not_what_is_ended(world: World, status: Status) -> None:
    dossier, version = world.dossier_at(status), newer(world)
    assert refused(lambda: switch(world, dossier, version)) == "not_running"


@pytest.mark.parametrize("who", ["receptionist", "specialist", "leader", "head", "clerk", "guide"])
def test_only_those_who_keep_the_catalogue(world: World, who: str) -> None:
    dossier, version = world.received(), newer(world)
    assert refused(lambda: switch(world, dossier, version, by=getattr(world, who))) == "not_keeper"


def test_the_neighbour_learns_nothing(world: World) -> None:
    dossier, version = world.of_the_neighbour(), newer(world)
    given = {"by": world.administrator, "at": world.later(hours=1)}
    assert (
        refused(lambda: actions.switch_version(dossier=dossier, version=version.pk, **given)) == "not_found"
    )


def test_neither_an_older_nor_another_procedure(world: World) -> None:
    dossier = switch(world, world.received(), newer(world))
    assert refused(lambda: switch(world, dossier, world.birth)) == "not_newer"
    assert refused(lambda: switch(world, dossier, world.copies)) == "not_newer"


def test_not_before_the_version_is_in_force(world: World) -> None:
    coming = replace(BIRTH, name="Sắp tới")
    version = publish_version(content=coming, in_force_from=date(2027, 1, 1), by=System(), at=world.at)
    dossier = world.received()
    assert refused(lambda: switch(world, dossier, version)) == "not_in_force_yet"


def test_the_second_of_two_is_told(world: World) -> None:
    dossier, version = world.received(), newer(world)
    seen = dossier.version
    actions.forward(dossier=world.fresh(dossier), by=world.receptionist, at=world.later(minutes=5))
    stale = world.fresh(dossier)
    assert refused(lambda: switch(world, stale, version, seen=seen)) == "overtaken"
