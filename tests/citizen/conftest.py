from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

AtMost = Callable[[str, int], None]


@pytest.fixture
def at_most(settings: Any, monkeypatch: pytest.MonkeyPatch, now: datetime) -> AtMost:
    """`at_most("track_code", 3)`: three within ten minutes, which do not end during the test."""
    monkeypatch.setattr("motcua.citizen.tries.now", lambda: now)

    def limit(action: str, amount: int) -> None:
        settings.LIMITS = settings.LIMITS | {action: f"{amount}/10m"}

    return limit
