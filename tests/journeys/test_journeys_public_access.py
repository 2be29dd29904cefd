"""Every public page for everybody: WCAG 2.2 AA, by keyboard, four times as large, in strong contrast."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.counter_pc import Desk
from tests.journeys.public_pages import GROUPS

pytestmark = pytest.mark.journey

PHONE = {"width": 360, "height": 740}
FOUR_TIMES = {"width": 320, "height": 256}  # 1280 by 1024 at 400 %
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},
}
# What can be read or used, and is cut off at the side of the screen or of its own box.
CUT = """() => [...document.querySelectorAll("body *")].filter((e) => {
  const style = getComputedStyle(e), box = e.getBoundingClientRect();
  if (!box.width || !e.checkVisibility({visibilityProperty: true})) return false;
  if (e.closest(".govuk-visually-hidden, svg")) return false;
  if (e.matches(".govuk-skip-link, .govuk-radios__input, .govuk-checkboxes__input")) return false;
  if (box.width <= 2 || style.clipPath !== "none") return false;
  const text = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const words = text || e.matches("input, button, select");
  const aside = box.right > innerWidth + 1 || box.left < -1;
  const inside = style.overflowX === "hidden" && e.scrollWidth > e.clientWidth + 1;
  return words && (aside || inside);
}).map((e) => e.outerHTML.slice(0, 90))"""
FOCUSABLE = """() => [...document.querySelectorAll(
  "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']")].filter((e) =>
  !e.disabled && e.tabIndex >= 0 && e.checkVisibility({visibilityProperty: true})
  && !(e.type === "radio" && !e.checked && document.querySelector(`[name="${e.name}"]:checked`))
  && !(e.type === "radio" && !e.checked && document.querySelector(`[name="${e.name}"]`) !== e)).length"""
# Where the focus is, whether it can be seen, and whether anything lies over it.
FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  window.stops = window.stops || new Map();
  if (!window.stops.has(e)) window.stops.set(e, window.stops.size);
  const shown = [e, e.nextElementSibling].filter(Boolean).some((one) => ["", "::before"].some((part) => {
    const style = getComputedStyle(one, part || null);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return outlined || style.boxShadow !== "none";
  }));
  const box = e.getBoundingClientRect();
  const over = document.elementFromPoint(box.x + Math.min(box.width, 20) / 2, box.y + box.height / 2);
  const named = [...(e.labels || [])].some((label) => label.contains(over));
  const free = !over || e.contains(over) || over.contains(e) || named;
  return {number: window.stops.get(e), shown, free, what: e.outerHTML.slice(0, 90)};
}"""
# Buttons that nobody could tell from a text when the colours are the reader's own.
UNSEEN = """() => [...document.querySelectorAll(
  "button, .govuk-button, .mp-tile, input, select, textarea")].filter((e) => {
  if (e.tabIndex < 0 || !e.checkVisibility({visibilityProperty: true})) return false;
  if (e.matches("[type=hidden], [type=radio], [type=checkbox], [type=file]")) return false;
  const style = getComputedStyle(e);
  return parseFloat(style.borderBottomWidth) < 1 && !style.textDecorationLine.includes("underline")
    && !e.querySelector("[class*=__name]");
}).map((e) => e.outerHTML.slice(0, 90))"""


@pytest.fixture
def walk(desk: Desk, request: pytest.FixtureRequest) -> Callable[..., dict[str, Any]]:
    """Go through all pages of a group and say what is wrong with which."""

    def walked(group: str, look: Callable[[Any], list[Any]]) -> dict[str, Any]:
        page, wrong, seen = desk.page, {}, 0
        page.goto("/find/")
        for address in GROUPS[group](desk.world, page.context):
            answer = page.goto(address)
            seen += 1
            found = [answer.status] if answer.status != 200 else look(page)
            found += [] if arrived(page.url, address) else [f"led to {page.url}"]
            if found:
                wrong[address] = found
        assert seen > 3
        return wrong

    return walked


