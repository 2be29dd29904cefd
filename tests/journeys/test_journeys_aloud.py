"""The button that reads a page aloud, with a voice that only writes down what it is given."""

from typing import Any

import pytest
from tests.counter_pc import Desk

pytestmark = pytest.mark.journey

# A voice under our thumb: `said` is what it was given, `next()` ends the sentence being said.
VOICE = """
window.said = []; window.now = null;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
const voicebox = Object.assign(new EventTarget(), {
  getVoices: () => VOICES.map((lang) => ({lang, name: lang})),
  speak: (one) => { now = one; said.push({text: one.text, lang: one.lang}); },
  cancel: () => { const old = now; now = null; if (old) setTimeout(() => old.onerror({error: "canceled"})); },
});
Object.defineProperty(window, "speechSynthesis", {value: voicebox});
window.next = () => { const old = now; now = null; old.onend(); };
"""
GO, AGAIN, TOLD = "[data-aloud-go]", "[data-aloud-again]", "[data-aloud] [role=status]"


def opened(desk: Desk, address: str, voices: str = "['en-US', 'vi_VN']") -> Any:
    desk.page.add_init_script(f"const VOICES = {voices};{VOICE}")
    desk.page.goto(address)
    return desk.page


def to_the_end(page: Any) -> list[str]:
    page.evaluate("() => { let most = 400; while (now && most--) next(); }")
    return [one["text"] for one in page.evaluate("said")]


def test_a_page_is_read_in_its_language_from_top_to_end(desk: Desk) -> None:
    page = opened(desk, "/procedures/2.000815/")
    page.click(GO)
    page.wait_for_function("said.length")
    texts = to_the_end(page)
    assert {one["lang"] for one in page.evaluate("said")} == {"vi_VN"}
    heading = page.inner_text("main h1").split("\n")[0]
    assert any(heading.startswith(text) or text.startswith(heading) for text in texts[:6])
    assert max(map(len, texts)) <= 180
    assert page.inner_text(TOLD) == "Đã đọc hết trang."


def test_labels_and_errors_are_read_and_what_was_typed_is_not(desk: Desk) -> None:
    page = opened(desk, "/track/")
    page.fill("main [name=code]", "H60.101-999999-0001")
    page.fill("main [name=phone]", "0912999888")
    page.locator("main form button").first.click()
    page.wait_for_load_state()
    page.click(GO)
    page.wait_for_function("said.length")
    heard = " ".join(to_the_end(page))
    for spoken in page.locator("main label").all_inner_texts():
        assert " ".join(spoken.split()) in heard
    assert (
        page.locator("main .govuk-error-summary li, main .moj-alert").first.inner_text().split(".")[0]
        in heard
    )
    assert "0912999888" not in heard


def test_it_stops_and_goes_on_by_keyboard(desk: Desk) -> None:
    page = opened(desk, "/find/")
    page.focus(GO)
    page.keyboard.press("Enter")
    page.wait_for_function("said.length")
    page.evaluate("next()")
    assert page.inner_text(GO).strip() == "Dừng đọc"
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    assert (page.evaluate("now"), page.inner_text(GO).strip()) == (None, "Đọc tiếp")
    page.keyboard.press("Enter")
    page.wait_for_function("said.length === 3")
    said = page.evaluate("said")
    assert said[2] == said[1], "the sentence that was broken off is said anew"
    page.keyboard.press("Escape")
    page.click(AGAIN)
    page.wait_for_function("said.length === 4")
    assert page.evaluate("said[3]") == said[0]


@pytest.mark.parametrize("voices", ["[]", "['en-US']"])
def test_without_a_voice_it_says_so(desk: Desk, voices: str) -> None:
    page = opened(desk, "/find/", voices)
    page.click(GO)
    page.wait_for_function(f"document.querySelector('{TOLD}').textContent")
    assert "chưa có giọng đọc" in page.inner_text(TOLD)
    assert page.evaluate("said") == []


def test_a_browser_that_cannot_speak_says_so(desk: Desk) -> None:
    desk.page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
    desk.page.goto("/find/")
    desk.page.click(GO)
    assert "không đọc thành tiếng được" in desk.page.inner_text(TOLD)


def test_without_scripts_there_is_no_button(desk: Desk, browser: Any, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/find/")
    assert page.locator(GO).count() == 1
    assert not page.locator(GO).is_visible()
    context.close()


@pytest.mark.parametrize("address", ["/find/", "/track/", "/file/", "/my/", "/procedures/2.000815/"])
def test_every_page_has_the_button(desk: Desk, address: str) -> None:
    desk.page.goto(address)
    assert desk.page.locator(GO).is_visible()
