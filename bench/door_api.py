"""Filing and accepting over the API, beside a bare view and beside the figures of a case registry."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from statistics import median
from typing import Any
from uuid import uuid4

from django.db import connections

from motcua.clients.actions import Wanted, open_client
from motcua.clients.rules import Scope
from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.procedures.queries import content
from motcua.staff.rules import RoleCode
from motcua.units.queries import unit

from .bare import make_tables
from .client import Request
from .figures import Figure
from .loads import Asked, Beside, figures, in_turn, load
from .office import FIRST_DAY, Office
from .posting import BARE_VIEW, Load, Place, bare_request
from .servers import Server, granian, serving

GOAL = 4.0
CEILING = 7.5  # of the same order as the officer's POST (`posting.CEILING`), with room for a busy machine
REGISTRY = "Open Zaak 1.30.0"
REGISTRY_CPU, REGISTRY_RATE, REGISTRY_CONNECTIONS = 51.0, 36.8, 16
REGISTRY_NOTE = "its figure: creating a case, unmodified, PostgreSQL, on a machine of the same kind"
_JSON = {"Content-Type": "application/json"}


def measure(office: Office, place: Place, *, number: int = 400, rounds: int = 3) -> list[Figure]:
    """The API and the bare view under the production server, on both processors where the database allows
    two web processes; asked in turn, medians of the rounds."""
    make_tables()
    headers = _JSON | {"Authorization": f"Bearer {token(office)}"}
    connections.close_all()
    with servers(place) as (bare, ours):
        filed: list[str] = []
        kinds = {
            "bare": Asked(bare, bare_request),
            "at once": Asked(ours, lambda _turn: filing_request(office, accept=True), headers, (201,)),
            "keyed": Asked(
                ours, lambda _turn: filing_request(office, accept=True, key=True), headers, (201,)
            ),
            "file": Asked(
                ours,
                lambda _turn: filing_request(office),
                headers,
                (201,),
                lambda text: filed.append(_id(text)),
            ),
            "accept": Asked(ours, lambda _turn: acceptance(filed.pop()), headers),
        }
        loads = in_turn(kinds, place, number=number, rounds=rounds)
        many = [load(kinds["keyed"], number, place, REGISTRY_CONNECTIONS) for _round in range(rounds)]
    return [*_beside_bare(loads), *_beside_registry(loads["keyed"], many)]


def token(office: Office) -> str:
    """A client with all scopes that works as a receptionist of the ward, and is never told to wait."""
    wanted = Wanted(
        username="bench.portal",
        label="Cổng thử",
        unit=unit(office.ward),
        role=RoleCode.RECEPTIONIST,
        scopes=frozenset(Scope),
        valid_from=FIRST_DAY,
        valid_to=local_day(now()) + timedelta(days=1),
        per_minute=10_000_000,
    )
    return open_client(wanted=wanted, by=System(), at=now())[1]


@contextmanager
def servers(
    place: Place, bare: str = "bench.bare_site:application", **more: str
) -> Iterator[tuple[Server, Server]]:
    """A bare site and the program, each on as many web processes as the database allows on two processors."""
    workers = 2 if place.database else 1
    environment = place.environment | more
    with (
        serving(granian(bare, workers=workers), environment) as raw,
        serving(granian("motcua.wsgi:application", workers=workers), environment, "/accounts/login/") as ours,
    ):
        yield raw, ours


def body(office: Office, **more: Any) -> dict[str, Any]:
    """A complete filing as a client writes it, of another person each time."""
    intake = office.intake()
    owner = intake.owner
    return {
        "version": str(office.version),
        "case": content(office.version).cases[0].code,
        "owner": {
            "name": owner.name,
            "id_kind": "personal",
            "id_number": owner.id_number,
            "phone": owner.phone,
            "born": "1990-05-17",
            "sex": "female",
            "address": owner.address,
            "residence": str(office.ward),
        },
        "papers": [{"key": one.key, "originals": one.originals} for one in intake.papers],
        **more,
    }


def filing_request(office: Office, *, accept: bool = False, key: bool = False) -> Request:
    """The next filing; accepted at once if asked for, and under a key."""
    text = json.dumps(body(office, accept=accept)).encode()
    return "POST", "/api/v1/dossiers", text, {"Idempotency-Key": str(uuid4())} if key else {}


def acceptance(dossier: str) -> Request:
    """A filed dossier is accepted."""
    return "POST", f"/api/v1/dossiers/{dossier}/acts/accept", b"", {"Idempotency-Key": str(uuid4())}


def _id(text: bytes) -> str:
    return str(json.loads(text)["id"])


def _beside_bare(loads: dict[str, list[Load]]) -> list[Figure]:
    judged = Beside(loads["bare"], BARE_VIEW, GOAL, CEILING)
    seen = Beside(loads["bare"], BARE_VIEW)
    return [
        *figures("API, file and accept at once", loads["at once"], judged),
        *figures("API, the same with an Idempotency-Key", loads["keyed"], seen),
        *figures("API, file alone", loads["file"], seen),
        *figures("API, accept alone, with a key", loads["accept"], seen),
    ]


def _beside_registry(keyed: list[Load], many: list[Load]) -> list[Figure]:
    def middle(loads: list[Load], part: Callable[[Load], float]) -> float:
        return median(map(part, loads))

    rate = middle(many, lambda one: one.answers.rate)
    name, on = "API, file and accept, with a key", f"on {REGISTRY_CONNECTIONS} connections"
    cpu = middle(keyed, lambda one: one.cpu)
    return [
        Figure(f"{name}: processor time", cpu, "ms", REGISTRY_CPU, REGISTRY, note=REGISTRY_NOTE),
        Figure(f"{name}, {on}", rate, "requests/s", REGISTRY_RATE, REGISTRY, note=REGISTRY_NOTE),
        Figure(f"{name}, {on}: 95 of 100 within", middle(many, lambda one: one.answers.share(0.95)), "ms"),
    ]
