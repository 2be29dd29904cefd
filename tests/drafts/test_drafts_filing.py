"""A father files from his phone: the draft becomes a dossier, whole, once."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.db import transaction
from pypdf import PdfReader
from tests.drafts.drafts_world import (
    ANSWERS,
    FATHER,
    FORMED,
    OWNER,
    add_page,
    agree,
    begin,
    changed,
    complete,
    published,
    write,
)
from tests.samples import pdf
from tests.world import World

from motcua.applicants.models import Sheet
from motcua.drafts import actions, queries
from motcua.drafts.actions import file_draft
from motcua.drafts.models import Draft, DraftPage
from motcua.drafts.rules import Citizen
from motcua.fees.queries import payments_of
from motcua.files.models import StoredFile
from motcua.files.queries import content, files_of
from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refused


def file_it(world: World, draft: Draft, **changes: Any) -> Any:
    return file_draft(**{"draft": draft, "by": FATHER, "at": world.later(minutes=10), **changes})


def refused(world: World, draft: Draft, **changes: Any) -> Refused:
    with pytest.raises(Refused) as met:
        file_it(world, draft, **changes)
    return met.value


def test_a_draft_becomes_a_dossier(world: World) -> None:
    draft = complete(world, published())
    dossier = file_it(world, draft)
    assert (dossier.channel, dossier.filing, dossier.case) == ("online", "owner", "9.000001.01")
    assert (dossier.served_by, dossier.competent) == (world.ward, world.ward)
    assert (dossier.owner.name, dossier.owner.phone) == ("Trần Văn Thử", "0912345678")
    assert dossier.answers.stated == ANSWERS
    assert dossier.accept_by == queries.accept_by_if_filed(draft, world.later(minutes=10)).at
    assert [(one.label, one.amount) for one in payments_of(dossier.pk)] == [("Lệ phí", 8000)]
    assert draft.filed == dossier


def test_the_pages_of_a_paper_become_one_pdf_on_its_line(world: World) -> None:
    draft = complete(world, published())
    add_page(world, draft, "note", pdf(2))
    agree(world, draft)
    dossier = file_it(world, draft)
    lines = {paper.key: paper for paper in dossier.papers.all()}
    assert len(PdfReader(BytesIO(content(lines["note"].scan))).pages) == 3
    assert {key: (one.state, one.digitised) for key, one in lines.items()} == {
        "application": ("brought", "0"),
        "note": ("brought", "1"),
        "photo": ("brought", "1"),
    }
    assert {one.pk for one in files_of(dossier.pk)} == {lines["note"].scan_id, lines["photo"].scan_id}


def test_what_was_typed_is_shredded_and_the_loose_pages_are_gone(world: World) -> None:
    draft = complete(world)
    file_it(world, draft)
    assert not Sheet.objects.exists()
    assert not DraftPage.objects.exists()
    assert not StoredFile.objects.filter(subject=draft.pk).exists()
    assert queries.typed(draft) == {}


def test_filing_twice_gives_the_one_dossier(world: World) -> None:
    draft = complete(world)
    stale = Draft.objects.get(pk=draft.pk)
    assert file_it(world, draft).pk == file_it(world, stale).pk == file_it(world, draft).pk


def test_the_facts_tell_who_filed_and_nothing_personal(world: World) -> None:
    draft = complete(world)
    dossier = file_it(world, draft)
    filed, told = facts_about("dossier", dossier.pk)[0], facts_about("draft", draft.pk)
    assert (filed.kind, filed.by_kind, filed.unit_path) == ("dossier.filed", "applicant", world.ward.path)
    assert [fact.kind for fact in told] == ["draft.begun", "draft.filed"]
    assert told[-1].data["dossier"] == str(dossier.pk)
    assert not any(text in str([fact.data for fact in told]) for text in ("Trần", "0912", "008090"))


def test_an_authorised_person_files_for_the_owner(world: World) -> None:
    draft = complete(world)
    write(world, draft, filing="authorised", representative={"name": "Lê Thị Em"}, relation="em gái")
    agree(world, draft)
    dossier = file_it(world, draft)
    assert (dossier.filing, dossier.representative.name, dossier.relation) == (
        "authorised",
        "Lê Thị Em",
        "em gái",
    )


def test_a_representative_typed_and_then_not_wanted_is_left_out(world: World) -> None:
    draft = complete(world)
    write(world, draft, filing="owner", representative={"name": "Lê Thị Em"}, relation="em gái")
    agree(world, draft)
    dossier = file_it(world, draft)
    assert (dossier.filing, dossier.representative, dossier.relation) == ("owner", None, "")


def test_what_is_taken_from_data_or_comes_later_is_said_of_the_line(world: World) -> None:
    draft = begin(world).draft
    write(world, draft, case="1.001193.01", owner=OWNER)
    actions.say_of_paper(draft=draft, key="birth-note", state="later", by=FATHER, at=world.later(minutes=2))
    agree(world, draft)
    dossier = file_it(world, draft)
    assert {one.key: one.state for one in dossier.papers.all()} == {
        "birth-note": "missing",
        "letter": "missing",
    }


def test_a_signed_in_citizen_is_named_in_the_facts(world: World) -> None:
    account = world.guide.account  # any account will do
    draft = complete(world, by=Citizen(account=account))
    assert queries.drafts_of(account) == [draft]
    dossier = file_it(world, draft)
    assert facts_about("dossier", dossier.pk)[0].by_account == account
    assert queries.drafts_of(account) == []


def test_a_draft_that_is_not_complete_is_refused_with_what_is_missing(world: World) -> None:
    told = refused(world, begin(world).draft)
    assert told.refusal.code == "incomplete"
    assert str(told) == queries.problems(begin(world).draft)[0].sentence


def test_a_draft_that_was_given_up_cannot_be_filed(world: World) -> None:
    draft = complete(world)
    actions.give_up(draft=draft, by=FATHER, at=world.later(minutes=6))
    assert refused(world, draft).refusal.code == "draft_given_up"


def test_a_forgotten_draft_cannot_be_filed(world: World) -> None:
    draft = complete(world)
    actions.forget_old(at=world.later(days=61))
    assert refused(world, draft).refusal.code == "no_draft"


def test_a_draft_of_an_older_version_is_caught_up_first(world: World) -> None:
    draft = complete(world, published())
    published(changed(name="Đăng ký khai sinh mới"), date(2026, 12, 1))
    assert refused(world, draft, at=world.later(days=10)).refusal.code == "version_changed"


def test_a_body_that_may_not_decide_is_refused(world: World) -> None:
    draft = complete(world)
    Draft.objects.filter(pk=draft.pk).update(competent=world.neighbour_ward)
    assert refused(world, draft).refusal.code == "not_competent"


def test_what_is_changed_after_agreeing_is_to_be_agreed_anew(world: World) -> None:
    draft = complete(world)
    write(world, draft, note="Xin trả kết quả buổi sáng")
    assert [one.key for one in queries.problems(draft)] == ["statement"]


def test_somebody_who_writes_while_pages_are_bound_is_not_overrun(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, other = complete(world), None
    other = Draft.objects.get(pk=draft.pk)
    from motcua.drafts.actions import filing

    bound = filing._bound

    def meanwhile(*arguments: Any) -> Any:
        if "phone" not in str(queries.typed(other).get("note", "")):
            write(world, other, note="phone")
        return bound(*arguments)

    monkeypatch.setattr(filing, "_bound", meanwhile)
    assert refused(world, draft).refusal.code == "incomplete"  # the statement is to be confirmed anew
    agree(world, draft)
    assert file_it(world, draft).note == "phone"


def test_an_error_in_the_last_write_undoes_the_whole_filing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = complete(world)

    def fails(*_told: Any, **_more: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("motcua.drafts.actions.filing.tell", fails)
    with pytest.raises(OSError, match="disk full"), transaction.atomic():
        file_it(world, draft)
    draft.refresh_from_db()
    assert draft.filed is None
    assert queries.typed(draft)["owner"]["name"] == "Trần Văn Thử"
    assert DraftPage.objects.filter(draft=draft).count() == 1
    assert FORMED.code not in str(queries.typed(draft))
