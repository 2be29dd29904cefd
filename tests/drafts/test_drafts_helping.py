"""Somebody helps: the citizen stays the one who files; consent, helper and minutes are written down."""

from dataclasses import replace
from typing import Any

import pytest
from tests.drafts.drafts_world import OWNER, begin
from tests.world import World

from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused
from motcua.staff.rules import Hat


def helped(world: World, hat: Hat | None = None) -> Draft:
    hat = hat or world.guide
    return begin(world, by=hat, helper=hat).draft


def fill(world: World, draft: Draft, by: Hat) -> None:
    doing: dict[str, Any] = {"draft": draft, "by": by, "at": world.later(minutes=2)}
    actions.write(part={"case": "1.001193.01", "owner": OWNER}, **doing)
    actions.say_of_paper(key="birth-note", state="later", **doing)
    actions.agree(how="spoken", words="Tôi đồng ý để cán bộ giúp", **doing)
    actions.agree(how="statement", words="Tôi cam đoan", **doing)


def test_the_guide_helps_and_the_citizen_files(world: World) -> None:
    draft = helped(world)
    fill(world, draft, world.guide)
    actions.count_help(draft=draft, seconds=100, at=world.later(minutes=3))
    dossier = actions.file_draft(draft=draft, by=world.guide, at=world.later(minutes=4))
    fact = facts_about("dossier", dossier.pk)[0]
    assert fact.by_kind == "applicant"
    assert fact.by_account is None
    assert (fact.data["help"], fact.data["help_minutes"]) == ("desk", 2)
    assert fact.data["helper"] == str(world.guide.account)
    assert facts_about("draft", draft.pk)[-1].by_account == world.guide.account
    assert (draft.consent_how, draft.consent_words) == ("spoken", "Tôi đồng ý để cán bộ giúp")


def test_without_consent_nothing_is_filed(world: World) -> None:
    draft = helped(world)
    fill(world, draft, world.guide)
    Draft.objects.filter(pk=draft.pk).update(consent_at=None, consent_how="")
    with pytest.raises(Refused) as met:
        actions.file_draft(draft=draft, by=world.guide, at=world.later(minutes=4))
    assert met.value.refusal.code == "incomplete"
    assert [(one.page, one.key) for one in queries.problems(draft)] == [("consent", "consent")]


def test_consent_to_be_helped_leaves_the_statement_agreed(world: World) -> None:
    draft = helped(world)
    fill(world, draft, world.guide)
    at = world.later(minutes=3)
    actions.agree(draft=draft, how="signed", words="Điểm chỉ", by=world.guide, at=at)
    assert draft.agreed_at is not None
    assert draft.consent_how == "signed"


def test_a_helper_sees_what_that_helper_helped_with(world: World) -> None:
    draft = helped(world)
    fill(world, draft, world.guide)
    assert queries.helped_by(world.guide) == [draft]
    assert queries.helped(world.guide, draft.pk) == draft
    dossier = actions.file_draft(draft=draft, by=world.guide, at=world.later(minutes=4))
    assert queries.helped_dossier(world.guide, dossier.pk) == dossier
    assert queries.helped_by(world.guide, open_only=True) == []
    assert queries.helped_by(world.guide) == [draft]


def test_another_helper_and_the_neighbour_see_nothing_and_write_nothing(world: World) -> None:
    draft = helped(world)
    fill(world, draft, world.guide)
    for stranger in (world.receptionist, world.neighbour, world.inspector):
        assert queries.helped_by(stranger) == []
        assert queries.helped(stranger, draft.pk) is None
        with pytest.raises(Refused) as met:
            actions.write(draft=draft, part={"note": "x"}, by=stranger, at=world.at)
        assert met.value.refusal.code == "no_draft"
    dossier = actions.file_draft(draft=draft, by=world.guide, at=world.later(minutes=4))
    assert queries.helped_dossier(world.receptionist, dossier.pk) is None


def test_whoever_stands_in_goes_on_with_it(world: World) -> None:
    draft = helped(world)
    instead = replace(world.guide, account=world.clerk.account, works_for=world.guide.account)
    assert queries.helped_by(instead) == [draft]
    actions.write(draft=draft, part={"note": "x"}, by=instead, at=world.at)


def test_a_post_that_helps_no_more_is_stopped(world: World) -> None:
    draft = helped(world)
    demoted = replace(world.guide, role=world.inspector.role)
    with pytest.raises(Refused) as met:
        actions.write(draft=draft, part={"note": "x"}, by=demoted, at=world.at)
    assert met.value.refusal.code == "not_permitted"
    assert queries.helped_by(demoted) == []


def test_a_relative_helps_without_an_account(world: World) -> None:
    draft = begin(world, help_kind="relative").draft
    assert (draft.helper, draft.help_kind, draft.channel) == (None, "relative", "online")


def test_what_a_post_office_clerk_helps_with_comes_by_post(world: World) -> None:
    draft = begin(world, by=world.guide, helper=world.guide, help_kind="post").draft
    assert (draft.channel, draft.help_kind) == ("post", "post")


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ([(60, 1), (30, 2)], 90),
        ([(60, 1), (3000, 60)], 360),
        ([(-50, 1)], 0),
        ([(200, 1)], 60),
        ([(60, 1)] * 5, 60),
    ],
)
def test_time_is_counted_within_bounds(world: World, counted: list[tuple[int, int]], expected: int) -> None:
    draft = helped(world)
    for seconds, minute in counted:
        actions.count_help(draft=draft, seconds=seconds, at=world.later(minutes=minute))
    assert draft.helped_seconds == expected


def test_nobody_helping_nothing_is_counted(world: World) -> None:
    draft = begin(world).draft
    actions.count_help(draft=draft, seconds=60, at=world.later(minutes=5))
    assert draft.helped_seconds == 0
