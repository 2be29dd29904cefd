"""The PC at the counter, for journeys: officers sign in and out on it and do what they do with the mouse."""

from dataclasses import dataclass
from typing import Any

from motcua.staff.rules import Hat
from tests.world import World

PASSWORD = "mot-cua-2026-thu"


@dataclass
class Desk:
    """One browser at the counter's PC: officers sign in and out on it."""

    page: Any
    world: World

    def sign_in(self, hat: Hat) -> None:
        """Whoever was there before signs out first."""
        self.page.context.clear_cookies()
        self.page.goto("/accounts/login/")
        self.page.fill("input[name=login]", self.world.account(hat).username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.click("main form button[type=submit]")
        self.page.wait_for_url("**/desk/**")

    def open(self, code: str) -> None:
        """Find a dossier by its code in the one search box."""
        self.page.goto("/desk/")
        self.page.fill("input[name=q]", code)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/desk/dossier/**")

    def act(self, act: str, **fields: str) -> None:
        """Press an act's button on the dossier's page, fill its form, send it."""
        there = f"/act/{act}/"
        self.page.locator(f"main a[href$='{there}'], main form[action$='{there}'] button").first.click()
        self.page.wait_for_load_state()
        if self.page.url.endswith(f"/act/{act}/"):
            for name, value in fields.items():
                self.page.fill(f"main [name={name}]", value)
            self.page.locator("main form[method=post] button:not([type=button])").last.click()
            self.page.wait_for_load_state()

    def take_payments(self) -> None:
        """Take what is still to be paid, in cash, on the dossier's page."""
        while self.page.locator("main form[action*='/payment/'] button").count():
            self.page.locator("main form[action*='/payment/'] button").first.click()
            self.page.wait_for_load_state()

    def speak(self, language: str) -> None:
        """Read the pages in this language from now on."""
        site = self.page.url.split("/desk/")[0]
        self.page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
