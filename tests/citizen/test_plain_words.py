"""The public's pages speak as people do: no office words of our own, no long sentences.

The law's own names (of procedures, papers, cases) stand as they are: they come from the
catalogue. What is judged is what we wrote, in Vietnamese and in English: the pages, the sentences of other
packages that citizens meet there, the guides, the life events. The words and why not: office_words.toml.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

import motcua.citizen
from motcua.procedures.finding import life_events

MOST_WORDS = {"vi": 32, "en": 27}  # a Vietnamese word is written in one to three pieces
CITIZEN = Path(motcua.citizen.__file__).parent
PROGRAM = CITIZEN.parent
EVERYDAY = sorted((settings.DATA / "procedures" / "everyday").glob("*.json"))
WORDS = tomllib.loads((Path(__file__).parent / "office_words.toml").read_text(encoding="utf-8"))
PLACE = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd]")
Said = tuple[str, str]


def judged(said: Said) -> list[str]:
    """The office words in a text of a language, each with why not."""
    language, text = said
    plain = " ".join(text.lower().split())
    found = [word for word in WORDS[language] if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", plain)]
    return [f"{word}: {WORDS[language][word]}" for word in found]


def too_long(said: Said) -> list[str]:
    """Sentences with too many words for somebody who reads slowly."""
    language, text = said
    return [one for one in re.split(r"[.!?:;…]\s", text) if len(one.split()) > MOST_WORDS[language]]


def both(entry: polib.POEntry) -> Iterator[Said]:
    """A sentence in English, as it stands in the source, and in Vietnamese."""
    yield from (("en", text) for text in (entry.msgid, entry.msgid_plural) if text)
    yield from (("vi", text) for text in (entry.msgstr, *entry.msgstr_plural.values()) if text)


def written(package: str) -> Iterator[polib.POEntry]:
    """The sentences of a package, with those that are not merged yet."""
    locale = PROGRAM / package / "locale"
    for path in (locale / "vi" / "LC_MESSAGES" / "django.po", *sorted(locale.glob("*.po.txt"))):
        yield from polib.pofile(path.read_text(encoding="utf-8"))


def own_words() -> Iterator[Said]:
    for entry in written("citizen"):
        yield from both(entry)


def shared_words() -> Iterator[Said]:
    """What other packages say on the citizens' pages."""
    shown = [text for path in shown_files() for text in texts_of(path)]
    for package in sorted({name.split("/")[0] for name in WORDS["shown"]["files"]}):
        for entry in written(package):
            parts = [flat(part) for part in PLACE.split(entry.msgid) if flat(part)]
            if any(all(part in text for part in parts) for text in shown):
                yield from both(entry)


def shown_files() -> Iterator[Path]:
    for name in WORDS["shown"]["files"]:
        path = PROGRAM / name
        assert path.exists(), f"{name} is gone: mend office_words.toml"
        yield from sorted(path.rglob("*")) if path.is_dir() else [path]


def texts_of(path: Path) -> list[str]:
    """The texts written in a source: all strings of a module, a template as a whole."""
    if path.suffix == ".html":
        return [flat(path.read_text(encoding="utf-8"))]
    if path.suffix != ".py":
        return []
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [flat(one.value) for one in nodes if isinstance(one, ast.Constant) and isinstance(one.value, str)]


def flat(text: str) -> str:
    return " ".join(text.split())


def guides() -> Iterator[Said]:
    for path in EVERYDAY:
        for question in json.loads(path.read_text(encoding="utf-8"))["guide"]:
            for part in (question, *question["options"]):
                for name in ("text", "hint", "advice"):
                    yield from (("vi", part[name]),) if name in part else ()
                    yield from (("en", part[f"{name}_en"]),) if f"{name}_en" in part else ()


def events() -> Iterator[Said]:
    for event in life_events():
        yield from (("vi", text) for text in (event.name, event.sentence, *event.words))
        yield from (("en", text) for text in (event.name_en, event.sentence_en))


SOURCES = (own_words, shared_words, guides, events)


@pytest.mark.parametrize("texts", SOURCES, ids=lambda one: one.__name__)
def test_no_office_words(texts):
    assert {text: judged(text) for text in texts() if judged(text)} == {}


@pytest.mark.parametrize("texts", SOURCES, ids=lambda one: one.__name__)
def test_no_long_sentences(texts):
    assert [one for text in texts() for one in too_long(text)] == []


@pytest.mark.parametrize("texts", SOURCES, ids=lambda one: one.__name__)
def test_both_languages_are_judged(texts):
    assert {language for language, _text in texts()} == {"vi", "en"}


@pytest.mark.parametrize(
    "said",
    [
        ("vi", "Quý công dân vui lòng chờ"),
        ("vi", "Giấy tờ  hợp lệ"),
        ("en", "Your session has ended"),
        ("en", "The applicant shall furnish"),
    ],
)
def test_an_office_word_is_seen(said):
    assert judged(said)


def test_plain_words_pass():
    assert not judged(("vi", "Nộp tại quầy bây giờ thì có kết quả trước 17:00."))
    assert not judged(("en", "Come to the counter: what you sent is kept, the marshall said."))
    assert too_long(("vi", " ".join(["dài"] * 40)))


def test_every_banned_word_has_its_reason():
    assert all(why.strip() for language in ("vi", "en") for why in WORDS[language].values())


def test_the_sentences_of_other_packages_are_found():
    said = {text for _language, text in shared_words()}
    assert {"Listen to this page", "Skip to main content", "Please correct this first"} <= said
    assert len(said) > 200
