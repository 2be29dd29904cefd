"""Beginning a draft, and coming back to it: with its key, with the phone typed in it, signed in."""

from dataclasses import replace
from typing import Any
from unittest.mock import patch

import pytest
from tests.drafts.drafts_world import FATHER, OWNER, begin, changed, complete, published, write
from tests.world import World

from motcua.drafts import actions, permissions, queries
from motcua.drafts.models import Draft
from motcua.drafts.rules import Citizen
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused
from motcua.procedures.rules import Channel


def test_a_draft_begins_with_a_code_and_a_key(world: World) -> None:
    begun = begin(world, case="1.001193.02")
    assert (begun.draft.unit, begun.draft.competent) == (world.ward, world.ward)
    assert (begun.draft.channel, begun.draft.seen) == ("online", 1)
    assert queries.typed(begun.draft) == {"case": "1.001193.02"}
    assert len(begun.key) >= 22
    assert [fact.kind for fact in facts_about("draft", begun.draft.pk)] == ["draft.begun"]


def test_the_key_is_kept_nowhere(world: World) -> None:
    begun = begin(world)
    row = Draft.objects.filter(pk=begun.draft.pk).values().get()
    assert begun.key not in str(row)
    assert begun.key not in str([fact.data for fact in facts_about("draft", begun.draft.pk)])


def test_code_and_key_open_it(world: World) -> None:
    begun = begin(world)
    assert queries.open_by_key(begun.draft.code, begun.key) == begun.draft
    typed = begun.draft.code.lower().replace("-", " ")
    assert queries.open_by_key(typed, begun.key) == begun.draft


@pytest.mark.parametrize(("code", "key"), [(True, "wrong"), (True, ""), (False, "wrong"), (False, "")])
def test_anything_else_opens_nothing(world: World, code: bool, key: str) -> None:
    begun = begin(world)
    assert queries.open_by_key(begun.draft.code if code else "K7QF-2M9T", key) is None
    assert queries.open_by_key("K7QF-2M9T", begun.key) is None
    assert queries.open_by_key("", begun.key) is None


def test_somebody_elses_key_opens_nothing(world: World) -> None:
    mine, theirs = begin(world), begin(world)
    assert queries.open_by_key(theirs.draft.code, mine.key) is None


def test_unknown_and_wrong_are_refused_alike_and_compared_alike(world: World) -> None:
    begun = begin(world)
    with patch.object(permissions, "compare_digest", wraps=permissions.compare_digest) as compared:
        told = [permissions.why_not_open(one, "wrong") for one in (begun.draft, None)]
    assert told[0] == told[1] == permissions.NO_DRAFT
    assert compared.call_count == 2


def test_another_device_opens_it_with_the_phone_that_was_typed(world: World) -> None:
    draft = begin(world).draft
    assert queries.open_by_phone(draft.code, "0912345678") is None
    assert queries.open_by_phone(draft.code, "") is None
    write(world, draft, owner={"phone": "0912 345 678"})
    assert queries.open_by_phone(draft.code, "+84 912.345.678") == draft
    assert queries.open_by_phone(draft.code, "0912345679") is None
    assert queries.open_by_phone("K7QF-2M9T", "0912345678") is None


def test_the_relative_who_files_opens_it_with_the_own_phone(world: World) -> None:
    draft = begin(world).draft
    write(world, draft, filing="helper", representative={"name": "Em", "phone": "0388123456"}, owner=OWNER)
    assert queries.open_by_phone(draft.code, "0388123456") == draft


def test_knowing_and_not_knowing_the_code_take_the_same_queries(world: World, queries_at_most: Any) -> None:
    draft = complete(world)
    for code in (draft.code, "K7QF-2M9T", "nonsense"):
        with queries_at_most(2):
            assert queries.open_by_phone(code, "0999999999") is None


def test_a_filed_draft_still_opens_with_its_key_to_show_the_dossier(world: World) -> None:
    begun = begin(world)
    write(world, begun.draft, case="1.001193.01", owner=OWNER)
    actions.say_of_paper(draft=begun.draft, key="birth-note", state="later", by=FATHER, at=world.at)
    actions.agree(draft=begun.draft, how="statement", words="…", by=FATHER, at=world.at)
    dossier = actions.file_draft(draft=begun.draft, by=FATHER, at=world.later(minutes=9))
    opened = queries.open_by_key(begun.draft.code, begun.key)
    assert opened is not None
    assert opened.filed == dossier


def test_a_draft_given_up_opens_no_more(world: World) -> None:
    begun = begin(world)
    actions.give_up(draft=begun.draft, by=FATHER, at=world.at)
    assert queries.open_by_key(begun.draft.code, begun.key) is None


def test_a_signed_in_citizen_finds_the_own_drafts_alone(world: World) -> None:
    mine, theirs = world.guide.account, world.clerk.account
    draft = begin(world, by=Citizen(account=mine)).draft
    begin(world, account=theirs)
    begin(world)
    assert queries.drafts_of(mine) == [draft]
    assert queries.own(mine, draft.pk) == draft
    assert queries.own(theirs, draft.pk) is None


def test_a_code_that_is_taken_is_drawn_again(world: World) -> None:
    taken, fresh = begin(world).draft.code, "K7QF-2M9T"
    with patch("motcua.drafts.actions.beginning.draft_code", side_effect=[taken, fresh]):
        assert begin(world).draft.code == fresh


def refused(world: World, **changes: Any) -> str:
    with pytest.raises(Refused) as met:
        begin(world, **changes)
    assert str(met.value)
    return met.value.refusal.code


def test_what_cannot_be_filed_this_way_is_not_begun(world: World) -> None:
    at_the_counter = published(changed(channels=(Channel.COUNTER,)))
    assert refused(world, version=at_the_counter) == "not_by_this_channel"


def test_a_body_that_may_not_decide_is_not_chosen(world: World) -> None:
    assert refused(world, competent=world.neighbour_ward) == "not_competent"


def test_whatever_may_be_filed_anywhere_can_go_to_another_commune(world: World) -> None:
    anywhere = published(changed(non_boundary=True))
    draft = begin(world, anywhere, competent=world.neighbour_ward.pk).draft
    assert draft.competent == world.neighbour_ward


def test_an_unknown_case_is_refused(world: World) -> None:
    assert refused(world, case="9.9.9") == "bad_content"


def test_an_unknown_way_of_helping_is_refused(world: World) -> None:
    assert refused(world, help_kind="ghost") == "bad_help_kind"


def test_a_post_that_does_not_help_begins_nothing_for_others(world: World) -> None:
    assert refused(world, helper=world.inspector) == "not_permitted"
    assert refused(world, helper=replace(world.guide, role=world.clerk.role)) == "not_permitted"
