"""So many within so long."""

from datetime import datetime, timedelta

import pytest

from motcua.limits.rules import Limit


@pytest.mark.parametrize(
    ("text", "amount", "seconds"),
    [("60/10m", 60, 600), ("3000/h", 3000, 3600), ("1/5s", 1, 5), ("9/d", 9, 86400)],
)
def test_a_limit_is_written_as_people_say_it(text: str, amount: int, seconds: int) -> None:
    assert Limit.written(text) == Limit(amount, seconds)


@pytest.mark.parametrize("text", ["", "60", "0/m", "60/0m", "60/10", "60/10m/ip", "-1/m", "60/10w"])
def test_what_is_no_limit_is_told(text: str) -> None:
    with pytest.raises(ValueError, match="no limit"):
        Limit.written(text)


def test_windows_follow_each_other_without_a_gap(now: datetime) -> None:
    limit = Limit(1, 600)
    end = limit.window_end(now)
    assert timedelta(0) < end - now <= timedelta(minutes=10)
    assert limit.window_end(end - timedelta(microseconds=1)) == end
    assert limit.window_end(end) == end + timedelta(minutes=10)
