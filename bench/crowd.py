"""Many people at once before a server: each with a browser of their own, a few connections for all.

A person is a generator that yields what to send and is told the answer. The connections take the people in
turn, one request each time, so that all of them are on their way at once. All come from one address, as those
of a whole centre or village do: what is limited by address must have room for them.
"""

import http.client
import threading
import time
from collections import deque
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from http.cookies import SimpleCookie

from .client import HERE, Answers

FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Sent:
    """One request of a browser: with a body it is a POST."""

    path: str
    body: bytes = b""
    kind: str = FORM


@dataclass(frozen=True)
class Answer:
    """What came back: the page, and where it leads when it is none."""

    status: int
    leads_to: str
    page: bytes


Walk = Generator[Sent, Answer, None]


@dataclass
class Browser:
    """Cookies of one person."""

    cookies: dict[str, str] = field(default_factory=dict)

    @property
    def header(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def keep(self, answer: http.client.HTTPResponse) -> None:
        """What the server asked to be remembered."""
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: one.coded_value for name, one in SimpleCookie(line).items()}


@dataclass
class Going:
    """One person on the way: the walk, the browser, and what is sent next."""

    walk: Walk
    browser: Browser
    next: Sent


def walk_all(
    port: int, people: Iterable[tuple[Walk, Browser]], *, connections: int, longest: float
) -> tuple[Answers, int]:
    """Let all of them go their way to the end, or until `longest` seconds are over: the answers, and how many
    arrived. The first thing that goes wrong stands in `wrong` and ends it."""
    waiting = deque(Going(walk, browser, next(walk)) for walk, browser in people)
    answers, ends, arrived = Answers(), time.perf_counter() + longest, [0]
    on_the_way = [len(waiting)]
    guard = threading.Lock()

    def work() -> None:
        connection = http.client.HTTPConnection(HERE, port, timeout=60)
        while on_the_way[0] and not answers.wrong and time.perf_counter() < ends:
            with guard:
                going = waiting.popleft() if waiting else None
            if going is None:
                time.sleep(0.02)
            elif _goes_on(connection, going, answers):
                waiting.append(going)
            elif not answers.wrong:
                with guard:
                    on_the_way[0] -= 1
                    arrived[0] += 1
        connection.close()

    began = time.perf_counter()
    workers = [threading.Thread(target=work) for _number in range(connections)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    answers.elapsed = time.perf_counter() - began
    return answers, arrived[0]


def _goes_on(connection: http.client.HTTPConnection, going: Going, answers: Answers) -> bool:
    """One request of one person; whether there is another one."""
    sent, began = going.next, time.perf_counter()
    headers = {"Cookie": going.browser.header} | ({"Content-Type": sent.kind} if sent.body else {})
    try:
        connection.request("POST" if sent.body else "GET", sent.path, sent.body or None, headers)
        answer = connection.getresponse()
        page = answer.read()
        answers.seconds.append(time.perf_counter() - began)
        going.browser.keep(answer)
        going.next = going.walk.send(Answer(answer.status, answer.headers.get("Location", ""), page))
    except StopIteration:
        return False
    except (OSError, http.client.HTTPException, Lost) as problem:
        answers.wrong = answers.wrong or f"{sent.path}: {type(problem).__name__} {problem}"
        return False
    return True


class Lost(Exception):
    """Somebody got another answer than the one that leads on."""
