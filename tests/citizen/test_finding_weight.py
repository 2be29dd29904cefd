"""The first page is light enough for a weak line, and its one stylesheet is drawn from what the pages use."""

import gzip
import re
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from motcua.procedures.actions import load_starter

MOST = 100_000
ROOT = Path(__file__).parents[2]
PACKED = {".css", ".js", ".svg"}


def on_the_wire(name: str) -> int:
    """Bytes of a static file as the server sends it: texts packed, fonts as they are."""
    path = Path(str(finders.find(name)))
    content = path.read_bytes()
    return len(gzip.compress(content, 9)) if path.suffix in PACKED else len(content)


def files_of(page: str) -> set[str]:
    """Static files that a page asks for, and those its stylesheets ask for."""
    named = set(re.findall(r'(?:href|src)="/static/([^"?]+)', page))
    for sheet in [name for name in named if name.endswith(".css")]:
        text = Path(str(finders.find(sheet))).read_text(encoding="utf-8")
        named |= {f"pages/{name}" for name in re.findall(r"url\(([\w./-]+)(?:\?\w+)?\)", text)}
    return named


def test_a_first_visit_stays_below_a_hundred_kilobytes(world):
    load_starter(at=world.at)
    reader = Client(headers={"accept-language": "vi"})
    for address in ("/find/", "/find/?q=khai+sinh", "/procedures/1.001193/"):
        page = reader.get(address).content
        files = files_of(page.decode())
        assert "pages/fonts/public-latin-400.woff2" in files
        assert "pages/vendor/vendor.css" not in files
        assert len(page) + sum(map(on_the_wire, files)) < MOST


def test_the_stylesheet_is_drawn_from_what_the_pages_use():
    command = [sys.executable, str(ROOT / "scripts" / "build_public_css.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
