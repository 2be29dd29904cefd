"""The national portal's shape of 2026."""

from decimal import Decimal
from typing import Any

import pytest
from procedures_samples import portal

from motcua.procedures.rules import (
    Channel,
    FeeKind,
    Level,
    OnlineLevel,
    ProcedureContent,
    ReturnChannel,
)
from motcua.procedures.rules.imports import doubts
from motcua.procedures.rules.imports.portal_2026 import content_of, fits
from motcua.workdays.rules import Limit, LimitUnit

THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)


def read(**changes: Any) -> ProcedureContent:
    return content_of(portal(**changes))


def test_an_object_becomes_content() -> None:
    made = read()
    assert (made.code, made.name, made.field_code) == ("9.000002", "Cấp phép thả diều", "G99-DD01")
    assert (made.levels, made.non_boundary) == ((Level.COMMUNE,), True)
    assert made.decision_date == "2026-01-16"
    assert (made.results[0].code, made.results[0].name) == ("KQ.G99.000001", "Giấy phép thả diều")
    assert made.return_channels == (ReturnChannel.POST, ReturnChannel.COUNTER)


def test_the_wrapping_may_be_absent() -> None:
    bare = portal()["detail"]
    assert fits(bare)
    assert content_of(bare) == read()


def test_the_limit_of_the_case_is_taken_where_the_method_has_none() -> None:
    assert read().limit_for("9.000002.01", Channel.ONLINE) == THREE_DAYS


def test_counts_and_amounts_may_be_texts() -> None:
    made = read()
    assert (made.papers[0].name, made.papers[0].originals) == ("Đơn xin thả diều", 1)
    assert (made.fees[0].kind, made.fees[0].amount) == (FeeKind.CHARGE, 8000)


def method(way: str, amount: float, **more: Any) -> dict[str, Any]:
    return {"submissionMethod": way, "processingTime": amount, "processingTimeUnit": "WORKING_DAY"} | more


def test_channels_that_differ_say_more_than_one_case() -> None:
    made = read(executionMethods=[method("DIRECT", 20), method("ONLINE", 17.5), method("POSTAL", 30)])
    assert made.limit_for("9.000002.01", Channel.ONLINE) == Limit(Decimal("17.5"), LimitUnit.WORKING_DAY)
    assert doubts.LIMITS_DISAGREE in made.doubts


def case(code: str, days: int, name: str = "") -> dict[str, Any]:
    return {"code": code, "name": name, "processingDay": {"qty": days, "type": "DAY"}}


def test_cases_have_their_own_limits_and_a_code_given_twice_is_kept_once() -> None:
    made = read(cases=[case("c.01", 1), case("c.02", 2), case("c.01", 9)])
    assert [one.code for one in made.cases] == ["c.01", "c.02"]
    assert made.limit_for("c.01", Channel.COUNTER) == Limit(Decimal(1), LimitUnit.CALENDAR_DAY)
    assert doubts.REPEATED_CASE in made.doubts


def group(name: str, *papers: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "profileComponents": [{"name": paper, "originalQty": 1} | more for paper in papers]}


def test_papers_under_the_name_of_a_case_belong_to_it() -> None:
    made = read(
        cases=[case("c.01", 1, "Cấp mới"), case("c.02", 2, "Cấp đổi")],
        executionCases=[group("Cấp mới:", "Ảnh"), group("Giấy tờ phải nộp", "Đơn")],
    )
    assert [paper.name for paper in made.papers_for("c.01")] == ["Đơn", "Ảnh"]
    assert [paper.name for paper in made.papers_for("c.02")] == ["Đơn"]


def test_remarks_are_not_papers() -> None:
    assert not read(executionCases=[group("* Lưu ý:", "Xem kỹ")]).papers


@pytest.mark.parametrize(("stated", "believed"), [(True, True), (False, None)])
def test_required_is_believed_only_where_somebody_filled_it_in(stated: bool, believed: bool | None) -> None:
    made = read(executionCases=[group("", "Đơn", required=stated)])
    assert made.papers[0].required is believed


def test_a_paper_that_another_procedure_issues_says_so() -> None:
    made = read(executionCases=[group("", "Giấy khai sinh", isProcessingResult=True, code="KQ.G15.000031")])
    assert made.papers[0].result_of == "KQ.G15.000031"


def test_a_provinces_own_procedure_is_scoped() -> None:
    made = read(type="SPECIFIC", departmentPromulgateName="Tỉnh Tuyên Quang", isFullProcess=True)
    assert made.scope == "province:Tỉnh Tuyên Quang"
    assert made.online_level is OnlineLevel.FULL


def test_what_is_missing_is_doubted() -> None:
    made = read(executionMethods=[], cases=[], executionCases=[])
    assert {doubts.NO_LIMIT, doubts.NO_CHANNEL, doubts.NO_PAPERS} <= set(made.doubts)
    assert [one.code for one in made.cases] == ["9.000002"]
