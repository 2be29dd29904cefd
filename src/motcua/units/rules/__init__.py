"""What kinds of unit there are, how they hang together, and how names and codes are compared. Pure."""

import base64
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from motcua.kernel.refusal import Refused
from motcua.kernel.text import fold, tidy
from motcua.kernel.words import gettext_noop


class Tier(StrEnum):
    """The place of a unit in the state: what it is competent for and what may hang below it."""

    COUNTRY = "country"
    PROVINCE = "province"
    DEPARTMENT = "department"  # of a province (sở)
    BRANCH = "branch"  # of a vertical service: police, tax, social insurance, land registration
    COMMUNE = "commune"
    DIVISION = "division"  # inside a commune, a department or a branch (phòng)
    CENTRE = "centre"  # the one-stop centre of a commune or a province


class UnitKind(StrEnum):
    """What law calls a unit. It may change while the unit stays the same (a commune becomes a ward)."""

    COUNTRY = "country"
    PROVINCE = "province"  # tỉnh
    CITY = "city"  # thành phố trực thuộc trung ương
    COMMUNE = "commune"  # xã
    WARD = "ward"  # phường
    SPECIAL_ZONE = "special_zone"  # đặc khu
    DEPARTMENT = "department"
    BRANCH = "branch"
    DIVISION = "division"
    CENTRE = "centre"


class CodeSystem(StrEnum):
    """Who gives a code. OFFICIAL: the statistics office (02215); AGENCY: Decision 20/2020/QĐ-TTg (H60)."""

    OFFICIAL = "official"
    AGENCY = "agency"


KINDS: Mapping[Tier, frozenset[UnitKind]] = {
    Tier.COUNTRY: frozenset({UnitKind.COUNTRY}),
    Tier.PROVINCE: frozenset({UnitKind.PROVINCE, UnitKind.CITY}),
    Tier.DEPARTMENT: frozenset({UnitKind.DEPARTMENT}),
    Tier.BRANCH: frozenset({UnitKind.BRANCH}),
    Tier.COMMUNE: frozenset({UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE}),
    Tier.DIVISION: frozenset({UnitKind.DIVISION}),
    Tier.CENTRE: frozenset({UnitKind.CENTRE}),
}

# A branch hangs below the unit it serves: a commune when it serves that one alone, else the province.
PARENTS: Mapping[Tier, frozenset[Tier]] = {
    Tier.COUNTRY: frozenset(),
    Tier.PROVINCE: frozenset({Tier.COUNTRY}),
    Tier.DEPARTMENT: frozenset({Tier.PROVINCE}),
    Tier.BRANCH: frozenset({Tier.COUNTRY, Tier.PROVINCE, Tier.COMMUNE, Tier.BRANCH}),
    Tier.COMMUNE: frozenset({Tier.PROVINCE}),
    Tier.DIVISION: frozenset({Tier.COMMUNE, Tier.DEPARTMENT, Tier.BRANCH}),
    Tier.CENTRE: frozenset({Tier.PROVINCE, Tier.COMMUNE}),
}

# The tiers that decide in their own name; a division or a centre acts for the one above it.
AUTHORITIES = frozenset({Tier.PROVINCE, Tier.DEPARTMENT, Tier.BRANCH, Tier.COMMUNE})

TIER_NAMES: Mapping[Tier, str] = {
    Tier.COUNTRY: gettext_noop("country"),
    Tier.PROVINCE: gettext_noop("province"),
    Tier.DEPARTMENT: gettext_noop("provincial department"),
    Tier.BRANCH: gettext_noop("branch of a vertical service"),
    Tier.COMMUNE: gettext_noop("commune level"),
    Tier.DIVISION: gettext_noop("division"),
    Tier.CENTRE: gettext_noop("public administrative service centre"),
}

KIND_NAMES: Mapping[UnitKind, str] = {
    UnitKind.COUNTRY: gettext_noop("country"),
    UnitKind.PROVINCE: gettext_noop("province"),
    UnitKind.CITY: gettext_noop("city under the central government"),
    UnitKind.COMMUNE: gettext_noop("commune"),
    UnitKind.WARD: gettext_noop("ward"),
    UnitKind.SPECIAL_ZONE: gettext_noop("special zone"),
    UnitKind.DEPARTMENT: gettext_noop("provincial department"),
    UnitKind.BRANCH: gettext_noop("branch of a vertical service"),
    UnitKind.DIVISION: gettext_noop("division"),
    UnitKind.CENTRE: gettext_noop("public administrative service centre"),
}

