"""Filing with scripts, in a real browser: a line that breaks, a public computer that forgets by itself."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from tests.citizen.filing_world import PARTIAL
from tests.drafts.drafts_world import published
from tests.samples import photo
from tests.world import World, make_world

from motcua.drafts.models import Draft, DraftPage

PHONE = {"width": 360, "height": 740}


@pytest.fixture
def phone(browser_page: Any, transactional_db: None) -> Any:
    """A telephone on which a father has begun."""
    world: World = make_world()
    version = published(PARTIAL)
    browser_page.set_viewport_size(PHONE)
    browser_page.goto(f"/file/start/?version={version.pk}&unit={world.ward.pk}&case=9.000001.01")
    browser_page.locator("main form button").click()
    browser_page.wait_for_load_state()
    return browser_page


def photographed(size: tuple[int, int] = (3000, 4000)) -> dict[str, Any]:
    noise = Image.effect_noise(size, 40).convert("RGB")
    out = BytesIO()
    noise.save(out, "JPEG")
    return {"name": "giay.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_a_photo_goes_on_by_itself_when_the_line_is_back(phone: Any) -> None:
    phone.goto(f"{phone.url}papers/note/")
    parts: list[str] = []

    def breaks(route: Any) -> None:
        parts.append(route.request.url)
        route.abort() if len(parts) in (2, 3) else route.continue_()

    phone.route("**/arriving/*/?offset=*", breaks)
    phone.set_input_files("#files", photographed())
    phone.wait_for_selector(".mf-page img", timeout=30_000)
    assert len(parts) > 4
    assert parts[1] == parts[2] == parts[3], "it goes on from where it stopped"
    kept = DraftPage.objects.get().file
    assert (kept.name, kept.media_type) == ("giay.jpg", "image/jpeg")
    assert kept.size < len(photographed()["buffer"]), "made smaller before it was sent"


def test_a_wrong_file_is_said_beside_the_paper_and_the_others_come(phone: Any) -> None:
    phone.goto(f"{phone.url}papers/note/")
    bad = {"name": "xau.jpg", "mimeType": "image/jpeg", "buffer": b"\xff\xd8\xff broken"}
    good = {"name": "tot.jpg", "mimeType": "image/jpeg", "buffer": photo()}
    phone.set_input_files("#files", [bad, good])
    phone.wait_for_selector(".mf-page img")
    assert "xau.jpg" in phone.inner_text(".mf-sending__wrong")
    assert DraftPage.objects.get().file.name == "tot.jpg"


def test_a_public_computer_forgets_after_three_quiet_minutes(phone: Any) -> None:
    address = phone.url
    phone.goto("/file/?pc=1")
    phone.clock.install()
    phone.goto(f"{address}owner/")
    phone.fill("[name=name]", "Trần Văn Thử")
    phone.clock.run_for(155_000)
    assert phone.inner_text(".mf-pc__left")
    phone.keyboard.press("Tab")
    phone.clock.run_for(100_000)
    assert phone.url == f"{address}owner/"
    with phone.expect_navigation():
        phone.clock.run_for(90_000)
    assert phone.url.endswith("/file/")
    phone.goto(f"{address}owner/")
    assert "/file/resume/" in phone.url
    assert Draft.objects.get().is_open
