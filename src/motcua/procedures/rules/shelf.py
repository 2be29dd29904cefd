"""The catalogue of one day laid out in memory, and how a person's words find something in it. Pure.

A few thousand entries are looked through faster than a database answers, and only so can misspelt words be
put right: that needs all words of the catalogue at hand.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log
from uuid import UUID

from motcua.kernel.text import fold

from .search import compact_code, terms

# Words around the matter. They count when all words are found, and are passed over when not.
FILLERS = frozenset(
    {
        "ban",
        "can",
        "cap",
        "cach",
        "cho",
        "chung",
        "co",
        "cua",
        "de",
        "di",
        "duoc",
        "em",
        "giay",
        "gi",
        "ho",
        "khi",
        "la",
        "lam",
        "minh",
        "moi",
        "muon",
        "nao",
        "nhu",
        "nop",
        "o",
        "qua",
        "so",
        "tai",
        "the",
        "thi",
        "thu",
        "to",
        "toi",
        "tuc",
        "va",
        "ve",
        "voi",
        "xin",
    }
)
# `ki` is written for `ky`: both spellings are right.
WITH_Y = frozenset({"hi", "ki", "li", "mi", "si", "ti"})
LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST_MENDED = 3
ENOUGH = 0.6
MOST_LOOSE = 40
_SLUG = re.compile(r"[^a-z0-9]+")
Terms = list[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A procedure as lists show it: its version in force and what people look for. `text` is the searched
    text, `called` its plain name, `spoken` that and its keywords; all folded, each word after a space."""

    version: UUID
    procedure: UUID
    code: str
    name: str
    plain_name: str
    field: str
    commune: bool
    province: bool
    performer: str
    online_level: str
    non_boundary: bool
    curated: bool
    text: str
    called: str
    spoken: str

    @property
    def title(self) -> str:
        """What people call it, else its name."""
        return self.plain_name or self.name


@dataclass(frozen=True)
class Found:
    """What a search found, best first. `meant`: the words as they were put right; `loose`: not all of the
    words are in what was found."""

    entries: Sequence[Entry] = ()
    meant: str = ""
    loose: bool = False


@dataclass(frozen=True)
class FieldShelf:
    """A field with its entries; `slug` is its piece of an address."""

    slug: str
    name: str
    entries: tuple[Entry, ...]


