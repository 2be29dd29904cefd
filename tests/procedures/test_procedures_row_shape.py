"""The flat shape of the public reference set."""

from decimal import Decimal
from typing import Any

import pytest
from procedures_samples import row

from motcua.procedures.rules import (
    Channel,
    Collect,
    Known,
    OnlineLevel,
    Performer,
    ProcedureContent,
)
from motcua.procedures.rules.imports import doubts
from motcua.procedures.rules.imports.catalogue_row import content_of
from motcua.workdays.rules import Limit, LimitUnit


def read(**changes: Any) -> ProcedureContent:
    return content_of(row(**changes))


def test_a_row_becomes_content() -> None:
    made = read()
    assert (made.code, made.name, made.field_name) == ("9.000001", "Thủ tục cấp phép thả diều", "Diều")
    assert made.channels == (Channel.COUNTER, Channel.ONLINE)
    assert (made.online_level, made.performer) == (OnlineLevel.PARTIAL, Performer.COMMITTEE)
    assert [case.code for case in made.cases] == ["9.000001"]
    assert [(paper.name, paper.originals) for paper in made.papers] == [("Đơn xin thả diều", 1)]
    assert made.doubts == ()


def test_each_channel_has_its_limit_and_fractions_stay() -> None:
    limits = read().limits
    assert limits.counter == Limit(Decimal(3), LimitUnit.WORKING_DAY)
    assert limits.online == Limit(Decimal("2.5"), LimitUnit.WORKING_DAY)
    assert limits.post is None


@pytest.mark.parametrize(
    ("text", "amount", "unit"),
    [
        ("7 ngày", 7, LimitUnit.CALENDAR_DAY),
        ("8 giờ", 8, LimitUnit.HOUR),
        ("2 tháng", 2, LimitUnit.MONTH),
        ("1 năm", 12, LimitUnit.MONTH),
    ],
)
def test_every_unit_is_understood(text: str, amount: int, unit: LimitUnit) -> None:
    assert read(time_limit_text=text).limits.counter == Limit(Decimal(amount), unit)


def test_of_several_limits_the_longest_is_kept_with_a_doubt() -> None:
    made = read(time_limit_text="in_person: 3 ngày làm việc; in_person: 10 ngày")
    assert made.limits.counter == Limit(Decimal(10), LimitUnit.CALENDAR_DAY)
    assert doubts.LIMITS_VARY in made.doubts


@pytest.mark.parametrize("text", ["", "5", "in_person: 0 ngày", "sớm nhất"])
def test_without_a_usable_limit_nothing_is_promised(text: str) -> None:
    made = read(time_limit_text=text)
    assert not made.limits
    assert doubts.NO_LIMIT in made.doubts


@pytest.mark.parametrize(
    ("text", "known", "amount"),
    [
        ("in_person/online: phí 8.000 đồng", Known.STATED, 8000),
        ("in_person/online: phí 0 đồng", Known.UNKNOWN, None),
        ("in_person/online: lệ phí (Không)", Known.FREE_STATED, None),
        ("in_person/online: lệ phí (Miễn lệ phí.)", Known.FREE_STATED, None),
        ("in_person/online: phí (Miễn lệ phí đối với người cao tuổi)", Known.UNKNOWN, None),
        ("in_person/online: phí (Chưa quy định)", Known.UNKNOWN, None),
        ("in_person/online: phí (Do Hội đồng nhân dân tỉnh quy định)", Known.SET_BY_PROVINCE, None),
        ("in_person/online: phí 10 USD (/bản)", Known.UNKNOWN, None),
        ("in_person/online: phí 20 đồng", Known.UNKNOWN, None),
        ("Phí : Không Đồng", Known.UNKNOWN, None),
    ],
)
def test_a_fee_is_what_the_source_says_and_no_more(text: str, known: Known, amount: int | None) -> None:
    (fee,) = read(fee_text=text).fees
    assert (fee.known, fee.amount, fee.channel) == (known, amount, None)


def test_a_zero_without_words_is_never_free() -> None:
    made = read(fee_text="in_person/online: phí 0 đồng")
    assert made.doubts == (doubts.ZERO_FEE,)
    assert made.fees[0].collect is not Collect.EXEMPT


def test_fees_may_differ_by_channel() -> None:
    fees = read(fee_text="online: phí 7.000 đồng (a); in_person: phí 15.000 đồng (b)").fees
    assert [(fee.channel, fee.amount, fee.note) for fee in fees] == [
        (Channel.ONLINE, 7000, "a"),
        (Channel.COUNTER, 15000, "b"),
    ]


def paper(name: str, case: str = "", **more: Any) -> dict[str, Any]:
    return {"name": name, "original": 1, "copy": 0, "case": case} | more


def test_remarks_are_not_papers() -> None:
    assert [one.name for one in read(documents=[paper("Đơn"), paper("Xem kỹ", note=True)]).papers] == ["Đơn"]


def test_headings_that_name_cases_become_cases() -> None:
    made = read(documents=[paper("Đơn"), paper("Ảnh", "1) Cấp mới, gồm:"), paper("Biển", "2) Cấp đổi:")])
    assert [(case.code, case.name) for case in made.cases] == [
        ("9.000001-1", "Cấp mới"),
        ("9.000001-2", "Cấp đổi"),
    ]
    assert [one.name for one in made.papers_for("9.000001-2")] == ["Đơn", "Biển"]
    assert made.doubts == (doubts.CASES_FROM_HEADINGS,)


def test_headings_that_say_how_to_hand_in_are_not_cases() -> None:
    made = read(documents=[paper("Đơn", "Giấy tờ phải nộp"), paper("Thẻ", "Giấy tờ phải xuất trình")])
    assert len(made.cases) == 1
    assert [one.group for one in made.papers] == ["Giấy tờ phải nộp", "Giấy tờ phải xuất trình"]


def test_the_same_paper_twice_has_two_keys() -> None:
    keys = [one.key for one in read(documents=[paper("Đơn"), paper("Đơn")]).papers]
    assert len(set(keys)) == 2


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"documents": []}, doubts.NO_PAPERS),
        ({"documents": [paper("Đơn", original=0)]}, doubts.NO_QUANTITY),
        ({"agency": "Ủy ban nhân dân cấp huyện"}, doubts.DISTRICT),
        ({"maybe_abolished": True}, doubts.MAYBE_ABOLISHED),
        ({"truncated": ["steps"]}, doubts.SHORTENED),
        ({"channels": None}, doubts.NO_CHANNEL),
    ],
)
def test_what_is_open_is_doubted(changes: dict[str, Any], doubt: str) -> None:
    assert doubt in read(**changes).doubts
