"""The front door of the demonstration, and that it is shut everywhere else."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import LazySettings
from django.contrib.auth import get_user
from django.test import Client
from django.urls import NoReverseMatch, reverse
from tests.demo.demo_world import UNTIL

from motcua.demo.cast import CAST
from motcua.dossiers.models import Dossier
from motcua.drafts.models import Draft
from motcua.staff.models import Account, Post


@pytest.mark.usefixtures("demonstration", "open_door")
class TestTheDoor:
    def test_everybody_of_the_cast_is_offered_with_what_waits(self, client: Client) -> None:
        page = client.get("/demo/").content.decode()
        assert all(officer.name in page for officer in CAST)
        assert "chờ tiếp nhận" in page
        assert "quá hạn" in page

    def test_in_english_too(self, client: Client) -> None:
        page = client.get("/demo/", headers={"accept-language": "en"}).content.decode()
        assert "Choose who you are today" in page
        assert "to accept" in page

    def test_one_click_signs_in_with_account_and_hat(self, client: Client) -> None:
        answer = client.post("/demo/enter/khanh.hoang/")
        assert (answer.status_code, answer["Location"]) == (302, "/desk/")
        account = Account.objects.get(username="khanh.hoang")
        assert get_user(client) == account
        assert client.session["worn_post"] == str(Post.objects.get(account=account).pk)

    def test_looking_does_not_sign_in(self, client: Client) -> None:
        assert client.get("/demo/enter/khanh.hoang/").status_code == 405
        assert "_auth_user_id" not in client.session

    def test_only_the_cast_can_be_entered(self, client: Client, django_user_model: Any) -> None:
        Account.objects.filter(username="khanh.hoang").update(username="somebody.else")
        assert client.post("/demo/enter/somebody.else/").status_code == 404
        assert client.post("/demo/enter/nobody/").status_code == 404

    def test_a_strange_site_cannot_click_for_the_visitor(self) -> None:
        strict = Client(enforce_csrf_checks=True)
        assert strict.post("/demo/enter/khanh.hoang/").status_code == 403

    def test_who_wants_to_be_a_citizen_finds_the_public_door_and_two_things_to_open(
        self, client: Client
    ) -> None:
        page = client.get("/demo/").content.decode()
        shown = re.findall(r'<code class="demo-copy">(.+?)</code>', page)
        dossier, phone, draft, other = shown
        assert client.post("/track/", {"code": dossier, "phone": phone}).status_code == 302
        assert "/mend/" in client.get(f"/track/{dossier}/").content.decode()
        assert client.post("/file/resume/", {"code": draft, "phone": other}).status_code == 302
        assert client.get(f"/file/{draft}/check/").status_code == 200

    def test_a_citizen_of_the_ward_leaves_the_officers_chair(self, client: Client) -> None:
        client.post("/demo/enter/hien.chau/")
        ward = str(Post.objects.get(account__username="thang.tran").unit_id)
        given = {"unit": ward, "next": "/find/"}
        answer = client.post("/demo/citizen/", given, follow=True)
        assert answer.redirect_chain == [("/find/place/set/", 307), ("/find/", 302)]
        assert "Minh Xuân" in answer.content.decode()
        assert "_auth_user_id" not in client.session

    def test_what_was_ended_meanwhile_is_offered_no_more(self, client: Client) -> None:
        Draft.objects.filter(ended_at=None).update(ended_at=UNTIL, sheet=None)
        Dossier.objects.update(set_aside_at=UNTIL)
        assert "demo-copy" not in client.get("/demo/").content.decode()

    def test_the_page_costs_few_queries(self, client: Client, queries_at_most: Callable[[int], Any]) -> None:
        with queries_at_most(34):
            client.get("/demo/")


@pytest.mark.django_db
def test_there_is_no_such_door_outside_a_demonstration(client: Client) -> None:
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/enter/khanh.hoang/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo:home")


@pytest.mark.django_db
def test_even_with_its_address_the_door_is_shut_outside_a_demonstration(
    client: Client, settings: LazySettings
) -> None:
    settings.ROOT_URLCONF = "tests.demo.urls_demo"
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/enter/khanh.hoang/").status_code == 404
