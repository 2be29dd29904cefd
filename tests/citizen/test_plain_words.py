"""The public's pages speak as people do: no office words of our own, no long sentences.

The law's own names (of procedures, papers, cases) stand as they are: they come from the
catalogue. What is judged is what we wrote: the Vietnamese of the pages, the guides, the life events.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings

import motcua.citizen
from motcua.procedures.finding import life_events

BANNED = (
    "căn cứ vào",
    "thực hiện việc",
    "tiến hành việc",
    "quý công dân",
    "quý khách",
    "quý ông",
    "theo quy định hiện hành",
    "theo quy định của pháp luật",
    "đề nghị quý",
    "đề nghị công dân",
    "kính đề nghị",
    "trân trọng",
    "nêu trên",
    "dưới đây gọi là",
    "có trách nhiệm",
    "cơ quan có thẩm quyền",
    "cá nhân, tổ chức",
    "tổ chức, cá nhân",
    "thành phần hồ sơ",
    "giải quyết thủ tục",
    "việc giải quyết",
    "phối hợp",
    "nhằm mục đích",
    "trong trường hợp",
    "liên hệ với bộ phận",
    "hợp lệ",
    "phi địa giới",
    "phương thức",
    "hình thức",
    "xuất trình",
)
MOST_WORDS = 32
LOCALE = Path(motcua.citizen.__file__).parent / "locale"
EVERYDAY = sorted((settings.DATA / "procedures" / "everyday").glob("*.json"))


def judged(text: str) -> list[str]:
    """The office words in a text."""
    said = " ".join(text.lower().split())
    return [word for word in BANNED if word in said]


def too_long(text: str) -> list[str]:
    """Sentences with too many words for somebody who reads slowly."""
    return [one for one in re.split(r"[.!?:;…]\s", text) if len(one.split()) > MOST_WORDS]


def guides() -> Iterator[str]:
    for path in EVERYDAY:
        for question in json.loads(path.read_text(encoding="utf-8"))["guide"]:
            for part in (question, *question["options"]):
                yield from (part[name] for name in ("text", "hint", "advice") if name in part)


def own_words() -> Iterator[str]:
    for path in (LOCALE / "vi" / "LC_MESSAGES" / "django.po", *sorted(LOCALE.glob("*.po.txt"))):
        for entry in polib.pofile(path.read_text(encoding="utf-8")):
            yield from entry.msgstr_plural.values() if entry.msgstr_plural else [entry.msgstr]


def events() -> Iterator[str]:
    for event in life_events():
        yield from (event.name, event.sentence, *event.words)


@pytest.mark.parametrize("texts", [own_words, guides, events], ids=lambda one: one.__name__)
def test_no_office_words(texts):
    found = {text: judged(text) for text in texts() if judged(text)}
    assert found == {}


@pytest.mark.parametrize("texts", [own_words, guides, events], ids=lambda one: one.__name__)
def test_no_long_sentences(texts):
    assert [one for text in texts() for one in too_long(text)] == []


@pytest.mark.parametrize("text", ["Quý công dân vui lòng chờ", "Giấy tờ  hợp lệ"])
def test_an_office_word_is_seen(text):
    assert judged(text)


def test_plain_words_pass():
    assert not judged("Nộp tại quầy bây giờ thì có kết quả trước 17:00.")
    assert too_long(" ".join(["dài"] * 40))
