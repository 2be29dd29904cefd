"""Takes the pictures of README from a running `make demo`: `.venv/bin/python scripts/screenshots.py`.

Every picture is of the program as it is; people in it are invented.
"""

import subprocess
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

SITE = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
LARGE, PHONE = {"width": 1366, "height": 768}, {"width": 360, "height": 740}


def enter(browser: Any, size: dict[str, int], who: str) -> Any:
    """A page of this officer, who was chosen on the demo's sign-in page."""
    page = browser.new_context(viewport=size, locale="vi-VN").new_page()
    page.goto(f"{SITE}/demo/")
    page.click(f"form[action$='/{who}/'] button")
    page.wait_for_url("**/desk/**")
    return page


def slip(page: Any, address: str) -> None:
    """The printed slip as a picture, by poppler's tool."""
    pdf = IMAGES / "slip.pdf"
    pdf.write_bytes(page.request.get(SITE + address).body())
    picture = ["pdftoppm", "-r", "80", "-png", "-singlefile", str(pdf), str(IMAGES / "slip")]
    subprocess.run(picture, check=True)
    pdf.unlink()


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        desk = enter(browser, LARGE, "khanh.hoang")
        desk.goto(f"{SITE}/desk/new/?q=khai+sinh")
        desk.locator("#found a").first.click()
        desk.screenshot(path=IMAGES / "intake.png")
        head = enter(browser, LARGE, "ha.nong")
        head.goto(f"{SITE}/desk/load/")
        head.screenshot(path=IMAGES / "load.png")
        head.goto(f"{SITE}/desk/worklist/overdue/")
        head.locator("main a[href*='/dossier/']").first.click()
        head.screenshot(path=IMAGES / "dossier.png")
        slip(head, str(head.locator("a[href*='/print/']").first.get_attribute("href")))
        phone = enter(browser, PHONE, "van.nguyen")
        phone.screenshot(path=IMAGES / "phone.png")
        browser.close()


if __name__ == "__main__":
    main()
