"""All dossiers that a hat may see, in the order of filing: for machines that walk through them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from motcua.staff.rules import Hat, Permission

from ..models import Dossier
from ..models.dossier import DossierQuerySet
from ..rules import Status


@dataclass(frozen=True)
class ListFilter:
    """What is wanted; empty means everything. `unit` received or decides them; `changed_since` is about the
    status."""

    status: Status | None = None
    unit: UUID | None = None
    changed_since: datetime | None = None


def listed(hat: Hat, wanted: ListFilter, *, after: UUID | None = None, limit: int = 50) -> list[Dossier]:
    """At most `limit` dossiers behind one (by its id, which grows with the time of filing). One query,
    without anything about persons."""
    if not hat.may(Permission.SEE_DOSSIERS):
        return []
    found = _wanted(_seen_by(hat), wanted).select_related("procedure_version__procedure")
    found = found.defer("procedure_version__content", "procedure_version__doubts", "due_explained")
    if after:
        found = found.filter(id__gt=after)
    return list(found.order_by("id")[:limit])


def _seen_by(hat: Hat) -> DossierQuerySet:
    near = Q(served_by__path__within=hat.scope) | Q(competent__path__within=hat.scope)
    return Dossier.objects.present().filter(near | Q(holder_unit__path__within=hat.scope))


def _wanted(found: DossierQuerySet, wanted: ListFilter) -> DossierQuerySet:
    if wanted.status:
        found = found.filter(status=wanted.status.value)
    if wanted.unit:
        found = found.filter(Q(served_by=wanted.unit) | Q(competent=wanted.unit))
    if wanted.changed_since:
        found = found.filter(status_at__gte=wanted.changed_since)
    return found
