"""A procedure that is abolished without a successor ends from a day on; what is running goes on under it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from tests.world import BIRTH, World

from motcua.dossiers import actions as dossier_actions
from motcua.dossiers.rules import Status
from motcua.journal.queries import last_fact
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping, queries
from motcua.procedures.models import ProcedureVersion

CODE = BIRTH.code
TOMORROW = timedelta(days=1)


def end(world: World, day: date | None = None, **given: Any) -> ProcedureVersion:
    usual = {"by": world.administrator, "at": world.at}
    return actions.end_procedure(code=CODE, ends=day or world.at.date(), **(usual | given))


def take_back(world: World, **given: Any) -> ProcedureVersion:
    return actions.take_end_back(code=CODE, **({"by": world.administrator, "at": world.at} | given))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        act()
    assert str(found.value)
    return found.value.refusal.code


def test_from_its_last_day_on_nothing_is_filed_under_it(world: World) -> None:
    day = world.at.date() + TOMORROW
    assert end(world, day).in_force_to == day
    assert queries.version_in_force(CODE, world.at.date()) == world.birth
    assert refused(lambda: queries.version_in_force(CODE, day)) == "procedure_not_in_force"
    assert refused(lambda: queries.standing_for(world.birth.pk, day)) == "procedure_not_in_force"
    fact = last_fact(world.birth.procedure_id)
    assert fact
    assert (fact.kind, fact.data["from"]) == ("procedure.ended", day.isoformat())


def test_what_was_filed_before_is_accepted_and_goes_on(world: World) -> None:
    filed, running = world.filed(), world.received()
    end(world)
    by, at = world.receptionist, world.later(days=1)
    accepted = dossier_actions.accept(dossier=filed, by=by, at=at)
    assert (accepted.status, accepted.procedure_version_id) == (Status.ACCEPTED, world.birth.pk)
    assert accepted.due_at
    assert dossier_actions.forward(dossier=running, by=by, at=at).status == Status.IN_PROCESS


def test_the_end_is_taken_back_before_it_comes(world: World) -> None:
    end(world, world.at.date() + TOMORROW)
    assert take_back(world).in_force_to is None
    assert refused(lambda: take_back(world)) == "not_ending"


def test_what_has_ended_is_brought_back_by_publishing_it_as_it_was(world: World) -> None:
    end(world)
    assert refused(lambda: take_back(world)) == "ended_already"
    draft = actions.begin_version_draft(code=CODE, by=world.administrator, at=world.at)
    assert not [one for one in keeping.draft_problems(draft) if one.stops]
    day = keeping.first_day_for(draft, world.later(days=3))
    at = world.later(days=3)
    made = actions.publish_version_draft(draft=draft, in_force_from=day, by=world.administrator, at=at)
    assert (made.number, made.in_force_from) == (2, at.date())
    assert refused(lambda: queries.version_in_force(CODE, world.at.date() + TOMORROW))


def test_a_next_version_does_not_begin_before_the_end(world: World) -> None:
    end(world, world.at.date() + 9 * TOMORROW)
    draft = actions.begin_version_draft(code=CODE, by=world.administrator, at=world.at)
    given: dict[str, Any] = {"draft": draft, "by": world.administrator, "at": world.at}
    early = world.at.date() + TOMORROW
    assert refused(lambda: actions.publish_version_draft(in_force_from=early, **given)) == "ends_later"
    assert keeping.first_day_for(draft, world.at) == world.at.date() + 9 * TOMORROW


@pytest.mark.parametrize(("ahead", "code"), [(-1, "past_day"), (-700, "past_day")])
def test_a_past_day_is_none(world: World, ahead: int, code: str) -> None:
    assert refused(lambda: end(world, world.at.date() + ahead * TOMORROW)) == code


def test_it_does_not_end_before_its_next_version_begins(world: World) -> None:
    draft = actions.begin_version_draft(code=CODE, by=world.administrator, at=world.at)
    given: dict[str, Any] = {"by": world.administrator, "at": world.at}
    changed = actions.edit_version_draft(draft=draft, part="names", changes={"name": "Khai sinh"}, **given)
    begins = world.at.date() + 30 * TOMORROW
    actions.publish_version_draft(draft=changed, in_force_from=begins, **given)
    assert refused(lambda: end(world, begins)) == "ends_before_it_begins"
    assert end(world, begins + TOMORROW).number == 2


def test_it_ends_once_and_by_its_keepers(world: World) -> None:
    assert refused(lambda: end(world, by=world.head)) == "not_keeper"
    end(world)
    assert refused(lambda: end(world)) == "ended_already"
    assert refused(lambda: take_back(world, by=world.head)) == "not_keeper"
