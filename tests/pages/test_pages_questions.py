"""Forms drawn from a JSON Schema: one page's part, checked by the schema, the other answers kept."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.http import QueryDict
from django.utils.translation import override

from motcua.pages.questions import QuestionsForm, label_of, names_of, parts, wrongs

EVERYDAY = sorted((Path(__file__).parents[2] / "data/procedures/everyday").glob("*.json"))
SCHEMA: dict[str, Any] = {
    "title": "Tờ khai",
    "type": "object",
    "x-order": ["child", "people", "copies", "pledge"],
    "properties": {
        "child": {
            "title": "Trẻ",
            "type": "object",
            "properties": {
                "name": {"title": "Tên", "x-title-en": "Name", "type": "string", "minLength": 1},
                "born": {"title": "Ngày sinh", "type": "string", "format": "date"},
            },
            "required": ["name"],
        },
        "people": {
            "title": "Người",
            "type": "array",
            "items": {
                "title": "Người",
                "type": "object",
                "properties": {
                    "name": {"title": "Tên", "type": "string"},
                    "age": {"title": "Tuổi", "type": "integer", "minimum": 0, "maximum": 120},
                },
                "required": ["name"],
            },
        },
        "copies": {"title": "Số bản", "type": "integer", "minimum": 0},
        "pledge": {"title": "Cam đoan", "type": "boolean", "const": True},
    },
    "required": ["child", "pledge"],
}


def typed(**answers: str) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in answers.items():
        data[f"answers-{name.replace('__', '.')}"] = value
    return data


def test_each_object_and_list_is_a_page_and_single_questions_share_one() -> None:
    assert [(part.key, part.names) for part in parts(SCHEMA)] == [
        ("child", ("child",)),
        ("people", ("people",)),
        ("copies", ("copies", "pledge")),
    ]


def test_a_page_asks_for_its_part_and_keeps_what_others_stated() -> None:
    before = {"child": {"name": "Bé An"}, "people": [{"name": "Tư", "age": 4}], "pledge": True}
    form = QuestionsForm(
        SCHEMA, typed(child__name="Bé Ba", child__born="2/11/2026"), stated=before, only=["child"]
    )
    assert form.is_valid(), form.errors
    assert list(form.fields) == ["child.name", "child.born"]
    assert form.stated() == before | {"child": {"name": "Bé Ba", "born": "2026-11-02"}}


def test_a_marked_answer_in_a_row_leaves_the_row_beside_it() -> None:
    before = {
        "child": {"name": "An"},
        "pledge": True,
        "people": [{"name": "Tư", "age": 4}, {"name": "N", "age": 5}],
    }
    form = QuestionsForm(SCHEMA, typed(people__1__name="Năm"), stated=before, only=["people.1.name"])
    assert form.is_valid(), form.errors
    assert form.stated()["people"] == [{"name": "Tư", "age": 4}, {"name": "Năm", "age": 5}]


def test_a_list_asked_for_whole_loses_the_row_that_was_emptied() -> None:
    before = {"people": [{"name": "Tư"}, {"name": "Năm"}]}
    form = QuestionsForm(
        SCHEMA, typed(people__0__name="", people__1__name="Năm"), stated=before, only=["people"]
    )
    form.is_valid()
    assert form.stated()["people"] == [{"name": "Năm"}]


def test_what_was_stated_is_shown_again_as_people_write_it() -> None:
    form = QuestionsForm(SCHEMA, stated={"child": {"name": "An", "born": "2026-11-02"}}, only=["child"])
    assert form["child.born"].value() == "02/11/2026"


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("child.name", "", "Fill this in."),
        ("child.born", "32/1/2026", "Write the day as day/month/year, such as 24/11/1990."),
    ],
)
def test_each_wrong_answer_gets_a_sentence(name: str, value: str, sentence: str) -> None:
    data = {"child__name": "An", "child__born": "1/1/2026"} | {name.replace(".", "__"): value}
    with override("en"):
        form = QuestionsForm(SCHEMA, typed(**data), only=["child"])
        assert not form.is_valid()
        assert form.errors == {name: [sentence]}


def test_answers_of_other_pages_are_not_complained_of() -> None:
    assert QuestionsForm(SCHEMA, typed(copies="2", pledge="on"), only=["copies", "pledge"]).is_valid()


def test_a_pledge_not_ticked_is_asked_for() -> None:
    with override("en"):
        form = QuestionsForm(SCHEMA, typed(copies="2"), only=["copies", "pledge"])
        assert form.errors == {"pledge": ["Tick this to go on."]}


def test_one_row_more_when_asked() -> None:
    form = QuestionsForm(SCHEMA, stated={"people": [{"name": "Tư"}]}, only=["people"], more="people")
    assert [name for name in form.fields if name.endswith("name")] == ["people.0.name", "people.1.name"]


def test_wrongs_name_the_nearest_question() -> None:
    found = wrongs(SCHEMA, {"child": {}, "people": [{"name": "x", "age": 200}], "pledge": True})
    assert [wrong.name for wrong in found] == ["child.name", "people.0.age"]


def test_a_question_is_called_by_its_headings() -> None:
    assert label_of(SCHEMA, "people.1.age") == "Người – 2 – Tuổi"
    assert list(names_of(SCHEMA)) == [
        "child.name",
        "child.born",
        "people.name",
        "people.age",
        "copies",
        "pledge",
    ]


@pytest.mark.parametrize("path", EVERYDAY, ids=lambda path: path.stem)
def test_every_shipped_form_can_be_asked_page_by_page(path: Path) -> None:
    schema = json.loads(path.read_text())["form"]
    pages = parts(schema)
    assert pages
    assert all(page.title for page in pages)
    asked = [set(QuestionsForm(schema, only=page.names).fields) for page in pages]
    assert all(asked)
    assert set().union(*asked) == set(QuestionsForm(schema).fields)
    assert sum(map(len, asked)) == len(set().union(*asked))
