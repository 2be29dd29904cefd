"""The working copy: shared, edited part by part, published from a day, or given up; nobody is overwritten."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils.translation import override
from tests.world import BIRTH, World

from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.refusal import Refused
from motcua.procedures import actions, keeping, queries
from motcua.procedures.models import ProcedureVersion, VersionDraft

CODE = BIRTH.code


def begun(world: World) -> VersionDraft:
    return actions.begin_version_draft(code=CODE, by=world.administrator, at=world.at)


def edited(world: World, draft: VersionDraft, part: str = "names", **given: Any) -> VersionDraft:
    usual = {"changes": {"name": "Khai sinh"}, "by": world.administrator, "at": world.later(minutes=5)}
    return actions.edit_version_draft(draft=draft, part=part, **(usual | given))


def published(world: World, draft: VersionDraft, day: date | None = None, **given: Any) -> ProcedureVersion:
    usual = {"by": world.administrator, "at": world.later(hours=1)}
    return actions.publish_version_draft(draft=draft, in_force_from=day or world.at.date(), **(usual | given))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refused) as found:
        act()
    assert str(found.value)
    return found.value.refusal.code


def test_it_begins_as_the_newest_version_says(world: World) -> None:
    draft = begun(world)
    assert keeping.draft_content(draft) == queries.content(world.birth.pk)
    assert begun(world).pk == draft.pk
    assert [one.pk for one in keeping.drafts_in_work()] == [draft.pk]


def test_what_is_edited_is_published_from_a_day(world: World) -> None:
    made = published(world, edited(world, begun(world)), date(2027, 1, 1))
    assert (made.number, made.name, made.in_force_from) == (2, "Khai sinh", date(2027, 1, 1))
    assert queries.version_in_force(CODE, world.at.date()).number == 1
    assert keeping.version_draft(CODE) is None
    fact = last_fact(made.procedure_id)
    assert fact
    assert fact.kind == "procedure.version_published"


def test_what_was_made_here_is_not_replaced_by_an_import(world: World) -> None:
    made = published(world, edited(world, begun(world)))
    assert made.curated
    assert made.source.startswith("own edit")


def test_each_edit_is_a_fact(world: World) -> None:
    draft = edited(world, begun(world))
    fact = last_fact(draft.procedure_id)
    assert fact
    assert (fact.kind, fact.data["part"]) == ("procedure.draft_edited", "names")


def test_a_part_of_one_case(world: World) -> None:
    paper = {"key": "x", "name": "Tờ khai", "originals": 1}
    draft = edited(world, begun(world), "papers", changes={"papers": [paper]}, case="1.001193.02")
    content = keeping.draft_content(draft)
    assert [one.name for one in content.case("1.001193.02").papers] == ["Tờ khai"]
    assert not content.case("1.001193.01").papers


def test_cases_are_added_copied_and_removed(world: World) -> None:
    draft, by = begun(world), {"by": world.administrator, "at": world.at}
    actions.add_draft_case(draft=draft, code="1.001193.03", name="Bỏ rơi", copy_of="1.001193.01", **by)
    content = keeping.draft_content(draft)
    assert content.case("1.001193.03").limits == content.case("1.001193.01").limits
    actions.remove_draft_case(draft=draft, code="1.001193.01", **by)
    assert [one.code for one in keeping.draft_content(draft).cases] == ["1.001193.02", "1.001193.03"]
    given = {"draft": draft, "name": "Hai lần", "code": "1.001193.03", **by}
    assert refused(lambda: actions.add_draft_case(**given)) == "bad_content"


def test_the_last_case_stays(world: World) -> None:
    draft, by = begun(world), {"by": world.administrator, "at": world.at}
    actions.remove_draft_case(draft=draft, code="1.001193.01", **by)
    assert refused(lambda: actions.remove_draft_case(draft=draft, code="1.001193.02", **by)) == "bad_content"
    assert refused(lambda: actions.remove_draft_case(draft=draft, code="9", **by)) == "bad_content"


def test_content_that_cannot_be_read_is_refused_and_nothing_kept(world: World) -> None:
    draft = begun(world)
    assert refused(lambda: edited(world, draft, changes={"name": ""})) == "bad_content"
    assert refused(lambda: edited(world, draft, changes={"nonsense": 1})) == "bad_content"
    assert VersionDraft.objects.get(pk=draft.pk).seen == 1


def test_the_second_of_two_is_told_who_was_faster(world: World) -> None:
    draft = begun(world)
    mine, theirs = keeping.version_draft(CODE), keeping.version_draft(CODE)
    assert mine
    assert theirs
    edited(world, theirs)
    with pytest.raises(Refused) as found:
        edited(world, mine, changes={"name": "Khác"})
    with override("en"):
        assert "Vàng A Sử was faster" in str(found.value)
    assert keeping.draft_content(VersionDraft.objects.get(pk=draft.pk)).name == "Khai sinh"
    again = keeping.version_draft(CODE)
    assert again
    assert refused(lambda: edited(world, again, seen=1)) == "overtaken"


def test_a_copy_that_is_gone_says_so(world: World) -> None:
    draft, stale = begun(world), keeping.version_draft(CODE)
    assert stale
    actions.give_up_version_draft(draft=draft, by=world.administrator, at=world.at)
    assert refused(lambda: edited(world, stale)) == "draft_gone"
    assert refused(lambda: published(world, stale)) == "nothing_changed"


def test_giving_up_leaves_the_versions(world: World) -> None:
    draft = edited(world, begun(world))
    actions.give_up_version_draft(draft=draft, by=world.administrator, at=world.at)
    assert keeping.version_draft(CODE) is None
    assert len(queries.versions_of(CODE)) == 1


def test_nothing_changed_is_not_published(world: World) -> None:
    assert refused(lambda: published(world, begun(world))) == "nothing_changed"


def test_not_from_a_day_that_is_past(world: World) -> None:
    yesterday = world.at.date() - timedelta(days=1)
    assert refused(lambda: published(world, edited(world, begun(world)), yesterday)) == "past_day"


def test_twice_a_day_only_from_the_next_day_on(world: World) -> None:
    published(world, edited(world, begun(world)))
    draft = edited(world, begun(world), changes={"name": "Lần hai"})
    assert refused(lambda: published(world, draft)) == "version_not_newer"
    first = keeping.first_day_for(draft, world.at)
    assert first == world.at.date() + timedelta(days=1)
    assert published(world, draft, first).number == 3


def test_a_version_published_meanwhile_is_compared_first(world: World) -> None:
    draft = edited(world, begun(world))
    other = replace(BIRTH, name="Từ nơi khác")
    actions.publish_version(content=other, in_force_from=world.at.date(), by=System(), at=world.at)
    day = world.at.date() + timedelta(days=1)
    assert refused(lambda: published(world, draft, day)) == "newer_version"
    actions.follow_newest(draft=draft, by=world.administrator, at=world.at)
    assert published(world, draft, day).number == 3


def test_a_form_that_cannot_be_drawn_stops_publishing(world: World) -> None:
    form = {"type": "object", "properties": {"x": {"type": "string"}}}
    draft = edited(world, begun(world), "form", changes={"form": form})
    assert refused(lambda: published(world, draft)) == "bad_form"
    assert keeping.draft_problems(draft)[0].stops


def test_a_case_code_too_long_for_a_dossier_stops_publishing(world: World) -> None:
    draft, by = begun(world), {"by": world.administrator, "at": world.at}
    actions.add_draft_case(draft=draft, code="9" * 41, name="Dài", **by)
    assert refused(lambda: published(world, draft)) == "too_long"


def test_what_to_mind_does_not_stop(world: World) -> None:
    draft, by = begun(world), {"by": world.administrator, "at": world.at}
    actions.remove_draft_case(draft=draft, code="1.001193.01", **by)
    codes = {one.refusal.code for one in keeping.draft_problems(draft)}
    assert {"case_gone", "no_channel"} <= codes
    assert published(world, draft).number == 2


@pytest.mark.parametrize(
    "who", ["receptionist", "specialist", "leader", "head", "clerk", "guide", "inspector"]
)
def test_only_those_who_keep_the_catalogue(world: World, who: str) -> None:
    draft, hat = begun(world), getattr(world, who)
    by: dict[str, Any] = {"by": hat, "at": world.at}
    acts: list[Callable[[], object]] = [
        lambda: actions.begin_version_draft(code=CODE, **by),
        lambda: edited(world, draft, **by),
        lambda: actions.add_draft_case(draft=draft, code="x", name="x", **by),
        lambda: actions.remove_draft_case(draft=draft, code="1.001193.01", **by),
        lambda: actions.follow_newest(draft=draft, **by),
        lambda: published(world, draft, **by),
        lambda: actions.give_up_version_draft(draft=draft, **by),
    ]
    assert {refused(act) for act in acts} == {"not_keeper"}


def test_an_unknown_procedure(world: World) -> None:
    by = {"by": world.administrator, "at": world.at}
    assert refused(lambda: actions.begin_version_draft(code="9.9", **by)) == "unknown_procedure"
