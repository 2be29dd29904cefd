from datetime import date, datetime, timedelta

import pytest
from procedures_samples import content

from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refused
from motcua.procedures import queries
from motcua.procedures.actions import publish_version
from motcua.procedures.rules import Level

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
TODAY = AT.date()
BEGAN = date(2026, 1, 1)
COMMUNE = (Level.COMMUNE,)
BIRTH = content("1.001193", name="Thủ tục đăng ký khai sinh", field_name="Hộ tịch", levels=COMMUNE)
AGAIN = content("1.004884", name="Thủ tục đăng ký lại khai sinh", field_name="Hộ tịch", levels=COMMUNE)
CARD = content("1.014064", name="Cấp lại thẻ căn cước", field_name="Căn cước", levels=COMMUNE)
DAM = content("1.000001", name="Đập thủy điện", field_name="Thủy lợi", levels=(Level.PROVINCE,))

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def catalogue(db: None) -> None:
    for one in (BIRTH, AGAIN, CARD, DAM):
        publish_version(content=one, in_force_from=BEGAN, by=System(), at=AT)


def found(text: str, **options: object) -> list[str]:
    return [one.procedure.code for one in queries.search(text, TODAY, **options)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("khai sinh", ["1.001193", "1.004884"]),
        ("KHAI SINH lại", ["1.004884"]),
        ("ks", ["1.001193", "1.004884"]),
        ("cccd", ["1.014064"]),
        ("1.001193", ["1.001193"]),
        ("1001193", ["1.001193"]),
        ("thuy loi", ["1.000001"]),
        ("hai sinh", []),
        ("  ", []),
        ("5% sinh", []),
    ],
)
def test_words_codes_and_abbreviations_are_found(text: str, codes: list[str]) -> None:
    assert found(text) == codes


def test_what_was_modelled_by_hand_comes_first() -> None:
    made = content("9.9", name="Thủ tục rất dài về việc đăng ký khai sinh", curated=True)
    publish_version(content=made, in_force_from=BEGAN, by=System(), at=AT)
    assert found("khai sinh", limit=1) == ["9.9"]


def test_only_what_is_in_force_is_found() -> None:
    assert queries.search("khai sinh", BEGAN - timedelta(days=1)) == []


def test_a_search_asks_once(queries_at_most) -> None:
    with queries_at_most(1):
        found("khai sinh")


def test_fields_are_counted() -> None:
    assert [(field.name, field.procedures) for field in queries.fields(TODAY)] == [
        ("Căn cước", 1), ("Hộ tịch", 2), ("Thủy lợi", 1),
    ]  # fmt: skip
    assert [one.name for one in queries.in_field("Căn cước", TODAY)] == ["Cấp lại thẻ căn cước"]


def test_content_is_read_once(queries_at_most) -> None:
    version = queries.version_in_force("1.001193", TODAY)
    queries.content.cache_clear()
    with queries_at_most(1):
        assert queries.content(version.pk) is queries.content(version.pk)


@pytest.mark.parametrize(
    ("code", "why"), [("7.7", "unknown_procedure"), ("1.001193", "procedure_not_in_force")]
)
def test_what_is_not_in_force_is_refused_with_a_sentence(code: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        queries.version_in_force(code, BEGAN - timedelta(days=1))
    assert refused.value.refusal.code == why
    assert code in str(refused.value)


@pytest.mark.parametrize("ask", [queries.version, queries.content])
def test_an_unknown_version_is_refused(ask) -> None:
    with pytest.raises(Refused) as refused:
        ask(new_id())
    assert refused.value.refusal.code == "unknown_version"
