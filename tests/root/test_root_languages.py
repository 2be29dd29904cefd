"""Further languages dropped into an installation's home. The sample is a pseudo-language: no real words."""

from pathlib import Path
from typing import Any

import polib
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from motcua import config, languages

CODE = "qps"  # reserved by ISO 639 for private use
NAME = "Mẫu (sample)"
FIRST = "Skip to main content"


def sample(text: str) -> str:
    """A sentence of the pseudo-language: clearly marked, never mistaken for a real one."""
    return f"[mẫu] {text} [mẫu]"


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME = tmp_path
    return tmp_path


@pytest.fixture
def dropped(home: Path) -> Path:
    """An exported catalogue of which the first ten sentences were translated."""
    path = languages.export(CODE)
    catalogue = polib.pofile(str(path))
    for entry in [entry for entry in catalogue if not entry.msgid_plural][:10]:
        entry.msgstr = sample(entry.msgid)
    catalogue.save()
    (path.parent / "name.txt").write_text(f"{NAME}\n", encoding="utf-8")
    return path


@pytest.fixture
def spoken(dropped: Path, home: Path, settings: Any) -> Client:
    """A reader of the sample language, after it was loaded and the program started anew."""
    call_command("languages_load", verbosity=0)
    settings.LANGUAGES = config.languages(home)
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, home / "languages"]
    return Client()


def translate(path: Path, msgid: str, msgstr: str) -> None:
    catalogue = polib.pofile(str(path))
    entry = next(entry for entry in catalogue if entry.msgid == msgid)
    entry.msgstr = msgstr
    catalogue.save()


def test_an_export_has_every_sentence_once_with_its_vietnamese(home: Path) -> None:
    catalogue = polib.pofile(str(languages.export(CODE)))
    keys = [(entry.msgctxt, entry.msgid) for entry in catalogue]
    assert len(keys) == len(set(keys)) > 2000
    assert {entry.msgstr for entry in catalogue} == {""}
    assert next(one for one in catalogue if one.msgid == FIRST).comment == "vi: Đến nội dung chính"


def test_what_citizens_see_first_comes_first(home: Path) -> None:
    order = [entry.msgid for entry in polib.pofile(str(languages.export(CODE)))]
    places = [order.index(one) for one in (FIRST, "Find a procedure", "Track a dossier")]
    assert places == sorted(places)
    assert places[-1] < order.index("Reports") if "Reports" in order else places[-1] < 300


def test_a_new_export_keeps_what_was_translated(dropped: Path) -> None:
    again = polib.pofile(str(languages.export(CODE)))
    assert [entry.msgstr for entry in again if entry.msgstr] == [
        sample(entry.msgid) for entry in again if entry.msgstr
    ]
    assert len(again.translated_entries()) == 10


def test_the_language_appears_in_the_switch_and_the_rest_is_vietnamese(spoken: Client, world: Any) -> None:
    switch = spoken.get("/find/").content.decode()
    assert f'lang="{CODE}">{NAME}</button>' in switch
    spoken.post("/language/setlang/", {"language": CODE, "next": "/find/"})
    page = spoken.get("/find/").content.decode()
    assert f'<html lang="{CODE}"' in page
    assert sample(FIRST) in page
    assert "Chọn xã" in page
    assert "Track a dossier" not in page


def test_a_language_not_compiled_is_not_offered(dropped: Path, home: Path) -> None:
    assert CODE not in dict(config.languages(home))
    languages.load(CODE)
    assert dict(config.languages(home))[CODE] == NAME
    (dropped.parent / "name.txt").unlink()
    assert CODE not in dict(config.languages(home))


@pytest.mark.parametrize("bad", ["Open today", "Open today: %(hour)s", "<b>Open</b> today: %(hours)s"])
def test_a_sentence_that_would_break_a_page_is_left_out(dropped: Path, bad: str) -> None:
    before = languages.load(CODE).translated
    translate(dropped, "Open today: %(hours)s", bad)
    loaded = languages.load(CODE)
    assert loaded.translated <= before
    assert [why for why in loaded.left_out if "Open today" in why]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda path: path.parent.joinpath("name.txt").write_text(" "), "name of the language"),
        (lambda path: path.unlink(), "languages export"),
        (lambda path: path.write_text("no catalogue at all"), "cannot be read"),
        (lambda path: path.write_bytes(b'msgid "a"\nmsgstr "\xff"\n'), "cannot be read"),
        (lambda path: path.write_text(path.read_text().replace("plural=0", "plural=n=")), "Plural-Forms"),
    ],
)
def test_what_cannot_be_used_is_said(dropped: Path, wrong: Any, said: str) -> None:
    wrong(dropped)
    with pytest.raises(CommandError, match=said):
        call_command("languages_load")


@pytest.mark.parametrize("code", ["vi", "en", "../x", "Tay", "x"])
def test_only_codes_of_further_languages_are_taken(home: Path, code: str) -> None:
    with pytest.raises(CommandError, match=r"comes with the program|no language code"):
        call_command("languages_export", code)
