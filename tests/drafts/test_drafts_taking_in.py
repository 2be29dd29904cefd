"""What a helper prepares for the counter: only the counter makes a dossier of it, once, with who helped."""

from functools import partial
from typing import Any

import pytest
from tests.drafts.drafts_world import OWNER, begin
from tests.samples import photo
from tests.world import World

from motcua.dossiers import actions as dossiers
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.files.actions import store
from motcua.files.models import StoredFile
from motcua.files.rules import Upload
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused
from motcua.procedures.rules import Channel
from motcua.staff.rules import Hat


def prepared(world: World) -> Draft:
    """Everything typed, consented, read out and agreed; one paper photographed."""
    guide = {"by": world.guide, "at": world.later(minutes=2)}
    draft = begin(world, world.copies, by=world.guide, helper=world.guide, channel=Channel.COUNTER).draft
    actions.agree(draft=draft, how="spoken", words="Tôi đồng ý", **guide)
    actions.write(draft=draft, part={"owner": OWNER}, **guide)
    file = store(upload=Upload("anh.jpg", photo()), subject=draft.pk, **guide)
    actions.add_page(draft=draft, key="original", file=file, **guide)
    actions.count_help(draft=draft, seconds=100, at=world.later(minutes=3))
    actions.agree(draft=draft, how="statement", words="Đúng sự thật", **guide)
    return draft


def take_in(world: World, draft: Draft, by: Hat | None = None, **changes: Any) -> Dossier:
    by, at = by or world.receptionist, world.later(minutes=10)
    receive = partial(_receive, by=by, at=at)
    intake = world.intake(world.copies, **changes)
    return actions.take_in(draft=draft, intake=intake, ending=receive, by=by, at=at)


def _receive(intake: Any, **given: Any) -> Dossier:
    return dossiers.receive(intake=intake, **given)


def code_of(met: Any) -> str:
    return str(met.value.refusal.code)


def test_it_waits_at_the_counter_and_becomes_a_dossier(world: World) -> None:
    draft = prepared(world)
    assert [one.pk for one in queries.prepared_for(world.receptionist)] == [draft.pk]
    dossier = take_in(world, draft)
    assert (dossier.current, dossier.channel) == (Status.ACCEPTED, "counter")
    draft.refresh_from_db()
    assert (draft.filed_id, draft.sheet_id) == (dossier.pk, None)
    assert queries.prepared_for(world.receptionist) == []
    (accepted,) = facts_about("dossier", dossier.pk)
    assert accepted.by_account == world.receptionist.account
    assert (accepted.data["help"], accepted.data["help_minutes"]) == ("desk", 2)


def test_photographs_go_with_it(world: World) -> None:
    dossier = take_in(world, prepared(world))
    scan = dossier.papers.get(key="original").scan_id
    assert StoredFile.objects.get(pk=scan).media_type == "application/pdf"
    assert StoredFile.objects.filter(pk=scan, subject=dossier.pk).exists()


def test_it_is_taken_in_once(world: World) -> None:
    draft = prepared(world)
    take_in(world, draft)
    with pytest.raises(Refused) as met:
        take_in(world, draft)
    assert code_of(met) == "draft_filed"
    assert draft.code in str(met.value)
    assert Dossier.objects.count() == 1


def test_what_the_counter_refuses_leaves_it_as_it_was(world: World) -> None:
    draft = prepared(world)
    with pytest.raises(Refused):
        take_in(world, draft, papers=())
    draft.refresh_from_db()
    assert (draft.is_open, Dossier.objects.count()) == (True, 0)
    assert [one.pk for one in queries.prepared_for(world.receptionist)] == [draft.pk]


@pytest.mark.parametrize("who", ["neighbour", "specialist", "post_clerk"])
def test_others_find_nothing(world: World, who: str) -> None:
    draft, hat = prepared(world), getattr(world, who)
    assert queries.prepared_for(hat) == []
    assert queries.prepared_under(hat, draft.code) is None
    with pytest.raises(Refused) as met:
        queries.prepared(hat, draft.pk)
    assert code_of(met) == "no_draft"


def test_what_was_changed_is_read_out_again_first(world: World) -> None:
    draft = prepared(world)
    actions.write(
        draft=draft, part={"note": "Cần gấp"}, by=world.guide, at=world.later(minutes=5), seen=draft.seen
    )
    assert queries.prepared_for(world.receptionist) == []
    with pytest.raises(Refused) as met:
        take_in(world, draft)
    assert code_of(met) == "not_prepared"


def test_the_helper_cannot_file_it(world: World) -> None:
    draft = prepared(world)
    with pytest.raises(Refused) as met:
        actions.file_draft(draft=draft, by=world.guide, at=world.later(minutes=5))
    assert code_of(met) == "only_at_the_counter"


def test_nobody_prepares_for_the_counter_alone(world: World) -> None:
    with pytest.raises(Refused) as met:
        begin(world, world.copies, channel=Channel.COUNTER)
    assert code_of(met) == "only_at_the_counter"


def test_what_is_filed_online_is_not_for_the_counter(world: World) -> None:
    draft = begin(world, world.copies, by=world.guide, helper=world.guide).draft
    with pytest.raises(Refused) as met:
        queries.prepared(world.receptionist, draft.pk)
    assert code_of(met) == "no_draft"
