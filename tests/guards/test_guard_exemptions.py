"""Exemptions are named, dated and reasoned, and end when they are no longer needed."""

from datetime import date

import pytest

from . import source
from .source import ROOT, exemptions, judge, own_files

GRANTED = [{"guard": "noise", "what": "a.py::f", "since": "2026-11-24", "reason": "because of the bells"}]


@pytest.fixture
def granted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "exemptions", lambda: GRANTED)


def test_every_exemption_says_what_since_when_and_why() -> None:
    for one in exemptions():
        assert set(one) == {"guard", "what", "since", "reason"}
        assert date.fromisoformat(str(one["since"]))
        assert len(one["reason"]) > 15


def test_every_exemption_is_of_a_guard_that_exists() -> None:
    sources = [(ROOT / name).read_text() for name in own_files(".py", under="tests/guards/")]
    for one in exemptions():
        assert any(f'judge("{one["guard"]}"' in text for text in sources), one["guard"]


def test_what_is_found_fails(granted: None) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"b\.py::g: too loud"):
        judge("noise", {"a.py::f": "too loud", "b.py::g": "too loud"})


def test_what_is_exempt_passes(granted: None) -> None:
    judge("noise", {"a.py::f": "too loud"})


def test_a_needless_exemption_fails(granted: None) -> None:
    with pytest.raises(pytest.fail.Exception, match="no longer needed"):
        judge("noise", {})
