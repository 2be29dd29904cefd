"""The page of a dossier says the one thing first, and nothing that no longer means anything."""

import pytest
from django.core.cache import cache
from django.test import Client
from tests.dossiers.test_dossiers_applying import NAME, NOTE, asked_for
from tests.world import World

from motcua.applicants.actions import know_citizen
from motcua.citizen.tracking.standing import standing
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import Status
from motcua.kernel.actor import System
from motcua.pages.questions import control
from motcua.pages.typed import example_of
from motcua.staff.actions import open_citizen_account

PROMISED = "Promised for"


@pytest.fixture
def citizen(db):
    cache.clear()
    return Client(headers={"accept-language": "en"})


def opened(citizen: Client, dossier: Dossier, page: str = "") -> str:
    citizen.get(f"/track/{dossier.code}/", {"k": dossier.track_key})
    return citizen.get(f"/track/{dossier.code}/{page}").content.decode()


def test_the_heading_comes_before_what_is_asked(citizen, world: World):
    page = opened(citizen, asked_for(world, NAME))
    assert 0 < page.index("<h1") < page.index("Mend it now")


@pytest.mark.parametrize("status", [Status.WITHDRAWN, Status.STOPPED])
def test_what_ended_without_a_result_has_no_promised_day(citizen, world: World, status):
    assert PROMISED not in opened(citizen, world.dossier_at(status))


def test_what_is_in_work_has_its_day_and_why(citizen, world: World):
    page = opened(citizen, world.dossier_at(Status.IN_PROCESS))
    assert PROMISED in page
    assert "How this date came about" in page


def test_only_the_last_steps_are_open(citizen, world: World):
    page = opened(citizen, world.dossier_at(Status.RETURNED))
    before, after = page.split("Show what was before")
    assert (before.count("<time class"), "The centre accepted your dossier" in after) == (3, True)


def test_the_page_leads_to_the_procedure(citizen, world: World):
    assert 'href="/procedures/1.001193/"' in opened(citizen, world.dossier_at(Status.RETURNED))


def test_what_was_refused_can_be_filed_again_and_nothing_else(world: World):
    at = world.later(hours=1)
    refused, returned = (world.dossier_at(status) for status in (Status.REFUSED, Status.RETURNED))
    assert standing(refused, at).may_file_again
    assert not standing(returned, at).may_file_again


def test_what_has_no_code_yet_is_not_called_by_a_long_number(citizen, world: World):
    filed = world.dossier_at(Status.FILED)
    account = open_citizen_account(language="en", by=System(), at=world.at)
    number = world.person().id_number
    given = {"name": "Trần Thị Thử", "phone": "0912345678", "vouched": True, "by": System(), "at": world.at}
    know_citizen(account=account.pk, id_number=number, **given)
    citizen.force_login(account)
    page = citizen.get(f"/my/dossiers/{filed.pk}/", follow=True).content.decode()
    assert "The centre now looks whether all is there" in page
    assert f">{str(filed.pk).upper()}<" not in page


def test_an_example_stands_above_the_answer_and_not_in_it():
    day = {"type": "string", "format": "date"}
    assert "24/11/1990" in example_of(day)
    assert "placeholder" not in control(day).widget.attrs


def test_mending_says_until_when(citizen, world: World):
    page = opened(citizen, asked_for(world, NAME, NOTE), "mend/")
    assert "Please send it by <strong>" in page


def test_nothing_of_the_contact_is_called_optional(citizen, world: World):
    page = opened(citizen, world.dossier_at(Status.IN_PROCESS), "contact/")
    assert "New phone number" in page
    assert "optional" not in page


def test_a_question_is_not_followed_by_a_colon(citizen, world: World):
    dossier = world.dossier_at(Status.IN_PROCESS)
    opened(citizen, dossier)
    page = citizen.post(f"/track/{dossier.code}/withdraw/", {"seen": dossier.version}).content.decode()
    assert "Why do you withdraw it? Write in a few words why." in page
