"""What was typed when the session ended: what is kept, for whom, and what is not."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.utils.translation import override

from motcua.staff.kept import forget_others_forms, keep_form, owner_mark, take_form

AN, BINH = UUID(int=1), UUID(int=2)
PAGE = "/desk/intake/1/?case=2"


class Somebody:
    def __init__(self, pk: Any) -> None:
        self.pk = pk


def post(typed: dict[str, Any] | None = None, **headers: str) -> Any:
    marks = {"form_owner": owner_mark(AN), "form_page": PAGE, "name": "Nguyễn Thị Ánh"}
    request = RequestFactory().post("/desk/intake/1/send/", marks | (typed or {}), headers=headers)
    request.user = AnonymousUser()
    request.session = SessionStore()
    return request


def come_back(request: Any, who: UUID = AN, page: str = PAGE) -> Any:
    again = RequestFactory().get(page)
    again.session, again.user = request.session, Somebody(who)  # type: ignore[assignment]
    return take_form(again)


def test_what_was_typed_comes_back_on_its_page() -> None:
    request = post({"papers": ["a", "b"]})
    assert keep_form(request) == PAGE
    kept = come_back(request)
    assert (kept["name"], kept.getlist("papers")) == ("Nguyễn Thị Ánh", ["a", "b"])


def test_it_comes_back_once() -> None:
    request = post()
    keep_form(request)
    assert come_back(request)
    assert come_back(request) is None


def test_another_page_leaves_it_where_it_is() -> None:
    request = post()
    keep_form(request)
    assert come_back(request, page="/desk/") is None
    assert come_back(request)


def test_another_officer_gets_nothing_and_it_is_gone() -> None:
    request = post()
    keep_form(request)
    assert come_back(request, BINH) is None
    assert come_back(request, AN) is None


def test_it_goes_when_another_officer_signs_in() -> None:
    request = post()
    keep_form(request)
    forget_others_forms(request, BINH)
    assert come_back(request, AN) is None


def test_it_stays_when_the_same_officer_signs_in() -> None:
    request = post()
    keep_form(request)
    forget_others_forms(request, AN)
    assert come_back(request, AN)


@pytest.mark.parametrize("mark", ["", "forged", owner_mark(AN) + "x"])
def test_without_a_true_mark_nothing_is_kept(mark: str) -> None:
    request = post({"form_owner": mark})
    assert keep_form(request) == PAGE
    assert not request.session.keys()


def test_passwords_and_tokens_are_never_kept() -> None:
    request = post({"password": "geheim", "new-Password2": "geheim", "csrfmiddlewaretoken": "geheim"})
    keep_form(request)
    assert "geheim" not in str(dict(request.session))


def test_a_page_elsewhere_is_not_gone_to() -> None:
    for address in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert keep_form(post({"form_page": address})) == "/desk/intake/1/send/"


def test_a_form_that_does_not_say_its_page_goes_back_where_it_was_sent_from() -> None:
    assert (
        keep_form(post({"form_page": ""}, referer="http://testserver/desk/staff/?q=1")) == "/desk/staff/?q=1"
    )
    assert keep_form(post({"form_page": ""}, referer="https://elsewhere.example/x")) == "/desk/intake/1/send/"


def test_a_huge_form_is_not_kept() -> None:
    request = post({"note": "x" * 300_000})
    keep_form(request)
    assert not request.session.keys()


def test_lost_files_are_said() -> None:
    request = post({"scan": SimpleUploadedFile("scan.pdf", b"%PDF")})
    keep_form(request)
    with override("en"):
        assert come_back(request).sentence.endswith("could not be kept: choose them again.")


def test_without_files_none_are_spoken_of() -> None:
    request = post()
    keep_form(request)
    with override("en"):
        assert come_back(request).sentence == "What you had typed was kept. Check it, then send it again."
