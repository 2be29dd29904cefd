"""What happened since: the facts about dossiers, for those who keep up by asking."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from motcua.clients.rules import Scope
from motcua.dossiers.rules import FACTS
from motcua.journal.queries import facts_since

from . import told
from .answers import moment, read
from .cursors import cursor, place
from .documents import IF_NONE_MATCH, headers, reads
from .entrance import Bearer, ClientRequest
from .paging import Cursor, Limit

router = Router(tags=["changes"], auth=Bearer(Scope.DOSSIERS_READ))
_BEGINNING = UUID(int=0)


@router.get("changes", response=reads(told.Changes), openapi_extra=headers(IF_NONE_MATCH))
def changes(request: ClientRequest, since: Cursor = "", limit: Limit = 100) -> HttpResponse:
    """What happened to dossiers within the units that the token sees, oldest first; each thing once.

    It is told a second or two after it happened. Who asks again with `next` misses nothing.
    """
    after = UUID(place("changes", since, 1)[0]) if since else _BEGINNING
    found = facts_since(after, scope=request.auth.hat.scope, kinds=list(FACTS), limit=limit)
    last = found[-1].pk if found else after
    return read(request, {"items": [_told(fact) for fact in found], "next": cursor("changes", str(last))})


def _told(fact: Any) -> dict[str, Any]:
    return {
        "id": str(fact.pk),
        "kind": fact.kind,
        "dossier": str(fact.subject),
        "number": fact.number,
        "at": moment(fact.at),
        "unit": str(fact.unit) if fact.unit else None,
        "status": fact.data.get("status"),
    }
