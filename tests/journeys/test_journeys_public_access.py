"""Every public page for everybody: WCAG 2.2 AA, by keyboard, four times as large, in strong contrast.

One walk looks at each page in all the ways there are: a page is loaded once in each language, and whatever a
browser can change without loading it again (size, colours, look) is changed in place.
"""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import Resolver404, resolve
from tests.counter_pc import Desk
from tests.journeys.public_pages import ABSENT, GROUPS, NO_PAGE
from tests.world import World

from motcua.citizen.urls import urlpatterns
from motcua.config import citizens_provider
from motcua.dossiers.rules import Status

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
# Nothing has the focus, and the next Tab begins at the top, also where an error had taken the focus.
FROM_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
  getSelection().removeAllRanges();
  scrollTo(0, 0);
}"""
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


# What is told to the eye and to nobody else: a box of news that no screen reader reads out by itself.
UNSPOKEN = """() => [...document.querySelectorAll(
  ".moj-alert, .govuk-error-summary, .govuk-notification-banner, .mp-found, .mp-aloud__told")].filter((e) =>
  !e.matches("[role=status], [role=alert]") && !e.querySelector("[role=status], [role=alert]")
).map((e) => e.outerHTML.slice(0, 90))"""
# A field with an error says so, and its words belong to it.
UNTIED = """() => [...document.querySelectorAll(".govuk-error-message")].filter((e) =>
  e.id && !document.querySelector(`[aria-describedby~="${e.id}"]`)).map((e) => e.outerHTML.slice(0, 90))"""
STRONG = "on => document.documentElement.classList.toggle('mp-strong', on)"
NAMED = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "listbox", "spinbutton"}


@pytest.fixture(autouse=True)
def _citizens_sign_in_here(settings: Any) -> None:
    """The door of one's own dossiers is open: the heads of all pages are then fullest."""
    given = {"ISSUER": "http://127.0.0.1:9", "CLIENT": "motcua", "SECRET": "x", "NAME": "VNeID thử"}
    settings.SOCIALACCOUNT_PROVIDERS = citizens_provider({f"MOTCUA_OIDC_{k}": v for k, v in given.items()})


@pytest.fixture
def walk(desk: Desk) -> Callable[[str], dict[str, Any]]:
    """Go through all pages of a group, look at each in every way, and say what is wrong with which."""

    def walked(group: str) -> dict[str, Any]:
        page, wrong, seen = desk.page, {}, 0
        page.goto("/find/")
        for address in GROUPS[group](desk.world, page.context):
            seen += 1
            found = looked_at(desk, address)
            if found:
                wrong[address] = found
        assert seen >= 3
        return wrong

    return walked


def looked_at(desk: Desk, address: str) -> list[Any]:
    """What is wrong with a page, in Vietnamese and in English."""
    page, found = desk.page, []
    look(desk, "django_language", "vi")
    for language, in_every_way in (("vi", every_way), ("en", violations_and_width)):
        look(desk, "django_language", language)
        page.set_viewport_size(PHONE)
        status = page.goto(address).status
        if status != (404 if address in ABSENT else 200):
            return [status]
        found += [] if arrived(page.url, address) else [f"led to {page.url}"]
        found += [f"{language}: {one}" for one in in_every_way(page)]
    return found


def every_way(page: Any) -> list[Any]:
    """Named, by keyboard, in the reader's own colours, four times as large, in strong contrast."""
    found = violations_and_width(page) + spoken(page) + by_keyboard(page)
    page.emulate_media(forced_colors="active")
    found += page.evaluate(UNSEEN)
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(FOUR_TIMES)
    found += [f"at 400 %: {one}" for one in sideways(page)]
    page.evaluate(STRONG, True)
    return found + [f"strong, at 400 %: {one}" for one in violations_and_width(page)]


def violations_and_width(page: Any) -> list[str]:
    return violations(page) + sideways(page)


def spoken(page: Any) -> list[str]:
    """Controls without a name, news that is not read out, and whether the page can be listened to."""
    line = page.context.new_cdp_session(page)
    tree = line.send("Accessibility.getFullAXTree")["nodes"]
    line.detach()
    nameless = [one for one in tree if not one["ignored"] and one.get("role", {}).get("value") in NAMED]
    nameless = [one["role"]["value"] for one in nameless if not one.get("name", {}).get("value", "").strip()]
    silent = [] if page.locator("[data-aloud-go]").is_visible() else ["cannot be listened to"]
    return [f"nameless {one}" for one in nameless] + page.evaluate(UNSPOKEN) + page.evaluate(UNTIED) + silent


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
    page.evaluate(FROM_THE_TOP)
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
def test_every_page_is_for_everybody(walk: Any, group: str) -> None:
    assert walk(group) == {}


class NoBrowser:
    """Stands in for a browser's context where only the addresses are wanted."""

    url = "http://127.0.0.1/"

    @property
    def pages(self) -> list["NoBrowser"]:
        return [self]

    def add_cookies(self, cookies: Any) -> None:
        """Nothing is opened here."""


def test_no_page_of_the_citizens_is_left_out(world: World) -> None:
    groups = [group for name, group in GROUPS.items() if name != "absent"]
    walked = {named(one) for group in groups for one in group(world, NoBrowser())}
    pages = {pattern.name for pattern in urlpatterns} - NO_PAGE.keys()
    assert pages <= walked
    assert not NO_PAGE.keys() & walked


def named(address: str) -> str:
    try:
        return resolve(address.split("?")[0]).url_name or ""
    except Resolver404:
        return ""


def test_what_went_wrong_is_read_out(desk: Desk) -> None:
    returned = desk.world.dossier_at(Status.RETURNED)
    under_way = desk.world.dossier_at(Status.IN_PROCESS)
    for dossier, name in ((None, ""), (under_way, "contact/"), (under_way, "withdraw/"), (returned, "rate/")):
        if dossier:
            desk.page.goto(f"/track/{dossier.code}/?k={dossier.track_key}")
        desk.page.goto(f"/track/{dossier.code}/{name}" if dossier else "/track/")
        desk.page.locator("main form button.govuk-button").first.click()
        desk.page.wait_for_load_state()
        focused = "document.activeElement.matches('.govuk-error-summary')"
        assert desk.page.evaluate(focused), "errors are read out first"
        assert (name, spoken(desk.page), violations(desk.page)) == (name, [], [])


def test_a_wrong_code_is_read_out(desk: Desk) -> None:
    desk.page.goto("/track/")
    desk.page.fill("main [name=code]", "H60.101-999999-0001")
    desk.page.fill("main [name=phone]", "0912999888")
    desk.page.locator("main form button.govuk-button").first.click()
    desk.page.wait_for_load_state()
    assert "Không có hồ sơ nào khớp" in desk.page.inner_text("main [role=status]")
    assert (spoken(desk.page), violations(desk.page)) == ([], [])


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


UNSAID = (
    "<button></button>",
    "<div class=moj-alert>Mới</div>",
    "<p class=govuk-error-message id=e>Sai</p>",
)


@pytest.mark.parametrize("fault", UNSAID)
def test_what_nobody_reads_out_is_seen(desk: Desk, fault: str) -> None:
    desk.page.goto("/find/fields/")
    assert spoken(desk.page) == []
    desk.page.evaluate("one => document.querySelector('main').insertAdjacentHTML('beforeend', one)", fault)
    assert len(spoken(desk.page)) == 1


def look(desk: Desk, name: str, value: str) -> None:
    desk.page.context.add_cookies([{"name": name, "value": value, "url": site(desk.page)}])
