"""What people read when a page cannot be shown: citizens in their own shell, officers in theirs."""

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.utils import translation
from tests.world import World

from motcua import urls
from motcua.staff.actions import open_citizen_account
from motcua.staff.entrance import public

OFFICERS_WORDS = ("your unit", "administrator", "your post", "Your sign-in")


@public
def broken(request):
    raise RuntimeError("a fault of ours")


urlpatterns = [path("broken/", broken), path("desk/broken/", broken), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = (
    getattr(urls, f"handler{status}") for status in (400, 403, 404, 500)
)


@pytest.fixture
def reader(db):
    return Client(headers={"accept-language": "en"}, raise_request_exception=False)


def speaks_to_a_citizen(answer):
    page = answer.content.decode()
    assert 'data-outcome="error"' in page
    assert 'href="/track/"' in page
    assert 'href="/find/"' in page
    assert "data-aloud-go" in page
    assert not [word for word in OFFICERS_WORDS if word in page]
    return page


@pytest.mark.parametrize("address", ["/procedures/9.999999/", "/nowhere/", "/find/life/none/"])
def test_a_page_that_is_not_there(reader, address):
    answer = reader.get(address)
    assert answer.status_code == 404
    assert "There is no such page" in speaks_to_a_citizen(answer)


def test_an_officer_is_told_as_an_officer(reader, world: World):
    reader.force_login(world.account(world.receptionist))
    answer = reader.get("/desk/nowhere/")
    assert answer.status_code == 404
    assert "does not belong to your unit" in answer.content.decode()


@pytest.mark.urls(__name__)
def test_a_fault_of_ours_needs_no_database(reader, django_assert_num_queries, world: World):
    with django_assert_num_queries(0):
        answer = reader.get("/broken/")
    assert answer.status_code == 500
    assert "It is not your fault" in speaks_to_a_citizen(answer)
    assert "<form" not in answer.content.decode()
    assert "administrator" in reader.get("/desk/broken/").content.decode()


@pytest.mark.urls(__name__)
def test_large_letters_stay_large_on_a_fault_of_ours(reader):
    reader.cookies["look"] = "strong"
    assert 'class="govuk-template mp-strong"' in reader.get("/broken/").content.decode()


def test_a_form_that_is_too_old_is_sent_once_more(db):
    strict = Client(headers={"accept-language": "en"}, enforce_csrf_checks=True)
    answer = strict.post("/track/", {"code": "H60.101-261124-0001"})
    assert answer.status_code == 403
    assert "Please send it once more" in speaks_to_a_citizen(answer)


def test_an_officers_form_that_is_too_old_is_kept_as_ever(db):
    strict = Client(headers={"accept-language": "en"}, enforce_csrf_checks=True)
    answer = strict.post("/desk/hats/", {})
    assert answer.status_code == 403
    assert "This page was open for too long" in answer.content.decode()


def test_a_citizen_at_the_officers_door_finds_the_way_back(reader, world: World):
    account = open_citizen_account(language="en", by=world.receptionist, at=world.at)
    reader.force_login(account)
    answer = reader.get("/desk/")
    assert answer.status_code == 403
    assert "This page is for officers" in speaks_to_a_citizen(answer)


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "stale"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_can_be_told_when_nothing_is_known(name, language):
    with translation.override(language):
        page = render_to_string(f"citizen/faults/{name}.html")
    assert f'<html lang="{language}"' in page
