"""A telephone held upright: one browser profile at 360 × 740, and what a thumb does on the public pages."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIZE = {"width": 360, "height": 740}
SLOW = {"latency": 300, "downloadThroughput": 250_000 / 8, "uploadThroughput": 250_000 / 8}
PATIENCE = 15_000
UPLOAD = 90_000
PICTURES = os.environ.get("JOURNEY_PICTURES", "")


@dataclass
class Phone:
    """One browser. `look` keeps a picture of the page where JOURNEY_PICTURES names a folder for them."""

    page: Any
    line: Any = None

    def go(self, address: str) -> None:
        self.page.goto(address)

    @property
    def path(self) -> str:
        """Where it is, without the server's name."""
        return "/" + str(self.page.url).split("/", 3)[3]

    def fill(self, **typed: str) -> None:
        """Type into fields by name; `__` stands for a dash."""
        for name, value in typed.items():
            self.page.fill(f"main [name='{name.replace('__', '-')}']", value)

    def answer(self, values: Mapping[str, str]) -> None:
        """Answer the questions of a page by their names: type, choose from a list, or press a radio."""
        for name, value in values.items():
            found = self.page.locator(f"main [name='{name}']")
            kind = found.first.evaluate("one => one.type")
            if kind == "radio":
                self.choose(name, value)
            elif kind == "checkbox":
                self.tick(name)
            elif kind == "select-one":
                found.select_option(value)
            else:
                found.fill(value)

    def choose(self, name: str, value: str) -> None:
        """Press the words beside a radio button."""
        self._press_words_of(f"main input[name='{name}'][value='{value}']")

    def tick(self, name: str) -> None:
        """Press the words beside a box."""
        self._press_words_of(f"main input[name='{name}']")

    def _press_words_of(self, selector: str) -> None:
        known = self.page.locator(selector).get_attribute("id")
        self.page.locator(f"label[for='{known}']").click()

    def press(self, words: str) -> None:
        """Press the first button or link of the page with these words, and wait for the next page."""
        named = "main :is(a, button, summary):visible"
        with self.page.expect_navigation():
            self.page.locator(named, has_text=words).first.click()

    def next(self) -> None:
        """The large button that goes on."""
        with self.page.expect_navigation():
            self.page.locator("main form .mp-buttons button:visible").first.click()

    def answered(self, values: Mapping[str, str]) -> None:
        """One page: answer it, and go on."""
        self.answer(values)
        self.next()

    def text(self, selector: str = "main") -> str:
        """What people read there."""
        return str(self.page.locator(selector).first.inner_text())

    def link(self, words: str) -> str:
        """Where the first link with these words leads."""
        return str(self.page.locator("main a:visible", has_text=words).first.get_attribute("href"))

    def slow(self) -> None:
        """From now on the line has 250 kbit/s and answers after 300 ms."""
        self.line = self.line or self.page.context.new_cdp_session(self.page)
        self.line.send("Network.enable")
        self._set(offline=False)

    def lose_the_line(self) -> None:
        self._set(offline=True)

    def find_the_line(self) -> None:
        self._set(offline=False)

    def _set(self, *, offline: bool) -> None:
        self.line.send("Network.emulateNetworkConditions", {"offline": offline, **SLOW})

    def look(self, name: str) -> None:
        """Everything fits on the width of the telephone; keep a picture when asked for."""
        _keep(self.page, name)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= SIZE["width"], f"{self.path} is {width} wide"


def phone_of(browser: Any, server: str, language: str = "vi-VN") -> Phone:
    """A telephone nobody has used before."""
    context = browser.new_context(
        base_url=server, locale=language, viewport=SIZE, has_touch=True, is_mobile=True
    )
    context.set_default_timeout(PATIENCE)
    return Phone(context.new_page())


def desk_look(page: Any, name: str) -> None:
    """Keep a picture of an officer's page as it is on a narrow screen, where pictures are asked for."""
    if PICTURES:
        usual = page.viewport_size
        page.set_viewport_size(SIZE)
        _keep(page, name)
        page.set_viewport_size(usual)


def _keep(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=str(Path(PICTURES) / f"{name}.png"), full_page=True)
