"""Packages are nouns of the domain, tests are found by their file, migrations say what they do."""

import re
from collections import Counter
from pathlib import Path

import pytest

from .source import judge, own_files, project_files

EMPTY_WORDS = {
    "base",
    "common",
    "core",
    "helpers",
    "manager",
    "managers",
    "misc",
    "services",
    "util",
    "utils",
}


def says_nothing(name: str) -> bool:
    """Whether a module or one of its packages has a name under which anything could lie."""
    return bool(EMPTY_WORDS.intersection(Path(name).with_suffix("").parts))


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [name for name in own_files(".py", under="src/motcua/") if says_nothing(name)]
    judge("names", dict.fromkeys(names, "could hold anything: name it for what it holds"))


@pytest.mark.parametrize("name", ["src/motcua/core/models.py", "src/motcua/desk/utils.py"])
def test_a_name_that_says_nothing_is_seen(name: str) -> None:
    assert says_nothing(name)


def test_no_two_test_files_share_a_name() -> None:
    names = Counter(Path(name).name for name in own_files(".py", under="tests/") if "/test_" in name)
    assert [name for name, number in names.items() if number > 1] == []


def test_migrations_are_named_by_hand() -> None:
    names = [
        name for name in project_files() if re.search(r"/migrations/\d{4}_(auto_|alter_\w+_and_more)", name)
    ]
    assert names == []
