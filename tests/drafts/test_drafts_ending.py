from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.drafts.drafts_world import FATHER, begin, complete, write
from tests.world import World

from motcua.applicants.models import Sheet
from motcua.drafts import actions, queries
from motcua.drafts.models import Draft, DraftPage, DraftPaper
from motcua.files.models import StoredFile
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused


def kinds(draft: Draft) -> list[str]:
    return [fact.kind for fact in facts_about("draft", draft.pk)]


def test_what_is_given_up_is_shredded_at_once(
    world: World, tmp_path: Path, django_capture_on_commit_callbacks: object
) -> None:
    draft = complete(world)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        actions.give_up(draft=draft, by=FATHER, at=world.later(minutes=6))
    assert not Sheet.objects.exists()
    assert not StoredFile.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kinds(draft) == ["draft.begun", "draft.given_up"]


def test_giving_up_twice_is_well_and_a_filed_one_stays(world: World) -> None:
    draft, filed = begin(world).draft, complete(world)
    for _twice in range(2):
        actions.give_up(draft=draft, by=FATHER, at=world.at)
    assert kinds(draft).count("draft.given_up") == 1
    actions.file_draft(draft=filed, by=FATHER, at=world.later(minutes=9))
    with pytest.raises(Refused) as met:
        actions.give_up(draft=filed, by=FATHER, at=world.at)
    assert met.value.refusal.code == "draft_filed"


def test_what_nobody_touched_for_sixty_days_is_forgotten(world: World) -> None:
    old, fresh, filed = complete(world), begin(world).draft, complete(world)
    actions.file_draft(draft=filed, by=FATHER, at=world.later(minutes=9))
    at = world.later(days=30)
    actions.write(draft=fresh, part={"note": "Tôi quay lại"}, by=FATHER, at=at)
    assert actions.forget_old(at=world.later(days=59)) == 0
    assert actions.forget_old(at=world.later(days=61)) == 1
    assert set(Draft.objects.all()) == {fresh, filed}
    assert Sheet.objects.count() == 1
    assert not StoredFile.objects.filter(subject=old.pk).exists()
    assert kinds(old) == ["draft.begun", "draft.forgotten"]


def test_of_what_was_filed_only_its_number_and_who_helped_stay(world: World) -> None:
    filed = complete(world)
    dossier = actions.file_draft(draft=filed, by=FATHER, at=world.later(minutes=9))
    assert not Sheet.objects.exists()
    assert not DraftPage.objects.exists()
    assert not StoredFile.objects.filter(subject=filed.pk).exists()
    actions.forget_old(at=world.later(days=59))
    assert DraftPaper.objects.filter(draft=filed).exists()
    actions.forget_old(at=world.later(days=61))
    assert not DraftPaper.objects.exists()
    assert queries.filed_as(filed.code) == dossier.pk


def test_the_empty_row_of_what_was_given_up_goes_too_without_a_second_fact(world: World) -> None:
    draft = begin(world).draft
    actions.give_up(draft=draft, by=FATHER, at=world.at)
    assert actions.forget_old(at=world.later(days=61)) == 1
    assert not Draft.objects.exists()
    assert "draft.forgotten" not in kinds(draft)


def test_how_long_drafts_are_kept_can_be_set(world: World, settings: object) -> None:
    begin(world)
    settings.DRAFT_DAYS = 5  # type: ignore[attr-defined]
    assert actions.forget_old(at=world.later(days=6)) == 1


def test_whoever_comes_back_at_that_very_moment_keeps_the_draft(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = begin(world).draft
    from motcua.drafts.actions import ending

    forget, back = ending._forget, world.later(days=61)

    def meanwhile(found: Draft, *more: object) -> bool:
        if found.touched_at < back:
            actions.write(draft=draft, part={"note": "x"}, by=FATHER, at=back)
        return forget(found, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(ending, "_forget", meanwhile)
    assert actions.forget_old(at=back) == 0
    assert Draft.objects.get() == draft


def test_a_forgotten_draft_is_written_no_more(world: World) -> None:
    draft = begin(world).draft
    actions.forget_old(at=world.later(days=61))
    with pytest.raises(Refused) as met:
        write(world, draft, note="x")
    assert met.value.refusal.code == "no_draft"


def test_the_command_says_how_many(world: World) -> None:
    begin(world)
    out = StringIO()
    call_command("drafts_forget", stdout=out)
    assert out.getvalue().endswith("drafts forgotten\n")
