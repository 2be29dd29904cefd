"""Which unit offers which procedure."""

from datetime import date, datetime

import pytest
from procedures_samples import content

from motcua.journal.queries import last_fact
from motcua.kernel.actor import System
from motcua.kernel.clock import LOCAL
from motcua.kernel.refusal import Refused
from motcua.procedures import queries
from motcua.procedures.actions import end_offer, offer, publish_version
from motcua.procedures.rules import Level
from motcua.units.models import Unit

AT = datetime(2026, 11, 23, 9, 0, tzinfo=LOCAL)
TODAY, BEGAN = AT.date(), date(2026, 1, 1)
KITES, DAMS = "9.1", "9.2"


@pytest.fixture
def ward(world) -> Unit:
    """The ward, in a country where communes permit kites and provinces dams."""
    for code, level in ((KITES, Level.COMMUNE), (DAMS, Level.PROVINCE)):
        publish_version(content=content(code, levels=(level,)), in_force_from=BEGAN, by=System(), at=AT)
    return world.ward


def offers(ward: Unit, *codes: str) -> list[object]:
    return list(offer(unit=ward, codes=codes, valid_from=BEGAN, by=System(), at=AT))


def offered(unit: Unit) -> list[str]:
    return [one.procedure.code for one in queries.procedures_for(unit, TODAY)]


def test_a_commune_without_a_list_offers_what_communes_do(ward: Unit) -> None:
    assert KITES in offered(ward)
    assert DAMS not in offered(ward)


def test_a_commune_with_a_list_offers_that_alone(ward: Unit) -> None:
    assert len(offers(ward, DAMS, DAMS)) == 1
    assert offered(ward) == [DAMS]
    assert [one.procedure.code for one in queries.search("diều", TODAY, unit=ward)] == [DAMS]
    fact = last_fact(ward.pk, "unit.procedures_offered")
    assert fact
    assert fact.data["codes"] == [DAMS]


def test_offering_twice_changes_nothing(ward: Unit) -> None:
    offers(ward, KITES)
    assert offers(ward, KITES) == []


def test_an_unknown_procedure_is_not_offered(ward: Unit) -> None:
    with pytest.raises(Refused) as refused:
        offers(ward, DAMS, "7.7")
    assert "7.7" in str(refused.value)
    assert DAMS not in offered(ward)


@pytest.mark.parametrize("ends", [TODAY, BEGAN])
def test_an_offer_may_end_or_never_begin(ward: Unit, ends: date) -> None:
    offers(ward, DAMS, KITES)
    assert end_offer(unit=ward, codes=[DAMS], valid_to=ends, by=System(), at=AT) == 1
    assert offered(ward) == [KITES]
