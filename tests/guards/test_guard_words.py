"""No file names a machine, a place on it, or the house of somebody's packages."""

import re

import pytest

from .source import ROOT, judge, project_files

# Written so that this file does not contain what it looks for.
FORBIDDEN = re.compile(
    "|".join(
        (
            r"pypi[.]org",
            r"files[.]pythonhosted",
            r"registry[.]npmjs",
            r"registry[.]yarnpkg",
            r"deb[.]debian[.]",
            r"(?<![\w.*}])/wor[k]/",
            r"(?<![\w.*}])/roo[t]/",
            r"(?<![\w.*}])/hom[e]/(?!motcua\b)\w+",
        )
    )
)
LARGEST = 3_000_000


def forbidden_in(text: str) -> list[str]:
    return sorted({match.group() for match in FORBIDDEN.finditer(text)})


def test_no_file_names_what_it_should_not() -> None:
    found = {}
    for name in project_files():
        content = (ROOT / name).read_bytes()
        words = (
            forbidden_in(content[:LARGEST].decode("utf-8", "replace")) if b"\0" not in content[:8000] else []
        )
        if words:
            found[name] = "names " + ", ".join(words)
    judge("words", found)


@pytest.mark.parametrize("text", ["https://pypi" + ".org/simple", "open('/ro" + "ot/x')", "cd /wo" + "rk/x"])
def test_a_forbidden_word_is_seen(text: str) -> None:
    assert forbidden_in(text)


@pytest.mark.parametrize("text", ["../framework/x", "$HOME/work/x", "var/wor[k]/", "the net/root/x"])
def test_an_innocent_word_passes(text: str) -> None:
    assert not forbidden_in(text)
