"""Typing, on one device or two; papers and their pages; what is still missing."""

from typing import Any
from uuid import uuid4

import pytest
from tests.drafts.drafts_world import (
    ANSWERS,
    FATHER,
    OWNER,
    add_page,
    agree,
    begin,
    complete,
    published,
    stored,
    write,
)
from tests.samples import pdf, photo
from tests.world import World

from motcua.drafts import actions, queries
from motcua.drafts.models import Draft
from motcua.files.models import StoredFile
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused


def refused(action: Any, world: World, draft: Draft, **arguments: Any) -> Refused:
    with pytest.raises(Refused) as met:
        action(draft=draft, by=FATHER, at=world.later(minutes=3), **arguments)
    assert str(met.value)
    return met.value


def missing(draft: Draft) -> list[tuple[str, str]]:
    draft.refresh_from_db()
    return [(one.page, one.key) for one in queries.problems(draft)]


def test_two_devices_write_and_nothing_is_lost(world: World) -> None:
    phone = begin(world).draft
    computer = Draft.objects.get(pk=phone.pk)
    write(world, phone, owner={"name": "Trần Văn Thử"})
    write(world, computer, owner={"phone": "0912345678"}, note="Xin cảm ơn")
    assert queries.typed(phone) == {
        "owner": {"name": "Trần Văn Thử", "phone": "0912345678"},
        "note": "Xin cảm ơn",
    }
    assert (phone.seen, computer.seen) == (2, 3)


def test_the_same_value_changed_elsewhere_is_not_overwritten_unseen(world: World) -> None:
    draft = begin(world).draft
    looked = draft.seen
    write(world, draft, owner={"name": "An", "phone": "0912345678"})
    told = refused(actions.write, world, draft, part={"owner": {"name": "Ánh"}}, seen=looked)
    assert told.refusal.code == "typed_elsewhere"
    assert told.refusal.params["names"] == "owner.name"
    assert queries.typed(draft)["owner"]["name"] == "An"
    part = {"owner": {"name": "Ánh"}}
    actions.write(draft=draft, part=part, by=FATHER, at=world.at, seen=draft.seen)
    assert queries.typed(draft)["owner"] == {"name": "Ánh", "phone": "0912345678"}


def test_typing_the_same_again_changes_nothing(world: World) -> None:
    draft = complete(world)
    seen = draft.seen
    write(world, draft, owner={"name": OWNER["name"]})
    assert (draft.seen, draft.agreed_at is not None) == (seen, True)


def test_an_unknown_case_and_too_much_text_are_refused(world: World) -> None:
    draft = begin(world).draft
    assert refused(actions.write, world, draft, part={"case": "9.9"}).refusal.code == "bad_content"
    book = {"answers": {str(number): "x" * 4000 for number in range(90)}}
    assert refused(actions.write, world, draft, part=book).refusal.code == "too_much_typed"


def test_nothing_is_written_after_the_end(world: World) -> None:
    draft = complete(world)
    actions.file_draft(draft=draft, by=FATHER, at=world.later(minutes=9))
    assert refused(actions.write, world, draft, part={"note": "x"}).refusal.code == "draft_filed"
    other = begin(world).draft
    actions.give_up(draft=other, by=FATHER, at=world.at)
    assert refused(actions.write, world, other, part={"note": "x"}).refusal.code == "draft_given_up"


def test_pages_are_added_moved_and_dropped(world: World) -> None:
    draft = begin(world).draft
    first, second, third = (add_page(world, draft, "birth-note", photo((80, 60 + one))) for one in range(3))
    actions.move_page(draft=draft, page=third, to=1, by=FATHER, at=world.at)
    actions.drop_page(draft=draft, page=first.pk, by=FATHER, at=world.at)
    paper = next(one for one in queries.papers_of(draft) if one.paper.key == "birth-note")
    assert [(page.pk, page.position) for page in paper.pages] == [(third.pk, 1), (second.pk, 2)]
    assert paper.said == "brought"
    assert not StoredFile.objects.filter(pk=first.file_id).exists()
    assert queries.page(draft, second.pk) == second
    assert queries.page(begin(world).draft, second.pk) is None


def test_the_last_page_dropped_the_paper_is_missing_again(world: World) -> None:
    draft = complete(world)
    page = draft.pages.get()
    actions.drop_page(draft=draft, page=page, by=FATHER, at=world.at)
    actions.drop_page(draft=draft, page=page, by=FATHER, at=world.at)
    agree(world, draft)
    assert missing(draft) == [("papers", "birth-note")]


def test_the_same_file_added_twice_is_one_page(world: World) -> None:
    draft = begin(world).draft
    file = stored(world, draft)
    pages = [actions.add_page(draft=draft, key="letter", file=file, by=FATHER, at=world.at) for _ in range(2)]
    assert pages[0] == pages[1]


