"""The browser of the journeys meets the live server, on the database the test sees."""

from typing import Any

from django.utils.translation import override


def test_a_page_is_shown(browser_page: Any) -> None:
    answer = browser_page.goto("/accounts/login/")
    assert answer.status == 200
    with override("vi"):
        assert browser_page.locator("html").get_attribute("lang") == "vi"


def test_the_browser_sees_what_the_test_wrote(browser_page: Any, django_user_model: Any, now: Any) -> None:
    officer = django_user_model(username="an", name="An", created_at=now)
    officer.set_password("a long enough word")
    officer.save()
    browser_page.goto("/accounts/login/")
    browser_page.locator("[name=login]").fill("an")
    browser_page.locator("[name=password]").fill("a wrong word")
    browser_page.locator("[name=password]").press("Enter")
    browser_page.wait_for_load_state()
    assert browser_page.locator("[name=login]").input_value() == "an"