class Shelf:
    """All procedures in force on a day. Made once for a state of the catalogue, never changed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)

    def __len__(self) -> int:
        return len(self.entries)

    @cached_property
    def by_code(self) -> dict[str, Entry]:
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def fields(self) -> dict[str, FieldShelf]:
        """The fields by slug, in the order of their names."""
        named: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.field:
                named.setdefault(entry.field, []).append(entry)
        made: dict[str, FieldShelf] = {}
        for name in sorted(named, key=fold):
            slug = free_slug(name, made)
            made[slug] = FieldShelf(slug, name, tuple(sorted(named[name], key=_by_use)))
        return made

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        return frozenset(word for entry in self.entries for word in entry.text.split())

    def find(self, text: str) -> Found:
        """Everything whose words begin like those of `text`; when nothing has them all, without the small
        words around the matter, then with misspelt words put right, then what has most of the words."""
        words = [_with_y(term) for term in terms(text)]
        if not words:
            return Found()
        return self._all(words) or self._mended(_matter(words)) or self._most(_matter(words))

    def _all(self, words: Terms) -> Found | None:
        for wanted in (words, _matter(words)):
            found = _with_all(self.entries, wanted)
            if found:
                return Found(sorted(found, key=_ranking(wanted)))
        return None

    def _mended(self, words: Terms) -> Found | None:
        mended = [self._spellings(term) for term in words]
        if mended == words or not all(mended):
            return None
        found = _with_all(self.entries, mended)
        if not found:
            return None
        meant = self._likeliest(mended, found)
        fits = _with_all(found, meant)
        return Found(sorted(fits, key=_ranking(meant)), meant=" ".join(term[-1] for term in meant))

    def _spellings(self, term: tuple[str, ...]) -> tuple[str, ...]:
        """The term itself when the catalogue knows it, else the known words one letter away from it."""
        if any(f" {spelling}" in entry.text for entry in self.entries for spelling in term):
            return term
        word = term[0]
        if len(word) < SHORTEST_MENDED or not word.isalpha():
            return ()
        return tuple(sorted(one_letter_away(word) & self.vocabulary))

    def _likeliest(self, words: Terms, found: list[Entry]) -> Terms:
        """Of several ways to put the words right the one that is written together most often."""
        ways: list[tuple[str, ...]] = [()]
        for term in words:
            ways = [(*way, spelling) for way in ways for spelling in (term if len(term) < 9 else term[:9])][
                :200
            ]
        together = {way: sum(_phrase_weight(entry, way) for entry in found) for way in ways}
        best = max(ways, key=lambda way: together[way])
        return [(spelling,) for spelling in best] if together[best] else words

    def _most(self, words: Terms) -> Found:
        weights = {term: self._weight(term) for term in words}
        enough = ENOUGH * sum(weights.values())
        scored = [
            (sum(weight for term, weight in weights.items() if weight and _has(entry, term)), entry)
            for entry in self.entries
        ]
        fits = [(score, entry) for score, entry in scored if score and score >= enough]
        rank = _ranking(words)
        fits.sort(key=lambda one: (-one[0], rank(one[1])))
        return Found([entry for _score, entry in fits[:MOST_LOOSE]], loose=True)

    def _weight(self, term: tuple[str, ...]) -> float:
        """Rare words say more than common ones; a word that nothing has says nothing."""
        having = sum(_has(entry, term) for entry in self.entries)
        return log(1 + len(self.entries) / having) if having else 0.0


def free_slug(name: str, taken: Iterable[str]) -> str:
    """`Hộ tịch` → `ho-tich`, with a number behind it where another field has that already."""
    plain = _SLUG.sub("-", fold(name)).strip("-")[:60].strip("-") or "field"
    known, slug, number = set(taken), plain, 2
    while slug in known:
        slug, number = f"{plain}-{number}", number + 1
    return slug


def one_letter_away(word: str) -> set[str]:
    """All spellings that one slip of a finger makes: a letter more, less, another, or two changed about."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    less = {a + b[1:] for a, b in cuts if b}
    swapped = {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    other = {a + letter + b[1:] for a, b in cuts if b for letter in LETTERS}
    more = {a + letter + b for a, b in cuts for letter in LETTERS}
    return (less | swapped | other | more) - {word}


def _with_y(term: tuple[str, ...]) -> tuple[str, ...]:
    return (*term, term[0][:-1] + "y") if term[0] in WITH_Y else term


def _matter(words: Terms) -> Terms:
    return [term for term in words if term[0] not in FILLERS or len(term) > 1] or words


def _has(entry: Entry, term: tuple[str, ...]) -> bool:
    return any(f" {spelling}" in entry.text for spelling in term)


def _with_all(entries: Sequence[Entry], words: Terms) -> list[Entry]:
    """Those that have every word; the longest word first, for it leaves the fewest to look through."""
    left = list(entries)
    for term in sorted(words, key=lambda term: -len(term[0])):
        if len(term) == 1:
            wanted = f" {term[0]}"
            left = [entry for entry in left if wanted in entry.text]
        else:
            left = [entry for entry in left if _has(entry, term)]
    return left


def _phrase_weight(entry: Entry, way: tuple[str, ...]) -> int:
    phrase = " " + " ".join(way)
    return 3 if phrase in entry.spoken else int(phrase in entry.text)


def _by_use(entry: Entry) -> tuple[bool, bool, str]:
    return not entry.curated, not entry.commune, fold(entry.title)


def _ranking(words: Terms) -> Callable[[Entry], tuple[int, bool, bool, int, str]]:
    """What stands first: the code itself, the plain name, words people use, the words together; then what was
    modelled completely, what communes do, and short names."""
    phrase = " " + " ".join(term[-1] for term in words)
    code = compact_code(phrase)
    code = code if any(letter.isdigit() for letter in code) else ""

    def rank(entry: Entry) -> tuple[int, bool, bool, int, str]:
        return (
            _closeness(entry, phrase, code),
            not entry.curated,
            not entry.commune,
            len(entry.name),
            entry.code,
        )

    return rank


def _closeness(entry: Entry, phrase: str, code: str) -> int:
    if code and compact_code(entry.code) == code:
        return 0
    if entry.called == phrase:
        return 1
    if phrase in entry.spoken:
        return 2
    return 3 if phrase in entry.text else 4
