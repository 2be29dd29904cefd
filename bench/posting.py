"""Accepting a dossier as an HTTP request under the production server, beside a bare view's transaction."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.db import connections
from django.middleware.csrf import _get_new_csrf_string

from motcua.kernel.ids import new_id
from motcua.procedures.queries import content
from motcua.staff.queries import account
from motcua.staff.rules import Hat

from .bare import make_tables
from .client import Answers, Request, get, run
from .figures import Figure
from .machine import cpu_seconds
from .office import Office
from .page import Form
from .servers import Server, granian, serving

BARE_VIEW = "the bare view"
GOAL = 4.0
CEILING = 6.5  # what is reached today, with room for a busy machine


@dataclass(frozen=True)
class Load:
    """How one loop of requests went: answers, and milliseconds of processor time per request (server and
    database)."""

    answers: Answers
    cpu: float


@dataclass(frozen=True)
class Officer:
    """A browser in which an officer has signed in."""

    session: str
    token: str

    @property
    def headers(self) -> dict[str, str]:
        names = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)
        return {"Cookie": f"{names[0]}={self.session}; {names[1]}={self.token}"}


@dataclass(frozen=True)
class Place:
    """Where the servers find the database, and the database's own first process (0: it has none)."""

    home: Path
    database: str = ""
    database_pid: int = 0

    @property
    def environment(self) -> dict[str, str]:
        ours = {"MOTCUA_HOME": str(self.home), "MOTCUA_DATABASE": self.database}
        return ours | {"BENCH_HOME": str(self.home), "BENCH_DATABASE": self.database}


def measure(office: Office, place: Place, *, number: int = 600, rounds: int = 3) -> list[Figure]:
    """Both servers stand side by side and are asked in turn; medians of the rounds."""
    make_tables()
    officer = signed_in(office.receptionist)
    connections.close_all()
    desk = place.environment | {"DJANGO_SETTINGS_MODULE": "bench.desk_settings"}
    with (
        serving(granian("bench.bare_site:application"), place.environment) as bare,
        serving(granian("motcua.wsgi:application"), desk, "/accounts/login/") as ours,
    ):
        sheet = _sheet(ours, officer, office)
        kinds: dict[str, tuple[Server, Callable[[int], Request]]] = {
            "bare": (bare, bare_request),
            "plain": (ours, lambda _turn: _plain_request(officer, office)),
            "page": (ours, lambda _turn: _page_request(sheet, officer, office)),
        }
        loads: dict[str, list[Load]] = {name: [] for name in kinds}
        for turn in range(rounds + 1):  # the first warms up
            for name, (server, request) in kinds.items():
                load = _load(server, officer, request, number if turn else number // 4, place)
                loads[name] += [load] if turn else []
    plain = _figures("accepting, a plain signed-in POST", loads["plain"], loads["bare"], GOAL)
    return plain + _figures("accepting, the whole intake page", loads["page"], loads["bare"], None)


def _figures(name: str, ours: list[Load], bare: list[Load], goal: float | None) -> list[Figure]:
    def figure(what: str, unit: str, part: Callable[[Load], float], goal: float | None = None) -> Figure:
        raw = median(map(part, bare))
        ceiling = CEILING if goal else None
        return Figure(f"{name}: {what}", median(map(part, ours)), unit, raw, BARE_VIEW, goal, ceiling=ceiling)

    return [
        figure("processor time", "ms", lambda load: load.cpu, goal),
        figure("a second", "requests/s", lambda load: load.answers.rate),
        figure("half within", "ms", lambda load: load.answers.share(0.5)),
        figure("95 of 100 within", "ms", lambda load: load.answers.share(0.95)),
    ]


def bare_request(turn: int) -> Request:
    """The bare transaction, of another number each time."""
    return "POST", "/case/", urlencode({"owner": "Trần Thị Thử", "number": f"{turn:012}"}).encode()


def _plain_request(officer: Officer, office: Office) -> Request:
    owner = office.intake().owner
    said = {
        "csrfmiddlewaretoken": officer.token,
        "id": str(new_id()),
        "version": str(office.version),
        "owner": owner.name,
        "number": owner.id_number,
        "phone": owner.phone,
    }
    return "POST", "/bench/take-in/", urlencode(said).encode()


def _sheet(server: Server, officer: Officer, office: Office) -> dict[str, str]:
    """The intake page as it is offered, with every paper ticked."""
    page = get(server.port, _page_path(office), officer.headers)
    fields = Form(page, "owner-name").fields
    procedure = content(office.version)
    for paper in procedure.papers_for(procedure.cases[0].code):
        fields |= {f"paper-{paper.key}-brought": "on"} if paper.required else {}
    return fields


def _page_path(office: Office) -> str:
    return f"/desk/new/{office.version}/"


def _page_request(sheet: dict[str, str], officer: Officer, office: Office) -> Request:
    owner = office.intake().owner
    typed = {
        "id": str(new_id()),
        "csrfmiddlewaretoken": officer.token,
        "owner-name": owner.name,
        "owner-id_number": owner.id_number,
        "owner-phone": owner.phone,
        "owner-born": "17/05/1990",
        "owner-sex": "female",
        "owner-address": owner.address,
        "do": "accept",
    }
    return "POST", _page_path(office), urlencode(sheet | typed).encode()


def signed_in(hat: Hat) -> Officer:
    """A session as signing in makes one."""
    who = account(hat.account)
    if who is None:
        raise RuntimeError("the officer has no account")
    store = SessionStore()
    store[SESSION_KEY] = str(who.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = who.get_session_auth_hash()
    store.create()
    return Officer(str(store.session_key), _get_new_csrf_string())


def _load(
    server: Server, officer: Officer, request: Callable[[int], Request], number: int, place: Place
) -> Load:
    roots = [server.pid, *([place.database_pid] if place.database_pid else [])]
    spent = cpu_seconds(*roots)
    answers = run(server.port, request, number=number, headers=officer.headers, wanted=(200, 302))
    return Load(answers, (cpu_seconds(*roots) - spent) / len(answers.seconds) * 1000)
