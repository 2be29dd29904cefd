"""Answers that differ from what a form wants only in blanks, dots and habits are written as it wants them."""

from typing import Any

import pytest
from django.http import QueryDict
from django.utils import translation

from motcua.pages.questions import QuestionsForm
from motcua.pages.typed import example_of

PHONE, NUMBER = "^0[0-9]{9,10}$", "^[0-9]{12}$"
CLOCK, BRANCH = "^([01][0-9]|2[0-3]):[0-5][0-9]$", "^[0-9]{4}$"


def stated(part: dict[str, Any], typed: str) -> tuple[Any, list[str]]:
    data = QueryDict(mutable=True)
    data["answers-it"] = typed
    form = QuestionsForm({"type": "object", "properties": {"it": part}}, data)
    form.is_valid()
    return form.stated().get("it"), form.errors.get("it", [])


@pytest.mark.parametrize(
    ("pattern", "typed", "wanted"),
    [
        (PHONE, "0912 345 678", "0912345678"),
        (PHONE, "+84 912.345.678", "0912345678"),
        (NUMBER, "008 090 000 123", "008090000123"),
        (CLOCK, "8h30", "08:30"),
        (CLOCK, "8 giờ", "08:00"),
        (CLOCK, "8:05", "08:05"),
    ],
)
def test_it_is_written_as_the_form_wants_it(pattern: str, typed: str, wanted: str) -> None:
    assert stated({"type": "string", "pattern": pattern}, typed) == (wanted, [])


def test_a_sum_may_be_written_with_dots() -> None:
    assert stated({"type": "integer"}, "50.000.000") == (50_000_000, [])


def test_the_sentence_about_an_answer_of_another_shape_says_how_to_write_it() -> None:
    with translation.override("en"):
        _value, wrong = stated({"type": "string", "pattern": BRANCH}, "12")
    assert wrong == ["Write this as asked. 4 digits"]


def test_a_question_without_a_description_says_how_to_answer() -> None:
    with translation.override("en"):
        assert example_of({"pattern": CLOCK}) == "Such as 08:30"
        assert example_of({"format": "date"}) == "Such as 24/11/1990"
        assert example_of({"pattern": "^[0-9A-Z\\-]{8,15}$"}) == "8 to 15 letters and digits"
        assert example_of({"type": "string"}) == ""
