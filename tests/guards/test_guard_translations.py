"""Vietnamese is complete: every sentence of every package, checked against a fresh extraction."""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest

from .source import PROGRAM, judge

CATALOGUE = Path("locale", "vi", "LC_MESSAGES", "django.po")
Key = tuple[str | None, str, str]


def packages() -> list[str]:
    return sorted(path.name for path in PROGRAM.iterdir() if (path / "__init__.py").exists())


def catalogue(package: str) -> polib.POFile:
    path = PROGRAM / package / CATALOGUE
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def key(entry: polib.POEntry) -> Key:
    return entry.msgctxt or None, entry.msgid, entry.msgid_plural


def translated(entry: polib.POEntry) -> tuple[str, ...]:
    return tuple(entry.msgstr_plural.values()) or (entry.msgstr,)


def faults(entries: polib.POFile) -> Iterator[tuple[str, str]]:
    """Entries without Vietnamese, doubtful ones, ones nobody uses, ones that lost a placeholder."""
    for entry in entries:
        if entry.obsolete:
            yield entry.msgid, "is not used any more"
        elif entry.fuzzy:
            yield entry.msgid, "is marked fuzzy"
        elif not all(text.strip() for text in translated(entry)):
            yield entry.msgid, "has no Vietnamese"
        elif any(holes(text) != holes(entry.msgid_plural or entry.msgid) for text in translated(entry)):
            yield entry.msgid, "has other places to fill in than its Vietnamese"


def holes(text: str) -> set[str]:
    """Places to be filled in: `{name}`, `%(name)s`, `%s`."""
    return set(re.findall(r"\{\w*\}|%\(\w+\)[sd]|%[sd]", text))


@pytest.mark.parametrize("package", packages())
def test_every_sentence_has_its_vietnamese(package: str) -> None:
    judge("translations", {f"{package}::{what}": why for what, why in faults(catalogue(package))})


@pytest.mark.parametrize("package", packages())
def test_what_is_compiled_is_what_is_written(package: str) -> None:
    written = catalogue(package)
    compiled = PROGRAM / package / CATALOGUE.with_suffix(".mo")
    assert compiled.exists() or not written
    expected = {key(entry): translated(entry) for entry in written if entry.translated()}
    found = (
        {key(entry): translated(entry) for entry in polib.mofile(str(compiled))} if compiled.exists() else {}
    )
    assert found == expected, f"{package}: run msgfmt -o django.mo django.po"


@pytest.mark.parametrize("package", packages())
def test_every_marked_sentence_is_in_the_catalogue(package: str, tmp_path: Path) -> None:
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is missing: run scripts/install-test-tools.sh gettext")
    fresh = {key(entry) for entry in extracted(PROGRAM / package, tmp_path / package)}
    kept = {key(entry) for entry in catalogue(package) if not entry.obsolete}
    lacking = {
        f"{package}::{what}": "is not in the catalogue; run makemessages" for _, what, _ in fresh - kept
    }
    needless = {
        f"{package}::{what}": "is in the catalogue, but marked nowhere" for _, what, _ in kept - fresh
    }
    judge("catalogue", lacking | needless)


def extracted(package: Path, copy: Path) -> list[polib.POEntry]:
    """What `makemessages` finds in a package, worked out in a copy without its catalogue."""
    shutil.copytree(
        package, copy, ignore=shutil.ignore_patterns("locale", "static", "__pycache__", "migrations")
    )
    (copy / "locale").mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    command = [
        sys.executable,
        "-m",
        "django",
        "makemessages",
        "-l",
        "vi",
        "--no-location",
        "-e",
        "html,txt,py",
    ]
    subprocess.run(command, cwd=copy, env=environment, check=True, capture_output=True)
    path = copy / CATALOGUE
    return list(polib.pofile(str(path))) if path.exists() else []


def test_one_sentence_has_one_vietnamese() -> None:
    said: defaultdict[Key, set[tuple[str, ...]]] = defaultdict(set)
    for package in packages():
        for entry in catalogue(package):
            said[key(entry)].add(translated(entry))
    judge(
        "one_vietnamese", {what[1]: f"is said as {texts}" for what, texts in said.items() if len(texts) > 1}
    )


FLAWS = [
    {"msgstr": ""},
    {"msgstr": "{n} xong", "flags": ["fuzzy"]},
    {"obsolete": True},
    {"msgstr": "{m} xong"},
]


@pytest.mark.parametrize("flaw", FLAWS)
def test_a_flaw_is_seen(flaw: dict[str, object]) -> None:
    entries = polib.POFile()
    entries.append(polib.POEntry(msgid="{n} done", **flaw))
    assert list(faults(entries))
