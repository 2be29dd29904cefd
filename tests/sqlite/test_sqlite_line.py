"""The line in front of SQLite: fair, and never left standing."""

import threading
import time

import pytest

from motcua.sqlite.line import Line


def wait_until_waiting(line: Line, number: int) -> None:
    deadline = time.monotonic() + 5
    while len(line._waiting) < number:
        assert time.monotonic() < deadline, "nobody joined the line"
        time.sleep(0.001)


def joins(line: Line, name: int, served: list[int]) -> threading.Thread:
    def wait_and_serve() -> None:
        assert line.join(5)
        served.append(name)
        line.leave()

    thread = threading.Thread(target=wait_and_serve)
    thread.start()
    return thread


def test_a_free_line_lets_in_at_once() -> None:
    assert Line().join(0)


def test_who_came_first_goes_first() -> None:
    line, served = Line(), list[int]()
    line.join()
    threads = []
    for name in range(8):
        threads.append(joins(line, name, served))
        wait_until_waiting(line, name + 1)
    line.leave()
    for thread in threads:
        thread.join(5)
    assert served == list(range(8))


def test_a_taken_line_gives_up_after_its_time() -> None:
    line = Line()
    line.join()
    assert not line.join(0.01)


def test_one_who_gave_up_does_not_hold_up_the_next() -> None:
    line = Line()
    line.join()
    line.join(0.01)
    line.leave()
    assert line.join(0)


def test_a_turn_given_at_the_moment_of_giving_up_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Line()
    line.join()

    class LeavesTooLate(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            line.leave()
            return False

    monkeypatch.setattr("motcua.sqlite.line.threading.Event", LeavesTooLate)
    assert line.join(0.01)
