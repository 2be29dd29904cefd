"""Decisions are short, numbered and named in the order they were taken; the README is a page or two."""

import re

from .source import ROOT, own_files, text_of

DECISION = re.compile(r"docs/decisions/(\d{4})-[a-z0-9-]+\.md")


def decisions() -> list[str]:
    return own_files(".md", under="docs/decisions/")


def test_decisions_are_named_by_number_and_subject() -> None:
    assert [name for name in decisions() if not DECISION.fullmatch(name)] == []


def test_no_number_is_given_twice_or_left_out() -> None:
    numbers = [int(match.group(1)) for match in map(DECISION.match, decisions()) if match]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_decision_is_a_page() -> None:
    assert {
        name: len(text_of(name).splitlines()) for name in decisions() if len(text_of(name).splitlines()) > 40
    } == {}


def test_a_decision_names_what_was_rejected_and_what_keeps_it() -> None:
    for name in decisions():
        for part in ("Context", "Decision", "Rejected", "Consequences", "Kept by|Guard"):
            assert re.search(rf"^(## |\**)({part})", text_of(name), re.MULTILINE), f"{name} lacks {part}"


def test_the_readme_is_short() -> None:
    assert len((ROOT / "README.md").read_text().splitlines()) <= 120