def arrived(url: str, address: str) -> bool:
    """Whether the page is the one asked for; its key may have been taken away."""
    return url.split("?")[0].endswith(address.split("?")[0])


def site(page: Any) -> str:
    return "/".join(page.url.split("/")[:3])


def violations(page: Any) -> list[str]:
    found = Axe().run(page, options=AXE).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']][:3]}" for one in found]


def sideways(page: Any) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    return [*(["sideways"] if wide else []), *page.evaluate(CUT)]


def by_keyboard(page: Any) -> list[str]:
    """Tab from the top to the end: every control once, each seen when it has the focus."""
    wanted, wrong, last = page.evaluate(FOCUSABLE), [], -1
    page.evaluate("document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)")
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or stop["number"] < last:
            break
        last = stop["number"]
        wrong += [] if stop["shown"] and stop["free"] else [f"not seen: {stop['what']}"]
    reached = page.evaluate("window.stops ? window.stops.size : 0")
    return wrong + ([] if reached >= wanted else [f"{reached} of {wanted} reached"])


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_axe_finds_nothing(desk: Desk, walk: Any, group: str, language: str) -> None:
    desk.page.set_viewport_size(PHONE)
    desk.page.goto("/find/")
    look(desk, "django_language", language)
    assert walk(group, lambda page: violations(page) + sideways(page)) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_four_times_as_large_nothing_is_cut(desk: Desk, walk: Any, group: str) -> None:
    desk.page.set_viewport_size(FOUR_TIMES)
    assert walk(group, sideways) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_large_letters_and_strong_contrast(desk: Desk, walk: Any, group: str) -> None:
    desk.page.set_viewport_size(FOUR_TIMES)
    desk.page.goto("/find/")
    look(desk, "look", "strong")
    assert walk(group, lambda page: violations(page) + sideways(page)) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_everything_can_be_reached_with_the_keyboard(desk: Desk, walk: Any, group: str) -> None:
    desk.page.set_viewport_size(PHONE)
    assert walk(group, by_keyboard) == {}


@pytest.mark.parametrize("group", GROUPS)
def test_in_the_reader_s_own_colours(desk: Desk, walk: Any, group: str) -> None:
    desk.page.set_viewport_size(PHONE)
    desk.page.emulate_media(forced_colors="active")
    assert walk(group, lambda page: page.evaluate(UNSEEN)) == {}


def test_the_first_tab_leads_past_the_header(desk: Desk) -> None:
    desk.page.goto("/find/")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.className") == "govuk-skip-link"
    desk.page.keyboard.press("Enter")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("!!document.activeElement.closest('main')")


TINY = """main li { margin: 0 !important; padding: 0 !important; line-height: 9px !important }
  main li, main li * { min-height: 0 !important; height: 9px !important; padding: 0 !important;
  margin: 0 !important; display: block !important; font-size: 8px !important; border: 0 !important }"""
SPOILED = {
    "sideways": ("main h1 { width: 500px }", sideways),
    "cut": (".mp-nav__list a { width: 20px; overflow: hidden; white-space: nowrap }", sideways),
    "no focus": (".mp :focus-visible { outline: none !important; box-shadow: none !important }", by_keyboard),
    "hidden focus": ("footer { position: fixed; inset: 60px 0 0 0 }", by_keyboard),
    "pale": ("main, main * { color: #ddd !important }", violations),
    "small": (TINY, violations),
}


@pytest.mark.parametrize("fault", SPOILED)
def test_a_fault_is_seen(desk: Desk, fault: str) -> None:
    style, look_for = SPOILED[fault]
    desk.page.set_viewport_size(PHONE)
    desk.page.goto("/find/fields/")
    assert look_for(desk.page) == []
    desk.page.add_style_tag(content=style)
    assert look_for(desk.page)


def look(desk: Desk, name: str, value: str) -> None:
    desk.page.context.add_cookies([{"name": name, "value": value, "url": site(desk.page)}])
