"""A form is checked before anybody is asked by it; each mistake gets a sentence with its place."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from motcua.kernel.refusal import Refused
from motcua.procedures.rules.schema import read_json, why_not_form

EVERYDAY = Path(__file__).parents[2] / "data" / "procedures" / "everyday"


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


GOOD: dict[str, Any] = {"type": "object", "properties": {"name": {"type": "string", "title": "Họ tên"}}}


def with_question(**question: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"x": question}}


def test_a_good_form_passes() -> None:
    assert why_not_form(GOOD) is None


@pytest.mark.parametrize("path", sorted(EVERYDAY.glob("*.json")), ids=lambda path: path.stem)
def test_the_forms_that_are_shipped_pass(path: Path) -> None:
    form = json.loads(path.read_text(encoding="utf-8")).get("form")
    assert form is None or why_not_form(form) is None


@pytest.mark.parametrize(
    ("schema", "word"),
    [
        ({}, "at least one question"),
        ({"type": "string"}, "at least one question"),
        (with_question(type="strin", title="q"), "properties.x.type"),
        (with_question(type="string", title="q", pattern="("), "properties.x.pattern"),
        (with_question(title="q"), "“x” needs a type"),
        (with_question(type="string"), "“x” has no title"),
        (with_question(type="string", title="  "), "“x” has no title"),
        (with_question(type="array", title="q"), "say under"),
        (with_question(type="array", title="q", items={"type": "string"}), "list to tick"),
        (with_question(type="object", title="q"), "group without questions"),
        (with_question(title="q", oneOf=[{"title": "a"}]), 'needs a "const"'),
        ({**GOOD, "required": ["other"]}, "“other” is required"),
        ({**GOOD, "x-order": []}, None),
        (
            {
                **GOOD,
                "properties": {**GOOD["properties"], "b": {"type": "string", "title": "b"}},
                "x-order": ["name"],
            },
            "“b” is missing",
        ),
        ({"type": "object", "properties": {"x": True}}, "“x” is not a question"),
        ({"type": "object", "properties": {"a b": {"type": "string", "title": "q"}}}, "letters, digits"),
    ],
)
def test_each_mistake_is_named(schema: dict[str, Any], word: str | None) -> None:
    refusal = why_not_form(schema)
    assert (word is None) == (refusal is None)
    assert refusal is None or str(word) in str(refusal)


def test_groups_end_somewhere() -> None:
    deep: dict[str, Any] = GOOD
    for _level in range(9):
        deep = {"type": "object", "title": "q", "properties": {"x": deep}}
    assert "levels" in str(why_not_form(deep))


@pytest.mark.parametrize(
    ("text", "word"),
    [('{"a": 1,\n "b":,}', "Line 2, column 6"), ("[]", "Begin the text with {"), ("[" * 100_000, "nested")],
)
def test_broken_json_is_told_by_line(text: str, word: str) -> None:
    with pytest.raises(Refused) as found:
        read_json(text, dict)
    assert word in str(found.value)


def test_no_text_is_no_form() -> None:
    assert read_json("  \n", dict) is None
