"""`motcua due`: JSON Lines in, one answer a line out, without a database."""

import io
import json
import sys
from types import SimpleNamespace

import pytest
from django.core.management import CommandError, call_command
from workdays_world import odd_calendar

GOOD = {"id": "a", "accepted_at": "2026-08-11T10:20+07:00", "limit": {"amount": 3, "unit": "working_day"}}
DUE = "2026-08-14T10:20:00+07:00"


@pytest.fixture
def ask(monkeypatch):
    """Give lines (objects or raw bytes) to the command; get its answers and its exit status."""

    def run(*lines, **options):
        raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
        stdin = SimpleNamespace(buffer=io.BytesIO(b"\n".join(raw)))
        monkeypatch.setattr(sys, "stdin", stdin)
        out, status = io.StringIO(), 0
        try:
            call_command("due", stdout=out, **{"language": "en", **options})
        except SystemExit as end:
            status = end.code
        return [json.loads(line) for line in out.getvalue().splitlines()], status

    return run


def test_a_good_line_is_answered(ask):
    answers, status = ask(GOOD)
    explanation = "Received Tue 11 Aug 10:20; 3 working days; due Fri 14 Aug 2026 10:20."
    assert answers == [{"id": "a", "due_at": DUE, "explanation": explanation}]
    assert status == 0


def test_the_explanation_is_vietnamese_unless_asked_otherwise(ask):
    [answer], _status = ask(GOOD, language="vi")
    assert answer["explanation"].startswith("Tiếp nhận lúc 10:20 thứ Ba 11/8")


def test_a_bad_line_is_named_and_the_next_go_on(ask):
    answers, status = ask(GOOD, {**GOOD, "id": 7, "limit": None}, b"", b"   ", {**GOOD, "id": 8})
    assert [answer["id"] for answer in answers] == ["a", 7, 8]
    assert list(answers[1]) == ["id", "error"]
    assert answers[2]["due_at"] == DUE
    assert status == 1


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"nonsense", "not JSON"),
        (b'{"id": NaN}', "not JSON"),
        (b"[" * 100_000, "not JSON"),
        (b'{"id": ' + b"9" * 5000 + b"}", "not JSON"),
        (b"[1]", "not an object"),
        (b"\xff\xfe", "UTF-8"),
        (b" " * 5 + b"x" * 1_000_001, "million"),
        (b"{}", "no id"),
        (b'{"id": true}', "no id"),
    ],
)
def test_a_line_that_states_no_case(ask, line, word):
    answers, status = ask(line, GOOD)
    assert word in answers[0]["error"]
    assert answers[0]["id"] is None
    assert answers[1]["due_at"] == DUE
    assert status == 1


@pytest.mark.parametrize(
    ("field", "value", "word"),
    [
        ("accepted_at", None, "missing"),
        ("accepted_at", "2026-08-11T10:20", "without a time zone"),
        ("accepted_at", "2026-02-30T10:20+07:00", "write a date and time"),
        ("accepted_at", 20260811, "write a date and time"),
        ("accepted_at", "0001-01-01T00:00+14:00", "out of reach"),
        ("limit", {"amount": True, "unit": "hour"}, "write a number"),
        ("limit", {"amount": 1e300, "unit": "hour"}, "smaller"),
        ("supplement_mode", "both", "add or restart"),
        ("pauses", {"from": 1}, "no list"),
        ("pauses", [3], "no list"),
        ("pauses", [{"to": "2026-08-12T08:00+07:00"}], "missing"),
        ("pauses", [{"from": "2026-08-12T08:00+07:00"}], "not completed"),
        ("pauses", [{"from": "2026-08-12T08:00", "to": None}], "without a time zone"),
    ],
)
def test_a_case_that_cannot_be_counted(ask, field, value, word):
    [answer], status = ask({**GOOD, field: value})
    assert answer["id"] == "a"
    assert word in answer["error"]
    assert status == 1


@pytest.mark.parametrize(
    "number", [b"NaN", b"Infinity", b"1e400", b"1e99999999999999999999", b"1e-99", b"-0.0"]
)
def test_numbers_past_all_reason(ask, number):
    line = b'{"id": 1, "accepted_at": "2026-08-11T10:20Z", "limit": {"unit": "hour", "amount": ' + number
    [answer], status = ask(line + b"}}")
    assert answer["error"]
    assert status == 1


@pytest.mark.parametrize(("mode", "expected"), [("add", "2026-08-17T10:20"), ("restart", "2026-08-18T08:00")])
def test_pauses_are_counted_in_both_modes(ask, mode, expected):
    pauses = [{"from": "2026-08-12T08:00+07:00", "to": "2026-08-13T08:00+07:00"}]
    [answer], status = ask({**GOOD, "supplement_mode": mode, "pauses": pauses})
    assert answer["due_at"].startswith(expected)
    assert status == 0


def test_times_of_other_zones_are_answered_on_the_vietnamese_clock(ask):
    [answer], _status = ask({**GOOD, "accepted_at": "2026-08-11T03:20:00Z"})
    assert answer["due_at"] == DUE


def test_a_year_beyond_the_calendar_is_answered_with_a_warning(ask):
    [answer], status = ask({**GOOD, "accepted_at": "2031-08-11T10:20+07:00"})
    assert answer["due_at"] == "2031-08-14T10:20:00+07:00"
    assert "holidays of 2031 are not known" in answer["explanation"]
    assert status == 0


def test_half_a_surrogate_comes_back_as_it_was(ask):
    [answer], status = ask(b'{"id": "\\ud800", ' + json.dumps(GOOD).encode()[12:])
    assert answer["id"] == "\ud800"
    assert status == 0


def test_each_answer_comes_before_the_next_question(monkeypatch):
    out, asked = io.StringIO(), iter([1, 2])

    def readline(_most):
        number = next(asked, 0)
        assert len(out.getvalue().splitlines()) == (number - 1 if number else 2)
        return json.dumps({**GOOD, "id": number}).encode() + b"\n" if number else b""

    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=SimpleNamespace(readline=readline)))
    call_command("due", stdout=out)


def test_cases_and_calendar_may_come_from_files(ask, tmp_path):
    cases, calendar = tmp_path / "cases.jsonl", tmp_path / "calendar.json"
    cases.write_text(json.dumps({**GOOD, "accepted_at": "2026-08-13T15:00+07:00"}), encoding="utf-8-sig")
    calendar.write_text(json.dumps(odd_calendar().to_json()))
    [answer], _status = ask(file=str(cases), calendar=str(calendar))
    assert answer["due_at"] == "2026-08-18T15:00:00+07:00"


@pytest.mark.parametrize("options", [{"file": "/no/such"}, {"calendar": "/no/such"}])
def test_a_missing_file_is_told(ask, options):
    with pytest.raises(CommandError, match="/no/such cannot be read: No such file"):
        ask(**options)


@pytest.mark.parametrize("text", ["{}", "nonsense"])
def test_a_broken_calendar_file_is_told(ask, tmp_path, text):
    (tmp_path / "calendar.json").write_text(text)
    with pytest.raises(CommandError):
        ask(calendar=str(tmp_path / "calendar.json"))