def test_a_file_of_somebody_else_is_no_page(world: World) -> None:
    draft, other = begin(world).draft, begin(world).draft
    file = stored(world, other)
    told = refused(actions.add_page, world, draft, key="letter", file=file)
    assert told.refusal.code == "strange_file"


def test_a_paper_nobody_asks_for_is_refused(world: World) -> None:
    draft = begin(world).draft
    file = stored(world, draft)
    assert refused(actions.add_page, world, draft, key="x", file=file).refusal.code == "unknown_paper"
    assert refused(actions.say_of_paper, world, draft, key="x", state="later").refusal.code == "unknown_paper"


def test_a_paper_keeps_to_the_pages_that_are_taken(world: World) -> None:
    draft = begin(world).draft
    add_page(world, draft, "letter", pdf(60))
    file = stored(world, draft, pdf(41))
    told = refused(actions.add_page, world, draft, key="letter", file=file)
    assert told.refusal.code == "too_many_pages"
    assert "101" in str(told)


def test_the_pdfs_of_a_paper_keep_to_what_can_be_sent(world: World) -> None:
    draft = begin(world).draft
    page = add_page(world, draft, "letter", pdf(1))
    StoredFile.objects.filter(pk=page.file_id).update(size=20 * 2**20)
    told = refused(actions.add_page, world, draft, key="letter", file=stored(world, draft, pdf(2)))
    assert told.refusal.code == "paper_too_large"


def test_what_is_done_online_in_full_cannot_come_later(world: World) -> None:
    draft = begin(world, published()).draft
    told = refused(actions.say_of_paper, world, draft, key="photo", state="later")
    assert told.refusal.code == "not_later"
    told = refused(actions.say_of_paper, world, draft, key="photo", state="replaced")
    assert told.refusal.code == "not_replaced"
    assert refused(actions.say_of_paper, world, draft, key="photo", state="?").refusal.code == "bad_state"


def test_a_page_that_is_gone_cannot_be_moved(world: World) -> None:
    draft = begin(world).draft
    assert refused(actions.move_page, world, draft, page=new_id(), to=1).refusal.code == "no_page"


def test_an_empty_draft_lacks_everything_in_the_order_of_the_pages(world: World) -> None:
    draft = begin(world, published()).draft
    assert missing(draft) == [
        ("case", "case"),
        ("owner", "name"),
        ("owner", "phone"),
        ("answers", "child"),
        ("check", "statement"),
    ]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        ({"owner": {"born": "17/5/90"}}, ("owner", "born")),
        ({"owner": {"born": "2030-01-01"}}, ("owner", "born")),
        ({"owner": {"phone": "12"}}, ("owner", "phone")),
        ({"owner": {"phone": ""}}, ("owner", "phone")),
        ({"owner": {"email": "an@"}}, ("owner", "email")),
        ({"owner": {"id_number": ""}}, ("owner", "id_number")),
        ({"owner": {"id_number": "000000000000"}}, ("owner", "id_number")),
        ({"owner": {"residence": str(uuid4())}}, ("owner", "residence")),
        ({"owner": {"residence": "Hà Nội"}}, ("owner", "residence")),
        ({"filing": "helper"}, ("representative", "name")),
        ({"answers": {"child": {"name": None}}}, ("answers", "child.name")),
        ({"answers": {"child": {"born": "hôm qua"}}}, ("answers", "child.born")),
        ({"answers": {"child": {"weight": 99999}}}, ("answers", "child.weight")),
    ],
)
def test_each_thing_that_is_wrong_is_told_where_it_is_mended(
    world: World, part: dict[str, Any], expected: tuple[str, str]
) -> None:
    draft = complete(world, published())
    assert missing(draft) == []
    write(world, draft, **part)
    agree(world, draft)
    assert missing(draft) == [expected]
    assert all(one.sentence for one in queries.problems(draft))


def test_the_form_on_the_screen_needs_no_picture(world: World) -> None:
    draft = complete(world, published())
    papers = {one.paper.key: one for one in queries.papers_of(draft)}
    assert papers["application"].filled_in
    assert (papers["note"].may_be_replaced, papers["note"].may_come_later) == (True, False)
    assert queries.typed(draft)["answers"] == ANSWERS


def test_a_consent_needs_somebody_who_helps_and_a_way(world: World) -> None:
    draft = begin(world).draft
    assert refused(actions.agree, world, draft, how="spoken", words="").refusal.code == "nobody_helps"
    assert refused(actions.agree, world, draft, how="winked", words="").refusal.code == "bad_consent"
