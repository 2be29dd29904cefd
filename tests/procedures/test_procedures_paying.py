"""What a filing costs: counted by the copies asked for, and never free for want of knowledge."""

from dataclasses import replace
from typing import Any

import pytest
from tests.world import BIRTH

from motcua.procedures.rules import (
    Channel,
    Collect,
    FeeKind,
    FeeRule,
    Known,
    ProcedureContent,
    Rate,
    asks_copies,
    copies_in,
    to_pay,
)

BY_COPY = FeeRule("Phí bản sao", FeeKind.FEE, Known.STATED, 8000, Collect.AFTER, None, "", "", Rate("copy"))
BY_PAGE = replace(BY_COPY, amount=2000, rate=Rate("page", first=2, later_amount=1000))
UNKNOWN = FeeRule("Lệ phí", FeeKind.CHARGE, Known.UNKNOWN)
ASKING = {"type": "object", "properties": {"copies": {"type": "integer", "title": "Số bản sao"}}}


def costing(*fees: FeeRule, form: Any = None) -> ProcedureContent:
    return replace(BIRTH, fees=fees, form=form)


def totals(procedure: ProcedureContent, **said: Any) -> list[int | None]:
    return [one.total for one in to_pay(procedure, None, Channel.ONLINE, **said)]


def test_copies_are_counted_by_the_form_that_asks_for_them() -> None:
    assert totals(costing(BY_COPY, form=ASKING), answers={"copies": 3}) == [24000]


def test_an_optional_question_left_open_means_no_copies() -> None:
    assert totals(costing(BY_COPY, form=ASKING), answers={}) == [0]


def test_a_number_that_must_be_given_and_is_not_leaves_the_sum_unknown() -> None:
    needed = {**ASKING, "required": ["copies"]}
    assert totals(costing(BY_COPY, form=needed), answers={}) == [None]


def test_without_such_a_form_the_number_is_asked_beside_it() -> None:
    procedure = costing(BY_COPY)
    assert asks_copies(procedure, None, Channel.ONLINE)
    assert totals(procedure) == [None]
    assert totals(procedure, copies=2) == [16000]


def test_nothing_is_asked_where_no_fee_is_by_the_copy() -> None:
    assert not asks_copies(costing(UNKNOWN), None, Channel.ONLINE)
    assert not asks_copies(costing(BY_COPY, form=ASKING), None, Channel.ONLINE)


def test_an_unknown_amount_is_never_zero() -> None:
    assert totals(costing(UNKNOWN, BY_COPY), copies=0) == [None, 0]


def test_pages_are_counted_document_by_document() -> None:
    rows = {"documents": [{"name": "Bằng", "pages": 3, "copies": 2}, {"pages": 1, "copies": 1}]}
    assert totals(costing(BY_PAGE), answers=rows) == [2 * 5000 + 2000]
    assert totals(costing(BY_PAGE), answers={"documents": [{"pages": 3}]}) == [None]


@pytest.mark.parametrize("text", ["", "-1", "2,5", "501", "ba", "٣"])
def test_what_is_no_number_of_copies(text: str) -> None:
    assert copies_in(text) is None


@pytest.mark.parametrize(
    ("known", "note", "told"),
    [
        (Known.FREE_STATED, "Nguồn ghi: miễn lệ phí.", "Miễn lệ phí."),
        (Known.SET_BY_PROVINCE, "Tỉnh quy định. Nguồn nêu 50.000 đồng: hỏi lại.", "Tỉnh quy định."),
        (Known.SET_BY_PROVINCE, "Nguồn ghi 0 đồng mà không giải thích.", ""),
        (Known.UNKNOWN, "Hỏi mức thu của địa phương.", ""),
        (
            Known.SET_BY_PROVINCE,
            "8.000 đồng/bản sao. Miễn cho hộ nghèo.",
            "8.000 đồng/bản sao. Miễn cho hộ nghèo.",
        ),
    ],
)
def test_people_read_a_note_without_remarks_on_the_source(known: Known, note: str, told: str) -> None:
    assert FeeRule("Lệ phí", FeeKind.CHARGE, known, note=note).note_for_people == told
