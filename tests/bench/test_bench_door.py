"""The benchmark of the public's door, with tiny sizes: what it asks is right, and its crowd is one."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from bench.client import Answers, Request
from bench.crowd import Answer, Browser, Lost, Sent, Walk, walk_all
from bench.loads import Beside, figures
from bench.office import Office, prepared
from bench.posting import Load
from django.test import Client

from bench import door_api, door_crowd, door_pages


@pytest.fixture
def office(db: None) -> Office:
    return prepared()


def asked(request: Request, token: str) -> Any:
    """A request of the benchmark, as the test's own browser sends it."""
    method, path, body, *more = request
    headers = {"Authorization": f"Bearer {token}", **(more[0] if more else {})}
    return Client(headers=headers).generic(method, path, body, "application/json")


def test_a_client_files_and_accepts(office: Office) -> None:
    token = door_api.token(office)
    filed = asked(door_api.filing_request(office), token)
    assert filed.status_code == 201, filed.content
    accepted = asked(door_api.acceptance(filed.json()["id"]), token)
    assert json.loads(accepted.content)["code"].startswith("H60.101-")
    assert asked(door_api.filing_request(office, accept=True, key=True), token).json()["code"]


def test_a_father_walks_from_the_first_page_to_the_slip(office: Office) -> None:
    client, browser = Client(), Browser()
    walk = door_crowd.filing(office, 7, browser)
    sent: Sent | None = next(walk)
    pages = 0
    while sent:
        answer = client.generic("POST" if sent.body else "GET", sent.path, sent.body, sent.kind)
        browser.cookies = {name: one.value for name, one in client.cookies.items()}
        pages += 1
        try:
            sent = walk.send(Answer(answer.status_code, answer.headers.get("Location", ""), answer.content))
        except StopIteration:
            sent = None
    assert pages > 20


def test_every_page_of_the_door_is_there_and_asks_little(office: Office) -> None:
    for page in door_pages.pages_of(office):
        assert door_pages.queries_of(page, office) <= page.most, page.name


def test_without_the_reference_set_the_shipped_procedures_are_used_and_said(office: Office) -> None:
    stock = door_pages.stocked(office, Path("absent.jsonl"))
    assert "the shipped ones alone" in stock.said
    assert not stock.whole


def test_figures_stand_beside_the_raw_run() -> None:
    ours, raw = Load(Answers([0.02], 1.0), 8.0), Load(Answers([0.01], 1.0), 2.0)
    found = figures("a page", [ours], Beside([raw], "the bare page", goal=3.0, ceiling=5.0))
    assert found[0].ratio == 4.0
    assert found[0].missed
    assert not found[0].failed


class Counting(BaseHTTPRequestHandler):
    """Gives each browser a number at its first visit, and tells it at each later one."""

    protocol_version = "HTTP/1.1"
    given = 0
    guard = threading.Lock()

    def do_GET(self) -> None:
        known = self.headers.get("Cookie", "").removeprefix("number=")
        if not known:
            with self.guard:
                type(self).given += 1
                known = str(type(self).given)
        self.send_response(404 if self.path == "/lost/" else 200)
        self.send_header("Set-Cookie", f"number={known}; Path=/; HttpOnly")
        self.send_header("Content-Length", str(len(known)))
        self.end_headers()
        self.wfile.write(known.encode())

    def log_message(self, *_said: Any) -> None:
        """Quiet."""


@contextmanager
def counting() -> Iterator[int]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Counting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1]
    server.shutdown()
    thread.join()
    server.server_close()


def visits(seen: list[bytes], last: str = "/") -> Walk:
    first = yield Sent("/")
    again = yield Sent(last)
    if again.status != 200 or first.page != again.page:
        raise Lost(f"{again.status}")
    seen.append(again.page)


def test_everybody_in_a_crowd_has_a_browser_of_their_own() -> None:
    seen: list[bytes] = []
    with counting() as port:
        answers, arrived = walk_all(
            port, [(visits(seen), Browser()) for _one in range(12)], connections=3, longest=20
        )
    assert (arrived, len(set(seen)), len(answers.seconds), answers.wrong) == (12, 12, 24, "")


def test_whoever_is_lost_in_a_crowd_is_told_of() -> None:
    with counting() as port:
        answers, arrived = walk_all(port, [(visits([], "/lost/"), Browser())], connections=1, longest=20)
    assert "404" in answers.wrong
    assert arrived == 0