# The word of each kind that stands before the name of a place in full: Phường Minh Xuân.
KIND_WORDS: Mapping[UnitKind, str] = {
    UnitKind.PROVINCE: "Tỉnh",
    UnitKind.CITY: "Thành phố",
    UnitKind.COMMUNE: "Xã",
    UnitKind.WARD: "Phường",
    UnitKind.SPECIAL_ZONE: "Đặc khu",
}

FACTS: Mapping[str, str] = {
    "unit.added": gettext_noop("A unit was added."),
    "unit.renamed": gettext_noop("A unit got another name or kind."),
    "unit.code_given": gettext_noop("A unit was given a code."),
    "unit.calendar_chosen": gettext_noop("A unit follows another working calendar."),
    "service_point.added": gettext_noop("A service point was added."),
    "units.loaded": gettext_noop("The shipped units were loaded."),
}

CODE_SHAPES: Mapping[CodeSystem, re.Pattern[str]] = {
    CodeSystem.OFFICIAL: re.compile(r"\d{2}|\d{5}"),
    CodeSystem.AGENCY: re.compile(r"[A-Z]\d{2}(\.[0-9A-Z]{1,3}){0,3}"),
}


class UnknownUnit(Refused):
    """No unit answers to that identity, code or relation on that day. `refusal` says which."""


@dataclass(frozen=True)
class Span:
    """Days from `start` up to, not including, `end`; without an end it still holds."""

    start: date
    end: date | None = None

    def holds(self, on: date) -> bool:
        return self.start <= on and (self.end is None or on < self.end)

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and (
            self.end is None or (other.end is not None and other.end <= self.end)
        )

    def overlaps(self, other: "Span") -> bool:
        return (self.end is None or other.start < self.end) and (other.end is None or self.start < other.end)


def label_of(identity: UUID) -> str:
    """A unit's own piece of its path: eight characters, lower case, from the random end of its identity."""
    return base64.b32encode(identity.bytes[-5:]).decode("ascii").lower()


def path_below(parent_path: str, identity: UUID) -> str:
    """The path of a unit: its parent's path ("" for the country) with its own label."""
    return f"{parent_path}{label_of(identity)}/"


def is_within(path: str, scope: str) -> bool:
    """Whether a path is the scope's own or below it. An empty scope holds nothing."""
    return bool(scope) and path.startswith(scope)


def path_range(scope: str) -> tuple[str, str]:
    """The paths within a scope are those from the first of these texts up to, not including, the second."""
    return scope, scope[:-1] + chr(ord("/") + 1)


def paths_above(path: str) -> list[str]:
    """The path and those of all its ancestors, nearest first."""
    labels = path.rstrip("/").split("/")
    return ["/".join(labels[:length]) + "/" for length in range(len(labels), 0, -1)]


def province_path(path: str) -> str:
    """The path of the province in which a path lies, which is the second from the top; empty for the
    country's own."""
    above = paths_above(path)
    return above[-2] if len(above) > 1 else ""


def bare_name(name: str) -> str:
    """The name of a place without the word of its kind: Phường Minh Xuân → Minh Xuân."""
    for word in KIND_WORDS.values():
        if name.startswith(word + " "):
            return name[len(word) + 1 :]
    return name


def kind_in(name: str) -> UnitKind | None:
    """The kind that the full name of a place begins with, if it does."""
    return next((kind for kind, word in KIND_WORDS.items() if name.startswith(word + " ")), None)


def search_text(name: str) -> str:
    """A name as it is searched: without diacritics, the word of its kind last, so that names sort."""
    bare = bare_name(name)
    return fold(f"{bare} {name.removesuffix(bare)}")


def bare_search_text(text: str) -> str:
    """What somebody typed, without diacritics and without the word of a kind before it."""
    typed = fold(text)
    for word in map(fold, KIND_WORDS.values()):
        if typed.startswith(word + " "):
            return typed[len(word) + 1 :]
    return typed


_TONES = "\u0300\u0301\u0303\u0309\u0323"


def spelling_key(name: str) -> str:
    """Equal for spellings of one name that differ only in case or in where the tone stands (Hoà, Hòa).

    Each syllable's tone is moved behind the syllable. For comparing, never for showing.
    """
    return " ".join(_tone_last(word) for word in tidy(name).lower().split())


def _tone_last(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    plain = "".join(letter for letter in letters if letter not in _TONES)
    return unicodedata.normalize("NFC", plain) + "".join(letter for letter in letters if letter in _TONES)
