"""A bounded loop of requests to a server on this machine, by a few connections that are kept alive."""

import http.client
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

HERE = "127.0.0.1"
Request = tuple[str, str, bytes] | tuple[str, str, bytes, Mapping[str, str]]
"""Method, path, body and, where it has any, headers of its own."""


@dataclass
class Answers:
    """What came back: seconds of each request, and the first answer that was not the one wanted."""

    seconds: list[float] = field(default_factory=list)
    elapsed: float = 0.0
    wrong: str = ""

    @property
    def rate(self) -> float:
        return len(self.seconds) / self.elapsed

    def share(self, part: float) -> float:
        """Milliseconds within which this part of the requests was answered."""
        return sorted(self.seconds)[min(int(len(self.seconds) * part), len(self.seconds) - 1)] * 1000


def run(
    port: int,
    request: Callable[[int], Request],
    *,
    number: int,
    connections: int = 2,
    headers: Mapping[str, str] | None = None,
    wanted: tuple[int, ...] = (200,),
    longest: float = 20.0,
    told: Callable[[bytes], object] | None = None,
) -> Answers:
    """Send at most `number` requests within `longest` seconds; `request` says what the n-th one is, and
    `told` gets the body of each answer."""
    answers, numbers, guard = Answers(), iter(range(number)), threading.Lock()
    ends = time.perf_counter() + longest

    def work() -> None:
        connection = http.client.HTTPConnection(HERE, port, timeout=30)
        while time.perf_counter() < ends and not answers.wrong:
            with guard:
                turn = next(numbers, None)
            if turn is None:
                break
            text = _ask(connection, request(turn), dict(headers or {}), wanted, answers)
            if told and not answers.wrong:
                told(text)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(connections)]
    began = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    answers.elapsed = time.perf_counter() - began
    if answers.wrong or not answers.seconds:
        raise RuntimeError(answers.wrong or "no request was answered")
    return answers


def get(port: int, path: str, headers: Mapping[str, str] | None = None) -> str:
    """One page of the server."""
    connection = http.client.HTTPConnection(HERE, port, timeout=30)
    try:
        connection.request("GET", path, headers=dict(headers or {}))
        answer = connection.getresponse()
        text = answer.read().decode()
    finally:
        connection.close()
    if answer.status != 200:
        raise RuntimeError(f"GET {path}: {answer.status} {text[:300]!r}")
    return text


def _ask(
    connection: http.client.HTTPConnection,
    request: Request,
    headers: dict[str, str],
    wanted: tuple[int, ...],
    answers: Answers,
) -> bytes:
    method, path, body, *more = request
    headers |= more[0] if more else {}
    if body:
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
    began = time.perf_counter()
    try:
        connection.request(method, path, body or None, headers)
        answer = connection.getresponse()
        text = answer.read()
    except OSError as problem:
        answers.wrong = f"{method} {path}: {problem}"
        return b""
    answers.seconds.append(time.perf_counter() - began)
    if answer.status not in wanted:
        answers.wrong = f"{method} {path}: {answer.status} {text[:300]!r}"
    return text
