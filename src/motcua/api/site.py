"""The API as a whole, and its OpenAPI document."""

import json
from typing import Any

from ninja import NinjaAPI

from . import acts, applicants, changes, dossiers, papers, payments, procedures, units, webhooks
from .documents import PREFIX, as_problems
from .entrance import StrictParser
from .problems import tell_problems

_ABOUT = (
    "What other systems may do with the one-stop centre: read units and procedures, file dossiers, act on "
    "them, read them and their papers, hear of changes. Every address needs a token of a client; a client "
    "has a post like an officer's, and may do what its post allows and its token's scopes leave of that."
)

api = NinjaAPI(
    title="Motcua",
    version="1",
    description=_ABOUT,
    urls_namespace="api",
    docs_url=None,
    openapi_url=None,
    parser=StrictParser(),
    openapi_extra={"info": {"license": {"name": "Apache-2.0", "identifier": "Apache-2.0"}}},
)
for _part in (units, procedures, dossiers, acts, applicants, payments, papers, changes, webhooks):
    api.add_router("", _part.router)
tell_problems(api)


def document() -> dict[str, Any]:
    """The OpenAPI document, in English; the same on every installation."""
    drawn: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX), default=str))
    as_problems(drawn)
    return drawn


def text() -> str:
    """The document as it is committed."""
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"
