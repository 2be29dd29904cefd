import uuid
from datetime import UTC, date, datetime

import pytest

from motcua.kernel.clock import at_local, day_bounds, local, local_day
from motcua.kernel.ids import new_id, reference_id
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import fold, tidy


def test_a_day_ends_at_vietnamese_midnight() -> None:
    assert local_day(datetime(2026, 11, 23, 16, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert local_day(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == date(2026, 11, 24)
    first, after = day_bounds(date(2026, 11, 23))
    assert (after - first).total_seconds() == 86400
    assert at_local(date(2026, 11, 23)) == first


def test_a_time_without_a_zone_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        local(datetime(2026, 11, 23))  # noqa: DTZ001


def test_new_ids_sort_by_time_and_reference_ids_stay() -> None:
    made = [new_id() for _ in range(50)]
    assert made == sorted(made)
    assert made[0].version == 7
    assert reference_id("unit", "00004") == reference_id("unit", "00004") != reference_id("unit", "00008")
    assert isinstance(made[0], uuid.UUID)


def test_text_is_tidied_and_folded() -> None:
    assert tidy("  Nguyê\u0303n   Thị\tĐào ") == "Nguyễn Thị Đào"
    assert fold("Nguyễn Thị ĐÀO") == "nguyen thi dao"


def test_a_refusal_tells_its_sentence() -> None:
    refusal = Refusal("late", "Too late by {days} days.", {"days": 3})
    assert str(refusal) == "Too late by 3 days."
    with pytest.raises(Refused, match="late"):
        refuse_if(refusal)
    refuse_if(None)
