"""Faces are strangers: none names an address or a template of another, and no floor names one above it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from .addresses import addresses
from .source import faces, judge, own_files, package_of, text_of

QUOTED = r"""["']([\w:/.-]+)["']"""
IN_TEMPLATES = (re.compile(rf"{{%\s*url\s+{QUOTED}"), re.compile(rf"{{%\s*(?:include|extends)\s+{QUOTED}"))
IN_PYTHON = (
    re.compile(rf"\b(?:reverse|reverse_lazy|redirect|resolve_url|Link|Next)\(\s*{QUOTED}"),
    re.compile(r"""["']([\w/-]+\.html)["']"""),
    re.compile(r"""["'](\w+:[\w:-]+)["']"""),
)


def names_in(file: str, text: str) -> Iterator[str]:
    """Names of addresses and templates that a source file mentions."""
    for pattern in IN_PYTHON if file.endswith(".py") else IN_TEMPLATES:
        yield from pattern.findall(text)


def owner_of(name: str, by_address: dict[str, str]) -> str:
    """The package that an address or a template belongs to; empty for one of somebody else."""
    if name.endswith(".html"):
        return name.split("/", maxsplit=1)[0]
    return by_address.get(name, "")


def crossings(file: str, text: str, by_address: dict[str, str]) -> set[str]:
    """Names belonging to a face that the file, lying in another package, mentions."""
    own = package_of(file)
    return {name for name in names_in(file, text) if owner_of(name, by_address) in faces() - {own}}


def test_no_package_names_what_belongs_to_a_face_not_its_own() -> None:
    by_address = {address.name: address.package for address in addresses() if address.name}
    files = [name for name in own_files(".py", ".html", under="src/motcua/") if package_of(name)]
    judge(
        "faces",
        {
            f"{file}::{name}": "crosses"
            for file in files
            for name in crossings(file, text_of(file), by_address)
        },
    )


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("src/motcua/citizen/views.py", "return redirect('desk:worklist')"),
        ("src/motcua/pages/menu.py", "ITEMS = ('desk:worklist',)"),
        ("src/motcua/citizen/views.py", 'render(request, "desk/worklist.html")'),
        ("src/motcua/citizen/templates/citizen/a.html", "{% url 'desk:worklist' %}"),
        ("src/motcua/pages/templates/pages/a.html", '{% include "desk/row.html" %}'),
    ],
)
def test_a_crossing_is_seen(file: str, text: str) -> None:
    assert crossings(file, text, {"desk:worklist": "desk"})


def test_ones_own_and_what_lies_below_pass() -> None:
    text = "{% extends 'pages/base.html' %}{% url 'desk:worklist' %}"
    assert not crossings("src/motcua/desk/templates/desk/a.html", text, {"desk:worklist": "desk"})


def test_templates_lie_in_a_folder_named_for_their_package() -> None:
    for name in own_files(".html", under="src/motcua/"):
        parts = Path(name).parts
        foreign = len(parts) == 5 or parts[4] in {"account", "allauth", "mfa"}
        assert foreign or parts[4] == package_of(name), f"{name} should lie in {package_of(name)}/"
