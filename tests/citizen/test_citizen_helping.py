"""Post-office clerks, youth teams and guides help people to file; consent first, and nothing of the desk."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client, RequestFactory
from tests.world import World

from motcua.citizen.helping.bar import (
    A_SITTING,
    bar_of,
    consent_first,
    helper_of,
    seconds_counted,
    visited,
)
from motcua.dossiers.rules import Status
from motcua.drafts import actions as drafts
from motcua.drafts.models import Draft
from motcua.drafts.queries import help_given, helped
from motcua.kernel.actor import System
from motcua.kernel.clock import day_bounds, local_day, now
from motcua.procedures.actions import offer
from motcua.staff.rules import Hat

CONSENT = {"how": "spoken", "read": "on"}


def client_of(world: World, hat: Hat) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(world.account(hat))
    return client


def begun(world: World, hat: Hat, **given: str) -> Draft:
    """A draft this helper has begun with somebody, by the page."""
    answer = client_of(world, hat).post("/help/begin/", {"version": str(world.birth.pk), **given})
    assert answer.status_code == 302, answer.content.decode()
    return Draft.objects.get(pk=UUID(answer["Location"].split("/")[2]))


def agreed(world: World, hat: Hat) -> Draft:
    draft = begun(world, hat)
    client_of(world, hat).post(f"/help/{draft.pk}/consent/", CONSENT)
    draft.refresh_from_db()
    return draft


def filed(world: World, hat: Hat) -> Draft:
    """Helped, typed and filed."""
    draft, at = agreed(world, hat), now()
    person = world.person()
    owner = {"name": person.name, "id_kind": "personal", "id_number": person.id_number, "phone": person.phone}
    part = {"owner": owner, "case": "1.001193.02", "return_by": "counter"}
    drafts.write(draft=draft, part=part, by=hat, at=at)
    drafts.say_of_paper(draft=draft, key="birth-note", state="later", by=hat, at=at)
    drafts.agree(draft=draft, how="statement", words="Đúng sự thật", by=hat, at=at)
    drafts.file_draft(draft=draft, by=hat, at=at)
    draft.refresh_from_db()
    return draft


@pytest.mark.parametrize("name", ["post_clerk", "youth", "guide"])
def test_a_helper_begins_on_their_own_page(world: World, name: str) -> None:
    client = client_of(world, getattr(world, name))
    page = client.get("/help/").content.decode()
    assert "Start helping somebody" in page
    assert "Relatives and friends need no account" in page


@pytest.mark.parametrize("name", ["receptionist", "specialist", "head", "inspector", "administrator"])
def test_other_posts_do_not_help(world: World, name: str) -> None:
    client = client_of(world, getattr(world, name))
    for address in ("/help/", "/help/start/", "/help/begin/"):
        assert client.get(address).status_code == 403


@pytest.mark.django_db
def test_nobody_helps_without_signing_in(client: Client) -> None:
    assert client.get("/help/")["Location"] == "/accounts/login/?next=/help/"


DESK = (
    "/desk/",
    "/desk/register/",
    "/desk/procedures/",
    "/desk/search/?q=H60",
    "/desk/staff/",
    "/desk/load/",
)


@pytest.mark.parametrize("name", ["post_clerk", "youth"])
@pytest.mark.parametrize("address", DESK)
def test_who_only_helps_finds_the_desk_shut(world: World, name: str, address: str) -> None:
    assert client_of(world, getattr(world, name)).get(address).status_code == 403


@pytest.mark.parametrize("name", ["post_clerk", "youth"])
def test_who_only_helps_sees_no_dossier_of_the_desk(world: World, name: str) -> None:
    dossier = world.dossier_at(Status.IN_PROCESS)
    answer = client_of(world, getattr(world, name)).get(f"/desk/dossiers/{dossier.pk}/")
    assert answer.status_code in {403, 404}
    assert dossier.owner.name not in answer.content.decode()


def test_a_guide_works_at_the_desk_as_well(world: World) -> None:
    client = client_of(world, world.guide)
    assert client.get("/desk/").status_code == 200
    assert client.get("/help/").status_code == 200
    assert "To the desk" in client.get("/help/").content.decode()


@pytest.mark.parametrize(("name", "door"), [("youth", "/help/"), ("guide", "/desk/"), ("clerk", "/desk/")])
def test_after_signing_in_one_is_where_ones_work_is(world: World, name: str, door: str) -> None:
    account = world.account(getattr(world, name))
    account.set_password("mot cua rong mo")
    account.save()
    typed = {"login": account.username, "password": "mot cua rong mo"}
    assert Client().post("/accounts/login/", typed)["Location"] == door


def test_a_procedure_is_searched_for_as_people_type(world: World) -> None:
    here = {"unit": world.ward, "codes": {"1.001193": world.birth.pk}, "valid_from": world.at.date()}
    offer(**here, by=System(), at=world.at)
    page = client_of(world, world.youth).get("/help/start/", {"q": "khai sinh"}).content.decode()
    assert f"/help/begin/?version={world.birth.pk}" in page


def test_words_that_find_nothing_are_answered(world: World) -> None:
    page = client_of(world, world.youth).get("/help/start/", {"q": "xyzxyz"}).content.decode()
    assert "Nothing here has these words" in page


def test_consent_comes_before_everything(world: World) -> None:
    draft = begun(world, world.youth)
    client = client_of(world, world.youth)
    page = client.get(f"/help/{draft.pk}/consent/").content.decode()
    assert "Lù Văn Páo" in page
    assert "The dossier is mine." in page
    answer = client.post(f"/help/{draft.pk}/consent/", CONSENT)
    draft.refresh_from_db()
    assert answer["Location"] == f"/file/{draft.code}/"
    assert (draft.consent_how, draft.helper_id) == ("spoken", world.youth.account)
    assert "I can stop at any moment." in draft.consent_words


def test_the_owner_is_never_the_helper(world: World) -> None:
    dossier = filed(world, world.youth).filed
    assert dossier
    assert dossier.owner.name == "Trần Thị Thử"
    assert dossier.officer_id is None


@pytest.mark.parametrize("how", ["spoken", "signed", "family"])
def test_people_agree_in_several_ways(world: World, how: str) -> None:
    draft = begun(world, world.guide)
    client_of(world, world.guide).post(f"/help/{draft.pk}/consent/", {"how": how, "read": "on"})
    draft.refresh_from_db()
    assert draft.consent_how == how


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"read": "on"}, "Choose how they agreed"),
        ({"how": "spoken"}, "Read the words aloud first"),
        ({"how": "statement", "read": "on"}, "statement"),
        ({"how": "telepathy", "read": "on"}, "telepathy"),
    ],
)
def test_no_consent_no_help(world: World, typed: dict[str, str], sentence: str) -> None:
    draft = begun(world, world.youth)
    answer = client_of(world, world.youth).post(f"/help/{draft.pk}/consent/", typed)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    draft.refresh_from_db()
    assert draft.consent_at is None


def test_who_does_not_agree_leaves_nothing_behind(world: World) -> None:
    draft = begun(world, world.youth)
    client_of(world, world.youth).post(f"/help/{draft.pk}/finish/", {"what": "give_up"})
    draft.refresh_from_db()
    assert draft.ended_at
    assert draft.sheet_id is None


def test_it_is_kept_for_later(world: World) -> None:
    draft = agreed(world, world.youth)
    client = client_of(world, world.youth)
    assert draft.code in client.get(f"/help/{draft.pk}/finish/").content.decode()
    assert client.post(f"/help/{draft.pk}/finish/", {"what": "keep"})["Location"] == "/help/"
    page = client.get("/help/").content.decode()
    assert f"/file/{draft.code}/" in page


@pytest.mark.parametrize("name", ["neighbour_helper", "post_clerk", "guide"])
@pytest.mark.parametrize("page", ["consent", "finish", "receipt"])
def test_what_another_helps_with_is_not_found(world: World, name: str, page: str) -> None:
    draft = begun(world, world.youth)
    client = client_of(world, getattr(world, name))
    assert client.get(f"/help/{draft.pk}/{page}/").status_code == 404
    assert client.get(f"/help/{uuid4()}/{page}/").status_code == 404
    assert draft.code not in client.get("/help/").content.decode()


def test_another_cannot_give_it_up_or_agree_for_them(world: World) -> None:
    draft = begun(world, world.youth)
    client = client_of(world, world.neighbour_helper)
    assert client.post(f"/help/{draft.pk}/finish/", {"what": "give_up"}).status_code == 404
    assert client.post(f"/help/{draft.pk}/consent/", CONSENT).status_code == 404
    draft.refresh_from_db()
    assert (draft.ended_at, draft.consent_at) == (None, None)


@pytest.mark.parametrize(
    ("name", "channel", "became"),
    [
        ("post_clerk", "post", "post"),
        ("post_clerk", "online", "online"),
        ("post_clerk", "", "post"),
        ("youth", "post", "online"),
        ("guide", "", "online"),
    ],
)
def test_only_the_post_office_sends_papers_by_post(
    world: World, name: str, channel: str, became: str
) -> None:
    assert begun(world, getattr(world, name), channel=channel).channel == became


def test_the_post_clerk_is_asked_by_post_or_online(world: World) -> None:
    address = f"/help/begin/?version={world.birth.pk}"
    assert "Filed at the post office" in client_of(world, world.post_clerk).get(address).content.decode()
    assert "Filed at the post office" not in client_of(world, world.youth).get(address).content.decode()


def test_from_the_pages_of_finding_a_helper_comes_to_the_same_beginning(world: World) -> None:
    given = {"version": str(world.birth.pk), "unit": str(world.ward.pk), "case": "1.001193.02"}
    client = client_of(world, world.youth)
    answer = client.get("/file/start/", given)
    assert answer["Location"].startswith(f"/help/begin/?version={world.birth.pk}")
    assert "Đăng ký khai sinh" in client.get(answer["Location"]).content.decode()
    assert "csrf" not in client.post("/file/start/", {**given, "csrfmiddlewaretoken": "x"})["Location"]


def test_the_pages_of_filing_open_for_the_one_who_helps_alone(world: World) -> None:
    draft = agreed(world, world.youth)
    page = f"/file/{draft.code}/"
    assert "You help" in client_of(world, world.youth).get(page).content.decode()
    for other in (world.guide, world.neighbour_helper, world.receptionist):
        answer = client_of(world, other).get(page)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/file/resume/")


def test_the_pages_of_filing_wait_for_the_consent_too(world: World) -> None:
    draft = begun(world, world.youth)
    answer = client_of(world, world.youth).get(f"/file/{draft.code}/")
    assert answer["Location"] == f"/help/{draft.pk}/consent/"


def test_a_case_that_is_none_is_left_open(world: World) -> None:
    assert begun(world, world.youth, case="9.999")


@pytest.mark.parametrize("version", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_a_procedure_that_is_none_is_searched_again(world: World, version: str) -> None:
    client = client_of(world, world.youth)
    assert client.get("/help/begin/", {"version": version})["Location"] == "/help/start/"
    assert client.post("/help/begin/", {"version": version})["Location"] == "/help/start/"


def test_what_was_filed_is_told_with_initials_alone(world: World) -> None:
    draft = filed(world, world.youth)
    page = client_of(world, world.youth).get("/help/").content.decode()
    assert "T. T. T." in page
    assert "Trần Thị Thử" not in page
    assert "008190000123" not in page
    assert f"/help/{draft.pk}/receipt/" in page


def test_the_receipt_leads_to_where_the_dossier_is(world: World) -> None:
    draft = filed(world, world.post_clerk)
    page = client_of(world, world.post_clerk).get(f"/help/{draft.pk}/receipt/").content.decode()
    dossier = draft.filed
    assert dossier
    assert draft.code in page
    assert dossier.track_key in page
    assert "mp-qr" in page
    assert "Filed at the post office" in page
    assert "Giấy chứng sinh" in page
    assert "Văn bản ủy quyền" not in page  # only for somebody who is represented
    assert "Trần Thị Thử" not in page


def test_number_and_key_of_the_receipt_open_the_dossier_and_no_other(world: World) -> None:
    draft, other = filed(world, world.post_clerk), filed(world, world.youth)
    assert draft.filed
    assert other.filed
    page = f"/track/{draft.code}/"
    assert Client().get(page, {"k": other.filed.track_key}).status_code == 404
    answer = Client().get(page, {"k": draft.filed.track_key})
    assert answer.status_code == 200
    assert draft.code in answer.content.decode()


def test_an_unfiled_draft_has_no_receipt(world: World) -> None:
    draft = agreed(world, world.youth)
    assert client_of(world, world.youth).get(f"/help/{draft.pk}/receipt/").status_code == 404


def test_figures_of_the_day(world: World) -> None:
    filed(world, world.youth)
    draft = agreed(world, world.youth)
    Draft.objects.filter(pk=draft.pk).update(helped_seconds=61)
    begun(world, world.youth)  # who did not agree was not helped
    (given,) = help_given(world.ward.path, *day_bounds(local_day(now())))
    assert (given.people, given.minutes, given.filed) == (2, 2, 1)


def test_the_head_sees_the_helpers_of_the_own_ward(world: World) -> None:
    agreed(world, world.youth)
    agreed(world, world.neighbour_helper)
    page = client_of(world, world.head).get("/help/team/?span=week").content.decode()
    assert "Lù Văn Páo" in page
    assert "Ly Thị Say" not in page


@pytest.mark.parametrize("name", ["youth", "post_clerk", "guide", "receptionist"])
def test_figures_of_others_are_for_those_who_answer_for_them(world: World, name: str) -> None:
    assert client_of(world, getattr(world, name)).get("/help/team/").status_code == 403


def test_time_counts_between_pages_of_one_sitting() -> None:
    at = now()
    began = at.timestamp()
    assert seconds_counted(None, at) == 0
    assert seconds_counted(began, at + timedelta(seconds=40)) == 40
    assert seconds_counted(began, at + timedelta(seconds=A_SITTING + 1)) == 0
    assert seconds_counted(began, at - timedelta(seconds=5)) == 0


def request_of(world: World, hat: Hat) -> Any:
    request: Any = RequestFactory().get("/file/")
    request.hat, request.session = hat, {}
    return request


def test_the_bar_tells_whom_one_helps_and_for_how_long(world: World) -> None:
    draft = agreed(world, world.youth)
    drafts.write(draft=draft, part={"owner": {"name": "Trần Thị Thử"}}, by=world.youth, at=now())
    Draft.objects.filter(pk=draft.pk).update(helped_seconds=700, opened_at=now() - timedelta(hours=1))
    draft.refresh_from_db()
    request = request_of(world, world.youth)
    bar = bar_of(request, draft)
    assert bar
    assert (bar.initials, bar.minutes, bar.finish) == ("T. T. T.", 12, f"/help/{draft.pk}/finish/")
    request.session["help_counted"][str(draft.pk)] -= 120
    assert bar_of(request, draft).minutes == 14  # type: ignore[union-attr]


def test_parts_of_seconds_add_up(world: World) -> None:
    draft = agreed(world, world.youth)
    Draft.objects.filter(pk=draft.pk).update(opened_at=now() - timedelta(hours=1))
    request, began = request_of(world, world.youth), now()
    for number in range(6):
        visited(request, draft, began + timedelta(seconds=0.5 * number))
    draft.refresh_from_db()
    assert draft.helped_seconds == 2


def test_there_is_no_bar_for_others(world: World) -> None:
    draft = agreed(world, world.youth)
    assert bar_of(request_of(world, world.guide), draft) is None
    assert bar_of(request_of(world, world.receptionist), draft) is None
    assert helper_of(request_of(world, world.receptionist)) is None
    assert helped(world.guide, draft.pk) is None


def test_the_pages_of_filing_wait_for_consent(world: World) -> None:
    draft = begun(world, world.youth)
    asked = consent_first(request_of(world, world.youth), draft)
    assert asked
    assert asked["Location"] == f"/help/{draft.pk}/consent/"
    assert consent_first(request_of(world, world.youth), agreed(world, world.youth)) is None


def test_the_first_page_costs_few_queries(world: World, queries_at_most: Any) -> None:
    for _one in range(3):
        filed(world, world.youth)
        agreed(world, world.youth)
    client = client_of(world, world.youth)
    client.get("/help/")
    with queries_at_most(14):
        client.get("/help/")
