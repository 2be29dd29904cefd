"""The one gate: to obtain a dossier is to be allowed to see it; anybody else gets "not found"."""

from collections.abc import Iterable
from hmac import compare_digest
from uuid import UUID

from django.db.models import QuerySet

from motcua.kernel.refusal import Refused
from motcua.staff.rules import Hat

from ..models import Dossier
from ..permissions import NOT_FOUND, why_not_see

_JOINED = (
    "procedure_version__procedure",
    "owner",
    "representative",
    "served_by",
    "competent",
    "residence",
    "holder_unit",
    "officer",
    "service_point",
)


def obtain(hat: Hat, dossier_id: UUID) -> Dossier:
    """The dossier of this id, for this hat. Raises Refused("not_found") for stranger and unknown."""
    dossier = _joined().filter(pk=dossier_id).first()
    if dossier is None or why_not_see(hat, dossier):
        raise Refused(NOT_FOUND)
    return dossier


def obtain_many(hat: Hat, dossier_ids: Iterable[UUID]) -> list[Dossier]:
    """Those of these dossiers that the hat may see, most urgent first; no word about the others."""
    found = _joined().filter(pk__in=set(dossier_ids)).order_by("urgency_at", "id")
    return [dossier for dossier in found if why_not_see(hat, dossier) is None]


def obtain_set_aside(hat: Hat, limit: int = 100) -> list[Dossier]:
    """The dossiers set aside within the hat's scope, newest first, for those who may restore them."""
    aside = Dossier.objects.filter(set_aside_at__isnull=False, competent__path__within=hat.scope)
    found = aside.for_lists().select_related("served_by", "competent").order_by("-set_aside_at")[:limit]
    return [dossier for dossier in found if why_not_see(hat, dossier) is None]


def tracked(code: str, key: str) -> Dossier | None:
    """The dossier of a slip: its code together with the key in the slip's QR; None when they do not belong
    together. This is the applicant's way in, without an account; how long the answer takes tells nothing."""
    found = _joined().filter(code=code.strip().upper(), set_aside_at=None).first()
    kept = found.track_key if found else "no dossier"
    fits = compare_digest(kept.encode(), key.strip().encode())
    return found if found and fits else None


def _joined() -> QuerySet[Dossier]:
    return Dossier.objects.select_related(*_JOINED).defer(
        "procedure_version__content", "procedure_version__doubts"
    )
