#!/usr/bin/env python3
"""A client of Motcua's API in one file, with nothing but Python's own library.

    MOTCUA_SITE=http://127.0.0.1:8000 MOTCUA_TOKEN=mct_… \\
        python3 examples/api_client.py 1.001193 "Trần Thị Thử"

files a dossier of that procedure for that person, reads it back, and prints what has changed so far. `Motcua`
below is meant to be copied: it repeats what may be repeated, under one Idempotency-Key, so nothing is filed
twice.
"""

import json
import os
import sys
import time
import uuid
from collections.abc import Iterator
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

ATTEMPTS = 5


class Problem(Exception):
    """What the server refuses: `code` for the program, the text for people."""

    def __init__(self, status: int, told: dict[str, Any]) -> None:
        super().__init__(told.get("detail", f"answered {status}"))
        self.status, self.code, self.told = status, told.get("code", ""), told


class Motcua:
    """The API at one site, for the holder of one token."""

    def __init__(self, site: str, token: str, language: str = "vi") -> None:
        self._base = site.rstrip("/") + "/api/v1/"
        self._headers = {"Authorization": f"Bearer {token}", "Accept-Language": language}

    def procedure(self, code: str) -> dict[str, Any]:
        """What a procedure says today."""
        return self._ask("GET", f"procedures/{code}")[0]

    def file(self, filing: dict[str, Any]) -> dict[str, Any]:
        """File a dossier, once, however often the line breaks."""
        return self._ask("POST", "dossiers", filing, {"Idempotency-Key": str(uuid.uuid4())})[0]

    def dossier(self, dossier: str) -> tuple[dict[str, Any], str]:
        """A dossier as it is now, and its ETag."""
        return self._ask("GET", f"dossiers/{dossier}")

    def act(self, dossier: str, act: str, body: Any = None, seen: str = "*") -> dict[str, Any]:
        """Act on a dossier; with `seen`, its ETag, only if nobody was faster (else Problem 412)."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), "If-Match": seen}
        return self._ask("POST", f"dossiers/{dossier}/acts/{act}", body, headers)[0]

    def changes(self, since: str = "") -> Iterator[tuple[dict[str, Any], str]]:
        """Everything that happened since a cursor, each with the cursor to go on from. Keep the last one."""
        while True:
            page = self._ask("GET", "changes?" + urlencode({"since": since}))[0]
            since = page["next"]
            yield from ((change, since) for change in page["items"])
            if not page["items"]:
                return

    def _ask(
        self, method: str, address: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[Any, str]:
        """Ask until there is an answer: a broken line, 429 and 503 are asked again, each time later."""
        content = None if body is None else json.dumps(body).encode()
        sent = {**self._headers, "Content-Type": "application/json", **(headers or {})}
        for attempt in range(1, ATTEMPTS + 1):
            request = Request(self._base + address, content, sent, method=method)  # noqa: S310
            try:
                with urlopen(request, timeout=30) as answer:  # noqa: S310
                    return json.load(answer), answer.headers.get("ETag", "")
            except HTTPError as error:
                problem = Problem(error.code, json.loads(error.read() or b"{}"))
                if error.code not in (429, 503) or attempt == ATTEMPTS:
                    raise problem from None
                time.sleep(float(error.headers.get("Retry-After", attempt)))
            except URLError:
                if attempt == ATTEMPTS:
                    raise
                time.sleep(attempt)
        raise AssertionError("an attempt ends with an answer or an error")


def main(code: str, name: str) -> None:
    """File a dossier with all the papers its procedure requires, and say what became of it."""
    motcua = Motcua(os.environ.get("MOTCUA_SITE", "http://127.0.0.1:8000"), os.environ["MOTCUA_TOKEN"])
    content = motcua.procedure(code)["content"]
    case = content["cases"][0]
    wanted = [*content.get("papers", []), *case.get("papers", [])]
    papers = [{"key": one["key"], "originals": 1} for one in wanted if one.get("required")]
    filed = motcua.file({"procedure": code, "case": case["code"], "owner": {"name": name}, "papers": papers})
    dossier, tag = motcua.dossier(filed["id"])
    possible = [one["act"] for one in dossier["acts"] if one["code"] is None]
    print(f"{dossier['id']}: status {dossier['status']}, to be accepted by {dossier['accept_by']} ({tag})")  # noqa: T201
    print(f"Possible now: {', '.join(possible) or 'nothing'}")  # noqa: T201
    for change, _cursor in motcua.changes():
        print(f"{change['at']} {change['kind']} {change['dossier']}")  # noqa: T201


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    try:
        main(*sys.argv[1:])
    except Problem as problem:
        sys.exit(f"{problem.code}: {problem}")
