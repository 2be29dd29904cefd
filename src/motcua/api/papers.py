"""The papers of a dossier and their scans."""

from typing import Annotated, Any
from urllib.parse import unquote
from uuid import UUID

from django.http import HttpResponse
from ninja import Path, Router

from motcua.clients.rules import Scope
from motcua.dossiers.actions import attach_scan
from motcua.dossiers.queries import obtain
from motcua.files.queries import content
from motcua.files.rules import LARGEST, Upload
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

from . import telling, told
from .answers import answer, read
from .documents import IF_NONE_MATCH, PREFIX, headers, reads, writes
from .entrance import Bearer, ClientRequest

router = Router(tags=["papers"])
_READ, _WRITE = Bearer(Scope.PAPERS_READ), Bearer(Scope.PAPERS_WRITE)
KINDS = ("application/pdf", "image/jpeg", "image/png")
BYTES = {kind: {"schema": {"type": "string", "format": "binary"}} for kind in KINDS}
Position = Annotated[int, Path(ge=1, le=32767)]
_SCAN = "dossiers/{uuid:dossier_id}/papers/{int:position}/scan"
FILE_NAME = {
    "in": "header",
    "name": "File-Name",
    "required": False,
    "description": "What the file is called, percent-encoded.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._%-]{1,200}$"},
}


@router.get(
    "dossiers/{uuid:dossier_id}/papers",
    auth=_READ,
    response=reads(told.Papers, 404),
    openapi_extra=headers(IF_NONE_MATCH),
)
def papers(request: ClientRequest, dossier_id: UUID) -> HttpResponse:
    """The checklist of a dossier: what was brought, and what is scanned."""
    found = obtain(request.auth.hat, dossier_id)
    lines = found.papers.order_by("position")
    return read(request, {"items": telling.papers(lines, _address(dossier_id))})


@router.get(
    _SCAN,
    auth=_READ,
    response=reads(told.Problem, 404),
    openapi_extra={**headers(IF_NONE_MATCH), "responses": {200: {"content": BYTES}}},
)
def scan(request: ClientRequest, dossier_id: UUID, position: Position) -> HttpResponse:
    """The scan of one paper, as it was sent."""
    stored = _line(request, dossier_id, position).scan
    if stored is None:
        raise Refused(_NO_SCAN)
    tag = f'"{stored.sha256[:20]}"'
    fresh = tag in request.headers.get("If-None-Match", "")
    made = (
        HttpResponse(status=304) if fresh else HttpResponse(content(stored), content_type=stored.media_type)
    )
    made["ETag"] = tag
    made["Cache-Control"] = "private, no-cache"
    made["X-Content-Type-Options"] = "nosniff"
    return made


@router.put(
    _SCAN,
    auth=_WRITE,
    response=writes(told.Papers, 404),
    openapi_extra={"parameters": [FILE_NAME], "requestBody": {"required": True, "content": BYTES}},
)
def put_scan(request: ClientRequest, dossier_id: UUID, position: Position) -> HttpResponse:
    """Attach the scan of one paper: the bytes of a PDF, JPEG or PNG, at most 20 MB. An earlier scan is kept
    in the store, but no longer shown."""
    line = _line(request, dossier_id, position)
    upload = upload_of(request, f"scan-{position}")
    attach_scan(dossier=line.dossier, paper=line, upload=upload, by=request.auth.hat, at=now())
    return answer({"items": telling.papers([line], _address(dossier_id))})


def upload_of(request: ClientRequest, unnamed: str) -> Upload:
    """The file that a request is, read no further than a file may be large. Refuses other kinds."""
    if request.content_type not in KINDS:
        text = gettext_noop("Send a scan as application/pdf, image/jpeg or image/png.")
        raise Refused(Refusal("wrong_type", text))
    return Upload(_name(request, unnamed), bytes(request.read(LARGEST + 1)))


def _line(request: ClientRequest, dossier_id: UUID, position: int) -> Any:
    found = obtain(request.auth.hat, dossier_id)
    line = found.papers.select_related("scan").filter(position=position).first()
    if line is None:
        raise Refused(Refusal("not_found", gettext_noop("This dossier has no paper at that position.")))
    line.dossier = found
    return line


def _name(request: ClientRequest, unnamed: str) -> str:
    given = unquote(request.headers.get("File-Name", ""))
    plain = "".join(letter for letter in given if letter.isprintable() and letter not in "/\\")
    return plain[:200] or unnamed


def _address(dossier_id: UUID) -> str:
    return f"{PREFIX}dossiers/{dossier_id}/papers/{{position}}/scan"


_NO_SCAN = Refusal("not_found", gettext_noop("This paper has no scan yet."))
