"""Further languages, dropped into MOTCUA_HOME/languages/<code>/: checked, compiled, exported to translate.

A catalogue from outside must never break a page: sentences that lost a place to fill in, or that bring
markup of their own, are left out, and the page falls back to the Vietnamese.
"""

import gettext
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

from .config import LANGUAGE_CODE_SHAPE, LANGUAGES_SHIPPED, language_name

PROGRAM = Path(__file__).resolve().parent
PO, MO = "django.po", Path("LC_MESSAGES", "django.mo")
PLURAL = "nplurals=1; plural=0;"

# What is translated first: the screens in the order in which citizens meet them, then the officers' pages.
# Each is a folder or file below this package; the sentences of a package that stand in none come after.
SCREENS = (
    "pages/templates/pages/public.html",
    "pages/templates/pages/parts",
    "citizen/templates/citizen/shell.html",
    "citizen/templates/citizen/finding",
    "citizen/finding",
    "citizen/place.py",
    "citizen/templates/citizen/filing",
    "citizen/filing",
    "citizen/templates/citizen/tracking",
    "citizen/tracking",
    "citizen/templates/citizen/own",
    "citizen/own",
    "citizen/templates/citizen/helping",
    "citizen/helping",
)
PACKAGES = ("pages", "citizen", "drafts", "applicants", "files", "fees", "dossiers", "procedures", "kernel")
# Places to fill in, and markup: what a translation must keep as it is.
KEPT = re.compile(r"\{\w*\}|%\(\w+\)[sd]|%[sd]|</?[a-zA-Z][^>]*>|[<>]")


class BadLanguage(Exception):
    """A language cannot be used; the text says what to mend."""


@dataclass(frozen=True)
class Loaded:
    """A language that was compiled: how much of it is there, and which sentences were left out, and why."""

    code: str
    name: str
    translated: int
    sentences: int
    left_out: tuple[str, ...]


def directory() -> Path:
    """Where this installation keeps its further languages."""
    path: Path = settings.HOME / "languages"
    return path


def codes() -> list[str]:
    """The languages that lie there, whether or not they can be used."""
    return sorted(path.name for path in directory().glob("*") if path.is_dir())


