import dataclasses
import json
from decimal import Decimal
from typing import Any

import pytest
from procedures_samples import content

from motcua.kernel.refusal import Refused
from motcua.procedures.rules import (
    Case,
    Channel,
    Collect,
    FeeKind,
    FeeRule,
    Known,
    PaperRequirement,
    ProcedureContent,
    Rate,
    RouteStep,
    StepRole,
    TimeLimits,
)
from motcua.workdays.rules import Limit, LimitUnit

THREE_DAYS = Limit(Decimal(3), LimitUnit.WORKING_DAY)
FIVE_DAYS = Limit(Decimal(5), LimitUnit.WORKING_DAY)
STEP = RouteStep("Nhận", StepRole.RECEPTIONIST, hours_counter=Decimal("1.5"), hours_online=Decimal(1))
RICH = content(
    papers=(PaperRequirement("a", "Đơn", originals=1, required=True),),
    limits=TimeLimits(counter=THREE_DAYS),
    fees=(
        FeeRule("Phí", known=Known.STATED, amount=2000, channel=Channel.COUNTER, rate=Rate("page", 2, 1000)),
        FeeRule("Lệ phí", FeeKind.CHARGE),
    ),
    route=(STEP,),
    cases=(
        Case("9.1", "Lần đầu"),
        Case("9.2", papers=(PaperRequirement("b", "Ảnh", copies=2, required=False),), limits=TimeLimits()),
        Case("9.3", limits=TimeLimits.same(FIVE_DAYS)),
    ),
    form={"type": "object"},
)


def stored() -> dict[str, Any]:
    return json.loads(json.dumps(RICH.to_json()))


def test_content_survives_being_stored() -> None:
    assert ProcedureContent.from_json(stored()) == RICH


def test_the_hash_depends_on_facts_alone() -> None:
    assert RICH.content_hash() == dataclasses.replace(RICH, source="x", doubts=("y",)).content_hash()
    assert RICH.content_hash() != dataclasses.replace(RICH, name="Khác").content_hash()


def test_a_case_has_the_common_papers_and_its_own() -> None:
    assert [paper.key for paper in RICH.papers_for("9.2")] == ["a", "b"]
    assert [paper.key for paper in RICH.papers_for(None)] == ["a"]


@pytest.mark.parametrize(("case", "limit"), [("9.1", THREE_DAYS), ("9.2", None), ("9.3", FIVE_DAYS)])
def test_the_cases_own_limit_comes_first(case: str, limit: Limit | None) -> None:
    assert RICH.limit_for(case, Channel.COUNTER) == limit


def test_a_channel_without_a_limit_has_the_counters() -> None:
    assert RICH.limit_for("9.1", Channel.POST) == THREE_DAYS


def test_fees_are_those_of_the_channel() -> None:
    assert [fee.name for fee in RICH.fees_for("9.1", Channel.COUNTER)] == ["Phí", "Lệ phí"]
    assert [fee.name for fee in RICH.fees_for("9.1", Channel.ONLINE)] == ["Lệ phí"]


def test_the_procedures_own_route_is_taken() -> None:
    assert RICH.route_for("9.1", Channel.ONLINE) == (STEP,)
    assert STEP.hours(Channel.ONLINE) == 1
    assert STEP.hours(Channel.POST) == Decimal("1.5")


def test_certified_copies_cost_less_from_the_third_page_and_never_more_than_the_most() -> None:
    fee = FeeRule("Phí", known=Known.STATED, amount=2000, rate=Rate("page", 2, 1000, 200_000))
    assert [fee.total(pages) for pages in (1, 2, 3, 500)] == [2000, 4000, 5000, 200_000]
    assert fee.total(3, copies=2) == 10_000


def test_what_is_not_known_has_no_sum_and_is_not_free() -> None:
    assert FeeRule("Phí").total() is None
    assert not FeeRule("Phí").is_free


def test_what_the_source_calls_free_costs_nothing() -> None:
    assert FeeRule("Phí", known=Known.FREE_STATED, collect=Collect.EXEMPT).total() == 0


def test_an_unknown_case_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refused) as refused:
        RICH.case("9.9")
    assert "9.1, 9.2, 9.3" in refused.value.refusal.params["known"]


def broken(**changes: Any) -> dict[str, Any]:
    return stored() | changes


PAPER = {"key": "a", "name": "Đơn"}
FEE = {"name": "Phí", "kind": "fee", "known": "unknown", "collect": "after"}
WRONG = {
    "no code": ({"code": ""}, "procedure.code"),
    "no name": ({"name": None}, "procedure.name"),
    "no case": ({"cases": []}, "procedure"),
    "a case twice": ({"cases": [{"code": "1"}, {"code": "1"}]}, "procedure.cases"),
    "a paper twice": ({"papers": [PAPER, PAPER]}, "procedure.papers"),
    "an unknown field": ({"colour": "red"}, "procedure"),
    "an unknown word": ({"online_level": "sometimes"}, "procedure.online_level"),
    "a text that is a number": ({"field_name": 3}, "procedure.field_name"),
    "a flag that is a word": ({"non_boundary": "yes"}, "procedure.non_boundary"),
    "a list that is none": ({"papers": "none"}, "procedure.papers"),
    "a list of numbers": ({"subjects": [1]}, "procedure.subjects"),
    "a paper that is none": ({"papers": ["x"]}, "procedure.papers[0]"),
    "less than no originals": ({"papers": [PAPER | {"originals": -1}]}, "procedure.papers[0].originals"),
    "a limit without unit": ({"limits": {"counter": {"amount": 1}}}, "procedure.limits.counter"),
    "limits that are none": ({"limits": 3}, "procedure.limits"),
    "hours that are words": ({"route": [{"name": "x", "role": "clerk"}]}, "procedure.route[0].hours_counter"),
    "stated without amount": ({"fees": [FEE | {"known": "stated"}]}, "procedure.fees[0]"),
    "an amount nobody states": ({"fees": [FEE | {"amount": 5}]}, "procedure.fees[0]"),
    "a result without name": ({"results": [{}]}, "procedure.results[0]"),
}


@pytest.mark.parametrize(("changes", "where"), WRONG.values(), ids=WRONG)
def test_wrong_content_is_refused_with_the_place(changes: dict[str, Any], where: str) -> None:
    with pytest.raises(Refused) as refused:
        ProcedureContent.from_json(broken(**changes))
    assert refused.value.refusal.params["where"].startswith(where)
    assert str(refused.value).endswith(".")


def test_content_must_be_an_object() -> None:
    with pytest.raises(Refused):
        ProcedureContent.from_json([1])
