"""Helpers prepare what is handed in at the counter: typed once, read out, and nothing is filed before."""

from dataclasses import replace

import pytest
from tests.citizen.test_citizen_helping import CONSENT, agreed, begun, client_of
from tests.world import COPIES, World

from motcua.drafts import actions as drafts
from motcua.drafts.models import Draft
from motcua.kernel.actor import System
from motcua.kernel.clock import now
from motcua.procedures.actions import publish_version
from motcua.procedures.rules import Channel
from motcua.staff.rules import Hat


def for_the_counter(world: World, hat: Hat) -> Draft:
    """Begun by the page with something that is filed at the counter alone; consented and typed."""
    content = replace(COPIES, channels=(Channel.COUNTER,))
    version = publish_version(content=content, in_force_from=world.at.date(), by=System(), at=now())
    draft = begun(world, hat, version=str(version.pk))
    client_of(world, hat).post(f"/help/{draft.pk}/consent/", CONSENT)
    person, at = world.person(), now()
    owner = {"name": person.name, "id_kind": "personal", "id_number": person.id_number, "phone": person.phone}
    drafts.write(draft=draft, part={"owner": owner, "filing": "owner"}, by=hat, at=at)
    drafts.say_of_paper(draft=draft, key="original", state="later", by=hat, at=at)
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("name", ["guide", "youth"])
def test_what_only_the_counter_takes_is_prepared(world: World, name: str) -> None:
    hat = getattr(world, name)
    draft = for_the_counter(world, hat)
    client = client_of(world, hat)
    page = client.get(f"/file/{draft.code}/check/").content.decode()
    assert "Ready for the counter" in page
    assert "File it now" not in page
    answer = client.post(f"/file/{draft.code}/check/", {"agree": "yes"}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/help/{draft.pk}/prepared/"
    assert draft.code in answer.content.decode()
    assert "Bản chính giấy tờ" in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.is_open, draft.agreed_at is not None) == (True, True)
    assert "waits for the counter" in client.get("/help/").content.decode()


def test_the_post_office_is_no_counter(world: World) -> None:
    content = replace(COPIES, channels=(Channel.COUNTER,))
    version = publish_version(content=content, in_force_from=world.at.date(), by=System(), at=now())
    page = client_of(world, world.post_clerk).get("/help/begin/", {"version": str(version.pk)})
    assert "Send the person to the counter" in page.content.decode()


def test_a_sheet_for_the_counter_is_the_helpers_own(world: World) -> None:
    draft = for_the_counter(world, world.guide)
    assert client_of(world, world.youth).get(f"/help/{draft.pk}/prepared/").status_code == 404
    answer = client_of(world, world.guide).get(f"/help/{draft.pk}/prepared/")
    assert answer["Location"] == f"/file/{draft.code}/", "not before it was read out"


def test_a_helped_person_is_not_asked_whether_somebody_helps(world: World) -> None:
    draft = agreed(world, world.youth)
    page = client_of(world, world.youth).get(f"/file/{draft.code}/who/").content.decode()
    assert 'value="authorised"' in page
    assert 'value="helper"' not in page
