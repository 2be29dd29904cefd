"""The files of other projects: complete, small, without traces of their origin and without foreign marks."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from motcua import pages
from motcua.pages.assets import asset

ROOT = Path(pages.__file__).parent
STATIC = ROOT / "static" / "pages"
VENDOR = STATIC / "vendor"
TEXTS = sorted([*VENDOR.glob("*.css"), *VENDOR.glob("*.js"), *STATIC.glob("*.*")])


def packed(*names):
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in names)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_file_tells_where_it_was_fetched(path):
    text = (
        path.read_text().replace("http://www.w3.org/2000/svg", "").replace("http://www.w3.org/1999/xhtml", "")
    )
    assert not re.search(r"https?://[a-z]", text)
    assert not re.search(r"npmjs|registry|unpkg|jsdelivr|node_modules|sourceMappingURL", text)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_crown_no_crest_and_no_foreign_typeface(path):
    assert not re.search(r"GDS Transport|crown|crest|govuk-logotype", path.read_text(), re.IGNORECASE)


def test_every_address_in_our_stylesheet_is_a_file_of_ours():
    named = re.findall(r"url\(([^)\"']+)\)", (STATIC / "motcua.css").read_text())
    assert len(named) == 6
    assert all((STATIC / name).is_file() for name in named)
    assert "url(" not in (VENDOR / "vendor.css").read_text()


def test_a_page_of_an_officer_stays_light():
    assert packed("vendor/vendor.css", "motcua.css") <= 25_000
    assert packed("vendor/components.js", "vendor/htmx.js", "motcua.js") <= 35_000


@pytest.mark.parametrize("path", sorted(VENDOR.glob("*.gz")), ids=lambda path: path.name)
def test_the_packed_copy_is_the_file_itself(path):
    assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


def test_every_vendored_file_has_its_licence_beside_it():
    words = "".join(path.read_text() for path in VENDOR.glob("*.LICENSE"))
    for name in ("MIT License", "Zero-Clause BSD", "SIL OPEN FONT LICENSE"):
        assert name.lower() in words.lower()


def test_no_template_has_a_script_or_style_of_its_own():
    for path in ROOT.glob("templates/**/*.html"):
        assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", path.read_text()), path


def test_the_address_of_a_stylesheet_changes_with_its_content(tmp_path, settings):
    settings.DEBUG = True
    settings.STATICFILES_DIRS = [tmp_path]
    (tmp_path / "odd.css").write_text("a{}")
    first = asset("odd.css")
    (tmp_path / "odd.css").write_text("b{}")
    assert first.startswith("/static/odd.css?")
    assert asset("odd.css") != first


def kept(address):
    answer = Client().get(address)
    assert b"".join(answer.streaming_content)
    answer.close()
    return answer["Cache-Control"]


def test_what_is_asked_for_by_its_mark_is_kept_for_good(db):
    assert "immutable" in kept(asset("pages/public.css"))
    assert "max-age=31536000" in kept(asset("pages/public.js"))


def test_without_its_mark_or_with_an_old_one_it_is_kept_for_a_day(db):
    for query in ("", "?", "?0123456789", "?v=1"):
        assert kept(f"/static/pages/public.css{query}") == "max-age=86400, public"


def test_the_fonts_of_the_public_pages_carry_their_marks(db):
    named = re.findall(r"url\((fonts/[^)]+)\)", (STATIC / "public.css").read_text())
    assert len(named) == 4
    assert all("immutable" in kept(f"/static/pages/{name}") for name in named)


def test_a_missing_stylesheet_is_a_mistake():
    with pytest.raises(FileNotFoundError):
        asset("pages/none.css")
