"""The catalogue for officers: found by words and field, and told without promising what nobody knows."""

from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from tests.desk.office_world import client_of, url, words
from tests.world import BIRTH, COPIES, World

from motcua.desk.office.reading import fee_words, limit_words
from motcua.kernel.actor import System
from motcua.procedures.actions import publish_version
from motcua.procedures.rules import Collect, FeeKind, FeeRule, Known, Rate
from motcua.workdays.rules import Limit, LimitUnit


def page(world: World, name: str, *args: Any, **asked: Any) -> str:
    return words(client_of(world, world.receptionist).get(url(name, *args), asked))


@pytest.mark.parametrize("name", ["guide", "clerk", "inspector", "neighbour", "administrator"])
def test_every_officer_reads_it(world: World, name: str) -> None:
    client = client_of(world, getattr(world, name))
    assert client.get(url("procedures")).status_code == 200
    assert client.get(url("procedure", "1.001193")).status_code == 200


def test_strangers_sign_in_first(world: World) -> None:
    for address in (url("procedures"), url("procedure", "1.001193")):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("text", ["khai sinh", "ks", "1.001193", "đăng ký KHAI", "1001193"])
def test_a_procedure_is_found(world: World, text: str) -> None:
    found = page(world, "procedures", q=text, all=1)
    assert "Đăng ký khai sinh 1.001193 Hộ tịch" in found
    assert "Chứng thực bản sao" not in found


def test_what_is_not_there_is_said(world: World) -> None:
    assert "No procedure in force matches." in page(world, "procedures", q="đóng tàu ngầm", all=1)


def test_fields_are_listed_and_opened(world: World) -> None:
    assert "Đất đai 1" in page(world, "procedures", all=1)
    found = page(world, "procedures", field="Đất đai", all=1)
    assert "Đăng ký đất đai lần đầu" in found
    assert "khai sinh" not in found


def test_what_the_commune_offers_is_told_apart(world: World) -> None:
    offer(world, "1.001193")
    assert "khai sinh 1.001193 Hộ tịch 01/07/2025 yes" in page(world, "procedures", q="dang ky", all=1)
    assert "lần đầu 1.012753 Đất đai 01/07/2025 no" in page(world, "procedures", q="dang ky", all=1)
    assert "Nothing offered here matches." in page(world, "procedures", q="dat dai")
    assert " offered here" in page(world, "procedure", "1.001193")
    assert "not offered here" in page(world, "procedure", "1.012753")


def offer(world: World, *codes: str) -> None:
    from motcua.procedures import actions

    actions.offer(unit=world.ward, codes=list(codes), valid_from=date(2025, 7, 1), by=System(), at=world.at)


def test_the_page_tells_cases_limits_papers_and_route(world: World) -> None:
    told = page(world, "procedure", "1.001193")
    assert "Cần xác minh 1.001193.01 Time limit All ways of filing 3 working days" in told
    assert "The same working day; received from 15:00 on, the next working day" in told
    assert "In all cases Papers Giấy chứng sinh required originals: 1" in told
    assert "Văn bản ủy quyền only in some cases" in told
    assert "Receive the dossier Receptionist commune level 2" in told


def test_a_fee_is_told_with_its_rate(world: World) -> None:
    told = page(world, "procedure", "2.000815")
    assert "Phí chứng thực (Fee, All ways of filing) 2,000 đồng · Before acceptance" in told


def test_no_fee_is_never_told_as_free(world: World) -> None:
    told = page(world, "procedure", "1.012753")
    assert "No fee is stated. This does not mean that it is free." in told


