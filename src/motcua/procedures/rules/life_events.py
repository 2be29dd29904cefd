"""Life events: what happens to people, in their words, and the procedures that then come up. Pure."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from motcua.kernel.text import fold

from .reading import Reader, only_once

_TEXTS = ("key", "name", "name_en", "sentence", "sentence_en")


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event. `words` are what people type when they mean it; `procedures` codes, the usual one first."""

    key: str
    name: str
    name_en: str
    sentence: str
    sentence_en: str
    words: tuple[str, ...]
    procedures: tuple[str, ...]

    @classmethod
    def from_json(cls, given: Any, where: str) -> "LifeEvent":
        read = Reader(given, where)
        texts = {name: read.text(name, needed=True) for name in _TEXTS}
        made = cls(**texts, words=read.texts("words"), procedures=read.texts("procedures"))
        read.done()
        return made

    def is_meant_by(self, text: str) -> bool:
        """Whether somebody who typed this may mean the event, with or without diacritics."""
        typed = f" {fold(text)} "
        return len(typed) > 4 and any(
            known in typed or known.startswith(typed[:-1]) for known in _known_by(self)
        )


@lru_cache(maxsize=256)
def _known_by(event: LifeEvent) -> tuple[str, ...]:
    return tuple(f" {fold(words)} " for words in (event.name, *event.words))


def life_events(document: Any) -> tuple[LifeEvent, ...]:
    """The events of `life_events.json`, read strictly. Raises `Refused` naming the first wrong field."""
    read = Reader(document, "life_events")
    for name in ("about", "source"):
        read.text(name, needed=True)
    read.flag("verified")
    events = tuple(LifeEvent.from_json(*item) for item in read.inner("rows"))
    read.done()
    only_once((event.key for event in events), "life_events.rows")
    return events
