"""Usual steps are called in the reader's language; what only one procedure has keeps its name."""

import json
from typing import Any

import pytest
from django.conf import settings
from django.utils.translation import override

from motcua.procedures.rules import default_route, step_name
from motcua.procedures.rules.step_names import USUAL

FACTS = {
    "Hội đồng xác định mức độ khuyết tật họp, kết luận",
    "Niêm yết, công khai kết luận",
    "Công an cấp xã đăng ký thường trú",
    "Cơ quan bảo hiểm xã hội cấp thẻ bảo hiểm y tế",
}


def routes_shipped() -> list[dict[str, Any]]:
    texts = [
        path.read_text(encoding="utf-8") for path in (settings.DATA / "procedures" / "everyday").iterdir()
    ]
    read = [json.loads(text) for text in texts]
    parts = [part for one in read for part in (one, *one["cases"])]
    return [step for part in parts for step in part.get("route", ())]


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Tiếp nhận", "Reception"),
        ("Tiếp nhận, kiểm tra hồ sơ", "Receive and check the dossier"),
        ("Thẩm định", "Appraisal"),
        ("Ký duyệt", "Signing and approval"),
        ("vào sổ,  đóng dấu", "Enter in the register, stamp"),
        ("Trả kết quả", "Hand out the result"),
        ("Receive the dossier", "Receive the dossier"),
    ],
)
def test_a_usual_step_is_told_in_english(name: str, english: str) -> None:
    with override("en"):
        assert step_name(name) == english


@pytest.mark.parametrize("name", sorted(USUAL))
def test_in_vietnamese_it_reads_as_it_was_announced(name: str) -> None:
    with override("vi"):
        assert step_name(name) == name


@pytest.mark.parametrize("name", sorted(FACTS))
def test_what_only_one_procedure_has_keeps_its_name(name: str) -> None:
    for language in ("vi", "en"):
        with override(language):
            assert step_name(name) == name


def test_the_usual_route_of_a_procedure_without_one_is_told_in_both() -> None:
    names = [step.name for step in default_route(None)]
    with override("vi"):
        assert step_name(names[0]) == "Tiếp nhận hồ sơ"
    with override("en"):
        assert step_name(names[0]) == "Receive the dossier"


def test_most_steps_that_are_shipped_are_usual_ones() -> None:
    steps = routes_shipped()
    with override("en"):
        told = sum(step_name(step["name"]) != step["name"] for step in steps)
    assert told > 0.8 * len(steps)