def fee(**more: Any) -> FeeRule:
    return FeeRule("Lệ phí", FeeKind.CHARGE, **more)


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (fee(known=Known.UNKNOWN), "Not known: ask before you answer the applicant"),
        (fee(known=Known.SET_BY_PROVINCE), "Set by the province: look up its resolution"),
        (fee(known=Known.FREE_STATED), "Free: the source says so"),
        (fee(known=Known.UNKNOWN, collect=Collect.EXEMPT), "Free: the source says so"),
        (fee(known=Known.STATED, amount=8000), "8,000 đồng"),
        (
            fee(known=Known.STATED, amount=2000, rate=Rate("page", 2, 1000, 200_000)),
            "2,000 đồng for each page; from number 3 on 1,000 đồng each; at most 200,000 đồng",
        ),
    ],
)
def test_fees_in_words(told: FeeRule, said: str) -> None:
    with override("en"):
        assert fee_words(told) == said


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        (None, "No limit stated: no date is promised"),
        (Limit(Decimal(1), LimitUnit.WORKING_DAY), "1 working day"),
        (Limit(Decimal("17.5"), LimitUnit.WORKING_DAY), "17.5 working days"),
        (Limit(Decimal(10), LimitUnit.CALENDAR_DAY), "10 calendar days"),
        (Limit(Decimal(8), LimitUnit.HOUR), "8 working hours"),
        (Limit(Decimal(1), LimitUnit.SAME_DAY), "The same working day"),
        (
            Limit(Decimal(1), LimitUnit.SAME_DAY, time(15)),
            "The same working day; received from 15:00 on, the next working day",
        ),
    ],
)
def test_limits_in_words(limit: Limit | None, said: str) -> None:
    with override("en"):
        assert limit_words(limit) == said


def test_doubts_are_told_first(world: World) -> None:
    doubted = replace(COPIES, doubts=("The source does not name its cases.",), plain_name="Sao y")
    publish_version(content=doubted, in_force_from=date(2025, 8, 1), by=System(), at=world.at)
    told = page(world, "procedure", "2.000815")
    assert "What the source leaves open The source does not name its cases." in told
    assert "Check these points before you answer" in told
    keeper = words(client_of(world, world.administrator).get(url("procedure", "2.000815")))
    assert "You keep the catalogue" in keeper


def test_older_and_coming_versions_can_be_read(world: World) -> None:
    coming = replace(BIRTH, name="Đăng ký khai sinh (mới)")
    publish_version(content=coming, in_force_from=date(2099, 1, 1), by=System(), at=world.at)
    today = page(world, "procedure", "1.001193")
    assert "Version 1, in force from 01/07/2025, up to but not including 01/01/2099." in today
    assert "Version 2, from 01/01/2099" in today
    later = page(world, "procedure_version", "1.001193", 2)
    assert "Đăng ký khai sinh (mới)" in later
    assert "This version is not in force today." in later


@pytest.mark.parametrize("args", [("9.999999",), ("1.001193", 7)])
def test_an_unknown_procedure_or_version_is_not_found(world: World, args: tuple[Any, ...]) -> None:
    name = "procedure" if len(args) == 1 else "procedure_version"
    assert client_of(world, world.receptionist).get(url(name, *args)).status_code == 404


def test_hostile_words_do_no_harm(world: World) -> None:
    for text in ("<script>alert(1)</script>", "%", "'; DROP TABLE", "x" * 5000, "\x00"):
        answer = client_of(world, world.receptionist).get(url("procedures"), {"q": text})
        assert answer.status_code == 200
        assert "<script>alert" not in answer.content.decode()


@pytest.mark.parametrize("asked", [{}, {"q": "dang ky"}, {"field": "Hộ tịch"}, {"q": "ks", "all": "1"}])
def test_the_list_takes_few_queries(world: World, queries_at_most: Any, asked: dict[str, str]) -> None:
    client = client_of(world, world.receptionist)
    with queries_at_most(12):
        client.get(url("procedures"), asked)


def test_the_page_takes_few_queries(world: World, queries_at_most: Any) -> None:
    client = client_of(world, world.receptionist)
    with queries_at_most(12):
        client.get(url("procedure", "1.001193"))