def load(code: str) -> Loaded:
    """Compile one language. Raises BadLanguage with a sentence when it cannot be used at all."""
    home = directory() / checked(code)
    name = language_name(home)
    if not name:
        raise BadLanguage(f"{home}/name.txt is missing or empty: write the name of the language there.")
    if not (home / PO).exists():
        raise BadLanguage(f"{home}/{PO} is missing: make one with `motcua languages export {code}`.")
    try:
        given = polib.pofile(str(home / PO), encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise BadLanguage(f"{home}/{PO} cannot be read: {problem}") from None
    _check_plural(given)
    wrong = {id(entry): why for entry in given if (why := fault(entry))}
    used = [entry for entry in given.translated_entries() if id(entry) not in wrong]
    _compile(used, given.metadata, home / MO)
    shipped = len(sentences())
    left_out = tuple(f"{entry.msgid!r} {wrong[id(entry)]}" for entry in given if id(entry) in wrong)
    return Loaded(code, name, len(used), shipped, left_out)


def checked(code: str) -> str:
    """The code itself, when it may name a further language."""
    if not re.fullmatch(LANGUAGE_CODE_SHAPE, code):
        raise BadLanguage(
            f"{code!r} is no language code: write two or three small letters, as ISO 639 has them."
        )
    if code in dict(LANGUAGES_SHIPPED):
        raise BadLanguage(f"{code!r} comes with the program and cannot be replaced.")
    return code


def fault(entry: polib.POEntry) -> str:
    """Why a translated sentence must be left out; empty when it may be used."""
    if not entry.translated() or entry.obsolete:
        return ""
    wanted = kept(entry.msgid_plural or entry.msgid)
    for text in entry.msgstr_plural.values() or [entry.msgstr]:
        if kept(text) != wanted:
            return f"must keep {' '.join(wanted) or 'no signs'}, but has {' '.join(kept(text)) or 'none'}"
    return ""


def kept(text: str) -> list[str]:
    """The places to fill in and the markup of a sentence, in alphabetical order."""
    return sorted(KEPT.findall(text))


def export(code: str) -> Path:
    """Write MOTCUA_HOME/languages/<code>/django.po: every sentence, what was translated before kept."""
    home = directory() / checked(code)
    before = polib.pofile(str(home / PO)) if (home / PO).exists() else polib.POFile()
    done = {(entry.msgctxt, entry.msgid): entry for entry in before if not entry.obsolete}
    out = polib.POFile(wrapwidth=100)
    out.metadata = {
        "Project-Id-Version": "motcua",
        "Language": code,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": before.metadata.get("Plural-Forms", PLURAL),
    }
    plurals = _plurals(out.metadata["Plural-Forms"])
    out.extend(_empty(entry, done.get((entry.msgctxt, entry.msgid)), plurals) for entry in sentences())
    home.mkdir(parents=True, exist_ok=True)
    out.save(str(home / PO))
    return home / PO


def sentences() -> list[polib.POEntry]:
    """Every sentence of the program with its Vietnamese, once each, in the order of the screens."""
    found: dict[tuple[str | None, str], polib.POEntry] = {}
    texts = [(_text(PROGRAM / screen), screen) for screen in SCREENS]
    for package in _packages():
        entries = polib.pofile(str(PROGRAM / package / "locale" / "vi" / "LC_MESSAGES" / PO))
        own = [text for text, screen in texts if screen.startswith(f"{package}/")]
        for entry in sorted(entries, key=lambda entry: _rank(entry.msgid, own)):
            if not entry.obsolete:
                found.setdefault((entry.msgctxt, entry.msgid), entry)
    return list(found.values())


def _packages() -> Iterator[str]:
    there = {path.parents[3].name for path in PROGRAM.glob(f"*/locale/vi/LC_MESSAGES/{PO}")}
    yield from (package for package in PACKAGES if package in there)
    yield from sorted(there.difference(PACKAGES))


def _rank(msgid: str, texts: list[str]) -> int:
    """The first screen whose sources hold all the fixed parts of a sentence."""
    parts = [part for part in (_flat(one) for one in KEPT.split(msgid)) if part]
    return next(
        (place for place, text in enumerate(texts) if all(part in text for part in parts)), len(texts)
    )


def _text(path: Path) -> str:
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    read = (file.read_text(encoding="utf-8") for file in files if file.suffix in {".html", ".py"})
    return _flat(" ".join(read))


def _flat(text: str) -> str:
    return " ".join(text.split())


def _empty(entry: polib.POEntry, done: polib.POEntry | None, plurals: int) -> polib.POEntry:
    """The entry to be translated, with the Vietnamese above it and what was translated before in it."""
    vietnamese = entry.msgstr or entry.msgstr_plural.get(0, "")
    forms = done.msgstr_plural if done else {}
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgid_plural=entry.msgid_plural,
        msgstr=done.msgstr if done else "",
        msgstr_plural={n: forms.get(n, "") for n in range(plurals)} if entry.msgid_plural else {},
        comment=f"vi: {vietnamese}",
        flags=[flag for flag in entry.flags if flag.endswith("-format")],
    )


def _plurals(header: str) -> int:
    number = re.search(r"nplurals\s*=\s*(\d)", header)
    return int(number.group(1)) if number else 1


def _check_plural(given: polib.POFile) -> None:
    """A rule for plurals that cannot be read would stop every page of the language."""
    header = given.metadata.get("Plural-Forms", PLURAL)
    rule = re.search(r"plural\s*=\s*([^;]+)", header.split(";", 1)[-1])
    try:
        gettext.c2py(rule.group(1) if rule else "")
    except ValueError:
        raise BadLanguage(f"Plural-Forms is {header!r}, which cannot be read. Write: {PLURAL}") from None


def _compile(entries: list[polib.POEntry], metadata: dict[str, str], path: Path) -> None:
    compiled = polib.POFile()
    compiled.metadata = {"Plural-Forms": PLURAL} | metadata | {"Content-Type": "text/plain; charset=UTF-8"}
    compiled.extend(entries)
    path.parent.mkdir(exist_ok=True)
    compiled.save_as_mofile(str(path))
