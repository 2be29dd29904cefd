"""People who come from the guidance desk: in sight, opened with one click, nothing typed again."""

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.urls import reverse
from tests.drafts.test_drafts_taking_in import prepared

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.drafts import actions


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.later(minutes=10))
    return sit_down(world, world.receptionist)


def address(counter, draft) -> str:
    return f"{counter.page_of(counter.world.copies)}?prepared={draft.pk}"


def sent(counter, draft, **changes):
    """The page as it was offered, sent back."""
    form = counter.client.get(address(counter, draft)).context["sheet"]
    filled = {one.html_name: one.value() for made in form.forms for one in made if one.value()}
    typed = {**filled, "do": "accept", "prepared": str(draft.pk), **changes}
    return counter.client.post(counter.page_of(counter.world.copies), typed)


def test_who_waits_is_in_sight(counter, queries_at_most):
    draft = prepared(counter.world)
    with queries_at_most(16):
        page = counter.client.get(reverse("desk:intake")).content.decode()
    assert draft.code in page
    assert "Trần Văn Thử" in page
    assert address(counter, draft) in page


def test_the_page_is_filled_in(counter):
    draft = prepared(counter.world)
    page = counter.client.get(address(counter, draft))
    sheet = page.context["sheet"]
    assert sheet.owner["name"].value() == "Trần Văn Thử"
    assert sheet.owner["born"].value() == "17/05/1990"
    assert sheet.papers[0]["brought"].value()
    assert "Ma Thị Nhung" in page.content.decode()


def test_it_is_accepted_and_the_draft_is_used_up(counter):
    draft = prepared(counter.world)
    answer = sent(counter, draft)
    dossier = Dossier.objects.get()
    assert answer.url == reverse("desk:intake_done", args=[dossier.pk])
    assert (dossier.current, dossier.owner.name) == (Status.ACCEPTED, "Trần Văn Thử")
    draft.refresh_from_db()
    assert draft.filed_id == dossier.pk


def test_a_wrong_page_comes_back_and_is_still_hers(counter):
    draft = prepared(counter.world)
    answer = sent(counter, draft, **{"owner-name": ""})
    assert answer.status_code == 422
    assert f'name="prepared" value="{draft.pk}"' in answer.content.decode()


@pytest.mark.parametrize("do", ["save", "refuse"])
def test_every_ending_uses_it_up(counter, do):
    draft = prepared(counter.world)
    sent(counter, draft, do=do, reason="Bản chính bị tẩy xóa")
    draft.refresh_from_db()
    assert draft.filed_id == Dossier.objects.get().pk


def test_the_number_opens_it_in_both_boxes(counter):
    draft = prepared(counter.world)
    typed = {"q": draft.code.lower()}
    assert counter.client.get(reverse("desk:intake"), typed).url == address(counter, draft)
    found = counter.client.get(reverse("desk:search"), typed, follow=True)
    assert found.redirect_chain[-1][0] == address(counter, draft)


def test_what_was_taken_in_meanwhile_is_said(counter):
    draft = prepared(counter.world)
    sent(counter, draft)
    page = counter.client.get(address(counter, draft), follow=True).content.decode()
    assert "taken in already" in page


def test_the_neighbour_is_told_nothing(counter):
    draft = prepared(counter.world)
    other = sit_down(counter.world, counter.world.neighbour)
    assert draft.code not in other.client.get(reverse("desk:intake")).content.decode()
    page = other.client.get(address(counter, draft), follow=True).content.decode()
    assert "Trần Văn Thử" not in page


def test_what_was_given_up_is_gone(counter):
    draft = prepared(counter.world)
    actions.give_up(draft=draft, by=counter.world.guide, at=counter.world.later(minutes=4))
    assert draft.code not in counter.client.get(reverse("desk:intake")).content.decode()
