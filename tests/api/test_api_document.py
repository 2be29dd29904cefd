"""The OpenAPI document is true: whatever is sent, the answer is as the document says, and never a 5xx."""

from collections.abc import Iterator
from functools import cache
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests.api.conftest import Opener
from tests.world import World

from motcua.api.site import document
from motcua.dossiers.rules import FeeAsked
from motcua.fees.queries import payments_of
from motcua.staff.rules import RoleCode

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
FEE = FeeAsked("charge", "Lệ phí", 8000, "after")
OPERATIONS = [(path, method) for path, methods in document()["paths"].items() for method in methods]


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The server closes its connection after a request; the test's own must outlive many."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@cache
def schema() -> Any:
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())


def aimed(case: Any, world: World, dossier: UUID) -> Any:
    """Some made-up requests are aimed at what is there; the others find nothing."""
    there = {"unit_id": str(world.ward.pk), "code": "1.001193", "dossier_id": str(dossier), "position": 1}
    there["payment_id"] = str(payments_of(dossier)[0].pk)
    asked = case.path_parameters or {}
    if case.method != "DELETE":
        asked.update({name: there[name] for name in asked if name in there})
    if len(str(case.body)) % 2:
        case.headers.pop("If-Match", None)
    if isinstance(case.body, dict) and "owner" in case.body and len(str(case.body)) % 4:
        unknown = {"version", "case", "served_by", "competent", "service_point"}
        kept = {name: value for name, value in case.body.items() if name not in unknown}
        case.body = kept | {"procedure": "1.001193"}
    return case


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize(("path", "method"), OPERATIONS, ids=[f"{m} {p[8:]}" for p, m in OPERATIONS])
def test_whatever_is_sent_is_answered_as_described(
    path: str, method: str, mode: GenerationMode, open_for: Opener, world: World
) -> None:
    ask = open_for(role=RoleCode.HEAD_OF_CENTRE)
    operation, dossier = schema()[path][method], world.received(fees=(FEE,)).pk

    @settings(max_examples=8, phases=[Phase.generate], suppress_health_check=list(HealthCheck), database=None)
    @given(case=operation.as_strategy(mode))
    def tried(case: Any) -> None:
        case = aimed(case, world, dossier)
        with transaction.atomic():  # as on a server: what one request did to the connection ends with it
            answer = case.call(headers={"Authorization": f"Bearer {ask.secret}"})
            transaction.set_rollback(True)
        case.validate_response(answer, checks=CHECKS)

    tried()
