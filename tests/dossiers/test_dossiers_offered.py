"""A unit takes in what it offers, and what any centre must take in; for the rest it says where to go."""

from dataclasses import replace
from typing import Any

import pytest
from tests.drafts.drafts_world import FATHER, begin, complete
from tests.world import BIRTH, FIRST_DAY, World

from motcua.dossiers import actions
from motcua.dossiers.models import Dossier
from motcua.drafts import actions as drafts
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.procedures.actions import end_offer, offer, publish_version
from motcua.procedures.models import ProcedureVersion
from motcua.procedures.rules import Level, taken_in
from motcua.units.rules import Tier

COMMUNE, PROVINCE = replace(BIRTH, levels=(Level.COMMUNE,)), replace(BIRTH, levels=(Level.PROVINCE,))
ANYWHERE = replace(BIRTH, levels=(Level.PROVINCE,), non_boundary=True)


@pytest.mark.parametrize(
    ("procedure", "tier", "listed", "taken"),
    [
        (COMMUNE, Tier.COMMUNE, None, True),
        (COMMUNE, Tier.PROVINCE, None, False),
        (PROVINCE, Tier.COMMUNE, None, False),
        (PROVINCE, Tier.DEPARTMENT, None, True),
        (BIRTH, Tier.COMMUNE, None, True),
        (COMMUNE, Tier.COMMUNE, False, False),
        (PROVINCE, Tier.COMMUNE, True, True),
        (ANYWHERE, Tier.COMMUNE, None, True),
        (ANYWHERE, Tier.COMMUNE, False, True),
    ],
)
def test_what_is_taken_in(procedure: Any, tier: Tier, listed: bool | None, taken: bool) -> None:
    assert taken_in(procedure, tier, listed=listed) is taken


def published(world: World, **changes: Any) -> ProcedureVersion:
    content = replace(BIRTH, code="9.777", **changes)
    return publish_version(content=content, in_force_from=FIRST_DAY, by=System(), at=world.at)


def lists(world: World, *codes: str) -> None:
    offer(unit=world.ward, codes=codes, valid_from=FIRST_DAY, by=System(), at=world.at)


def refused(act: Any, **given: Any) -> Refused:
    with pytest.raises(Refused) as found:
        act(**given)
    assert not Dossier.objects.exists()
    return found.value


def test_what_a_unit_with_a_list_does_not_list_is_refused_with_what_to_do(world: World) -> None:
    lists(world, "2.000815")
    for act in (actions.file, actions.receive):
        told = refused(act, intake=world.intake(), by=world.receptionist, at=world.at)
        assert told.refusal.code == "not_offered"
        assert str(told).startswith(
            "Phường Minh Xuân không tiếp nhận thủ tục “Đăng ký khai sinh”. Hãy chọn đơn vị"
        )
    assert world.received(world.copies).code


def test_what_is_the_provinces_is_not_taken_in_by_a_commune_of_itself(world: World) -> None:
    dams = published(world, levels=(Level.PROVINCE,))
    given: dict[str, Any] = {"by": world.receptionist, "at": world.at}
    assert refused(actions.receive, intake=world.intake(dams), **given).refusal.code == "not_offered"
    lists(world, "9.777")
    assert world.received(dams).code


def test_what_is_not_bound_to_a_place_is_taken_in_anywhere(world: World) -> None:
    lists(world, "2.000815")
    assert world.received(published(world, non_boundary=True)).code


def test_an_offer_that_has_ended_is_none(world: World) -> None:
    lists(world, "1.001193")
    end_offer(unit=world.ward, codes=["1.001193"], valid_to=world.at.date(), by=System(), at=world.at)
    given: dict[str, Any] = {"by": world.receptionist, "at": world.at}
    assert refused(actions.receive, intake=world.intake(), **given).refusal.code == "not_offered"


def test_a_draft_of_it_is_not_begun(world: World) -> None:
    lists(world, "2.000815")
    assert refused(begin, world=world).refusal.code == "not_offered"


def test_a_draft_begun_before_is_not_filed_and_stays(world: World) -> None:
    draft = complete(world)
    lists(world, "2.000815")
    told = refused(drafts.file_draft, draft=draft, by=FATHER, at=world.later(minutes=9))
    assert told.refusal.code == "not_offered"
    draft.refresh_from_db()
    assert draft.is_open
