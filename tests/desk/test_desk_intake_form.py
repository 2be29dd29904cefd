"""The electronic form of a procedure at the counter: optional, and checked by its own schema."""

from dataclasses import replace

import pytest
from counter_world import Counter, sit_down, stop_clocks
from django.http import QueryDict
from django.utils import translation
from tests.world import BIRTH

from motcua.desk.counter.answers import AnswersForm
from motcua.dossiers.models import Dossier
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version

SCHEMA = {
    "type": "object",
    "title": "Tờ khai",
    "x-order": ["child", "parents", "copies", "wants", "pledge"],
    "required": ["child", "pledge"],
    "additionalProperties": False,
    "properties": {
        "child": {
            "type": "object",
            "title": "Trẻ em",
            "x-title-en": "The child",
            "required": ["name", "born"],
            "properties": {
                "name": {"type": "string", "title": "Họ tên", "x-title-en": "Name", "minLength": 1},
                "born": {"type": "string", "format": "date", "title": "Ngày sinh", "x-title-en": "Born"},
                "sex": {"type": "string", "title": "Giới tính", "oneOf": [{"const": "male", "title": "Nam"}]},
            },
        },
        "parents": {
            "type": "array",
            "title": "Cha mẹ",
            "maxItems": 2,
            "items": {
                "type": "object",
                "title": "Người",
                "required": ["name", "id"],
                "properties": {
                    "name": {"type": "string", "title": "Họ tên"},
                    "id": {
                        "type": "string",
                        "title": "Số",
                        "pattern": "^[0-9]{12}$",
                        "description": "12 chữ số",
                    },
                },
            },
        },
        "copies": {"type": "integer", "title": "Số bản", "minimum": 0, "maximum": 9},
        "wants": {"type": "array", "title": "Muốn", "items": {"type": "string", "enum": ["a", "b"]}},
        "pledge": {"type": "boolean", "const": True, "title": "Cam đoan"},
    },
}
WHOLE = {"answers-child.name": "Bé An", "answers-child.born": "01112026", "answers-pledge": "on"}


def form(**typed: str) -> AnswersForm:
    data = QueryDict(mutable=True)
    data.update({name.replace("__", "."): value for name, value in typed.items()})
    return AnswersForm(data, SCHEMA)


def test_the_answers_are_worded_as_the_schema_wants_them():
    rows = {"answers-parents.0.name": "Lò Thị Mây", "answers-parents.0.id": "008190000123"}
    filled = form(**WHOLE, **rows, **{"answers-copies": "2", "answers-wants": "b"})
    assert filled.is_valid(), filled.errors
    assert filled.stated() == {
        "child": {"name": "Bé An", "born": "2026-11-01"},
        "parents": [{"name": "Lò Thị Mây", "id": "008190000123"}],
        "copies": 2,
        "wants": ["b"],
        "pledge": True,
    }


def test_nothing_filled_in_means_that_paper_is_enough():
    empty = form()
    assert empty.is_valid()
    assert empty.entered() is None


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"answers-child.name": ""}, "child.name", "Fill this in."),
        ({"answers-child.born": "31/02/2026"}, "child.born", "day/month/year"),
        ({"answers-pledge": ""}, "pledge", "Tick this"),
        ({"answers-copies": "10"}, "copies", "from 0 to 9"),
        ({"answers-parents.0.name": "Lò"}, "parents.0.id", "Fill this in."),
        ({"answers-parents.0.name": "Lò", "answers-parents.0.id": "12"}, "parents.0.id", "12 chữ số"),
    ],
)
def test_what_does_not_fit_is_said_beside_its_field(change, field, sentence):
    filled = form(**(WHOLE | change))
    assert not filled.is_valid()
    with translation.override("en"):
        assert sentence in str(form(**(WHOLE | change)).errors[field])


def test_headings_speak_the_readers_language():
    with translation.override("en"):
        assert form().shown.groups[0].title == "The child"
    with translation.override("vi"):
        assert form().shown.groups[0].title == "Trẻ em"


def test_one_more_row_is_shown_when_asked_for_up_to_the_most():
    data = QueryDict(mutable=True)
    data["answers-parents.0.name"] = "Lò Thị Mây"
    for more, rows in (("", 1), ("parents", 2)):
        assert len(AnswersForm(data, SCHEMA, more).shown.groups[1].groups) == rows
    data["answers-parents.1.name"] = "Lò Văn Tới"
    assert len(AnswersForm(data, SCHEMA, "parents").shown.groups[1].groups) == 2


@pytest.fixture
def counter(world, monkeypatch) -> Counter:
    stop_clocks(monkeypatch, world.at)
    content = replace(BIRTH, code="1.009999", form=SCHEMA)
    world.birth = publish_version(content=content, in_force_from=world.at.date(), by=System(), at=world.at)
    return sit_down(world, world.receptionist)


def test_an_acceptance_keeps_the_answers(counter):
    counter.send(**WHOLE)
    assert counter.entered().answers.stated["child"] == {"name": "Bé An", "born": "2026-11-01"}


def test_an_acceptance_without_the_form_keeps_none(counter):
    counter.send()
    assert counter.entered().answers is None


def test_a_begun_form_comes_back_open_with_what_is_wrong(counter):
    answer = counter.send(**{"answers-child.name": "Bé An"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#id_answers-child.born"' in page
    assert 'counter-form" open' in page
    assert 'value="Bé An"' in page
    assert not Dossier.objects.exists()
