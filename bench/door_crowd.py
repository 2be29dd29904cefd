"""A thousand people register a birth at once, through the pages of filing, each in a browser of their own.

Each opens every page that is needed and sends it: who files, the person, the telephone number, the form part
by part, a photograph of one paper, the other one promised, the return, the check; and sees the slip at the
end. Then the counter accepts all of them, so that as many codes are drawn at once.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from urllib.parse import urlencode
from uuid import UUID

from django.db import connection, connections
from PIL import Image

from .bare import make_tables
from .client import Answers, run
from .crowd import Answer, Browser, Lost, Sent, Walk, walk_all
from .door_api import acceptance, servers, token
from .figures import Figure
from .loads import Asked, load
from .machine import cpu_seconds
from .office import Office
from .posting import BARE_VIEW, Load, Place, bare_request
from .servers import Server

CONNECTIONS = 100
LONGEST = 600.0  # seconds; a busy machine took 509 on SQLite
GOAL = 8.0
CEILING = 16.0  # what was reached before, with room for a busy machine
_EDGE = "motcua-bench-edge"
_PAPERS = ("birth_notice", "identity")
_CHILD = {
    "full_name": "Trần Thị Bé",
    "birth_date": "20/11/2026",
    "sex": "female",
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "birth_place": "Bệnh viện đa khoa tỉnh",
    "home_town": "Xã Tân Thanh",
}


def measure(office: Office, place: Place, *, people: int = 1_000) -> list[Figure]:
    """Raises RuntimeError for any answer that is not the right one, for anybody who did not arrive in time,
    and for a number that two dossiers share."""
    make_tables()
    secret = token(office)
    connections.close_all()
    with servers(place) as (bare, ours):
        raw = load(Asked(bare, bare_request), people, place, CONNECTIONS)
        before = _filed()
        browsers = [Browser() for _one in range(people)]
        walks = [(filing(office, number, one), one) for number, one in enumerate(browsers, start=1)]
        roots = [ours.pid, *([place.database_pid] if place.database_pid else [])]
        spent = cpu_seconds(*roots)
        answers, arrived = walk_all(ours.port, walks, connections=CONNECTIONS, longest=LONGEST)
        spent = cpu_seconds(*roots) - spent
        if answers.wrong or arrived != people:
            raise RuntimeError(answers.wrong or f"only {arrived} of {people} filed within {LONGEST:.0f} s")
        numbers = _filed() - before
        codes = _accepted(ours, secret, numbers)
    if len(numbers) != people or len(codes) != people:
        raise RuntimeError(f"{people} filed: {len(numbers)} dossiers, {len(codes)} codes")
    return list(_figures(people, answers, spent / people * 1000, raw))


def _figures(people: int, answers: Answers, cpu: float, raw: Load) -> Iterator[Figure]:
    name, each = f"{people:,} people filing at once", len(answers.seconds) / people
    note = f"{len(answers.seconds):,} requests, no error; {people:,} dossiers, {people:,} codes"
    beside = f"{each:.0f} requests to {BARE_VIEW}"
    yield Figure(f"{name}: in all", answers.elapsed, "s", note=note)
    yield Figure(name, people / answers.elapsed, "dossiers/s")
    yield Figure(f"{name}: processor time of one", cpu, "ms", raw.cpu * each, beside, GOAL, ceiling=CEILING)
    yield Figure(f"{name}: a second", answers.rate, "requests/s", raw.answers.rate, BARE_VIEW)
    half, most = answers.share(0.5), answers.share(0.95)
    yield Figure(f"{name}: half within", half, "ms", raw.answers.share(0.5), BARE_VIEW)
    yield Figure(f"{name}: 95 of 100 within", most, "ms", raw.answers.share(0.95), BARE_VIEW)


def filing(office: Office, number: int, browser: Browser) -> Walk:
    """One father on his telephone, from the first page to the slip."""
    wanted = {"version": str(office.version), "unit": str(office.ward), "case": "1.001193.01"}
    _page((yield Sent(f"/file/start/?{urlencode(wanted)}")))
    draft = _leads((yield _typed("/file/start/", browser, wanted)))
    _page((yield Sent(draft)))
    for page, typed in _pages(number):
        _page((yield Sent(draft + page)))
        _leads((yield _typed(draft + page, browser, typed)))
    photographed, promised = (f"{draft}papers/{key}/" for key in _PAPERS)
    _page((yield Sent(photographed)))
    again = _leads((yield _photo(photographed, browser)))
    _page((yield Sent(again)))
    _leads((yield _typed(photographed, browser, {"do": "go"})))
    _page((yield Sent(promised)))
    _leads((yield _typed(promised, browser, {"do": "say-later"})))
    _page((yield Sent(f"{draft}return/")))
    _leads((yield _typed(f"{draft}return/", browser, {"return_by": "counter"})))
    _page((yield Sent(f"{draft}check/")))
    slip = _leads((yield _typed(f"{draft}check/", browser, {"agree": "yes"})))
    shown = _page((yield Sent(slip)))
    if draft.split("/")[2].encode() not in shown:
        raise Lost("the slip does not show the number")


def _pages(number: int) -> list[tuple[str, dict[str, str]]]:
    """What is typed on each page of people and of the form that is needed."""
    person = {"name": "Trần Văn Thử", "id_kind": "personal", "id_number": f"008090{number:06}"}
    phone = f"09{number:08}"
    requester = {
        "full_name": "Trần Văn Thử",
        "id_number": person["id_number"],
        "residence": "Tổ 8, phường Minh Xuân",
        "relationship": "Cha",
        "phone": phone,
    }
    return [
        ("who/", {"filing": "owner"}),
        ("owner/", person | {"born": "17/05/1990", "sex": "male"}),
        ("contact/", {"phone": phone, "address": "Tổ 8, phường Minh Xuân"}),
        ("form/requester/", _answers("requester", requester)),
        ("form/child/", _answers("child", _CHILD)),
        ("form/birth_proof/", _answers("birth_proof", {"kind": "certificate", "number": f"{number:06}"})),
        ("form/copies/", {"answers-copies": "2", "answers-pledge": "on"}),
    ]


def _answers(part: str, typed: dict[str, str]) -> dict[str, str]:
    return {f"answers-{part}.{name}": value for name, value in typed.items()}


def _typed(path: str, browser: Browser, typed: dict[str, str]) -> Sent:
    given = {"csrfmiddlewaretoken": browser.cookies.get("csrftoken", "")} | typed
    return Sent(path, urlencode(given).encode())


def _photo(path: str, browser: Browser) -> Sent:
    """A form with a file, as browsers send it."""
    fields = {"csrfmiddlewaretoken": browser.cookies.get("csrftoken", ""), "do": "add"}
    head = "".join(
        f'--{_EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    )
    file = f'--{_EDGE}\r\nContent-Disposition: form-data; name="files"; filename="anh.jpg"\r\n'
    body = (
        f"{head}{file}Content-Type: image/jpeg\r\n\r\n".encode() + PICTURE + f"\r\n--{_EDGE}--\r\n".encode()
    )
    return Sent(path, body, f"multipart/form-data; boundary={_EDGE}")


def _picture() -> bytes:
    """A photograph as small as the page's own script sends it at the least."""
    out = BytesIO()
    Image.radial_gradient("L").resize((900, 1200)).convert("RGB").save(out, "JPEG", quality=70)
    return out.getvalue()


PICTURE = _picture()


def _page(answer: Answer) -> bytes:
    if answer.status != 200:
        raise Lost(f"{answer.status} to {answer.leads_to or answer.page[:200]!r}")
    return answer.page


def _leads(answer: Answer) -> str:
    if answer.status != 302:
        raise Lost(f"{answer.status} instead of the way on")
    return answer.leads_to


def _filed() -> set[str]:
    """The dossiers that drafts became."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT filed_id, code FROM drafts_draft WHERE filed_id IS NOT NULL")
        rows = cursor.fetchall()
    connection.close()
    if len({code for _filed, code in rows}) != len(rows):
        raise RuntimeError("two drafts share a number")
    return {str(UUID(str(dossier))) for dossier, _code in rows}


def _accepted(server: Server, secret: str, dossiers: set[str]) -> set[str]:
    """Every one of them accepted at the counter, by machine; the codes that were given."""
    codes: set[str] = set()
    left = list(dossiers)

    headers = {"Authorization": f"Bearer {secret}"}
    run(
        server.port,
        lambda turn: acceptance(left[turn]),
        number=len(left),
        connections=16,
        headers=headers,
        longest=LONGEST / 5,
        told=lambda text: codes.add(json.loads(text)["code"]),
    )
    return codes
