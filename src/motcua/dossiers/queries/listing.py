"""All dossiers that a hat may see, in the order of filing: for machines that walk through them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from motcua.staff.rules import Hat, Permission
from motcua.units.queries import within

from ..models import Dossier
from ..models.dossier import DossierQuerySet
from ..rules import Status
from .seeking import Sought, seek

MOST_SEEKS = 80
"""From so many places (units × statuses) on, walking through all dossiers finds a page sooner. Of one status
the places are the units alone, and those of a whole province are still few."""
MOST_UNITS = 1000


@dataclass(frozen=True)
class ListFilter:
    """What is wanted; empty means everything. `unit` received or decides them; `changed_since` is about the
    status."""

    status: Status | None = None
    unit: UUID | None = None
    changed_since: datetime | None = None


def listed(hat: Hat, wanted: ListFilter, *, after: UUID | None = None, limit: int = 50) -> list[Dossier]:
    """At most `limit` dossiers behind one (by its id, which grows with the time of filing), without anything
    about persons. Three queries, which read no more than the page for each unit and status asked about."""
    if not hat.may(Permission.SEE_DOSSIERS):
        return []
    sought = _sought(hat, wanted, after, limit)
    if sought:
        found = Dossier.objects.filter(pk__in=seek(sought))
    else:
        found = _wanted(_seen_by(hat), wanted)
        found = found.filter(id__gt=after) if after else found
    found = found.select_related("procedure_version__procedure")
    found = found.defer("procedure_version__content", "procedure_version__doubts", "due_explained")
    return list(found.order_by("id")[:limit])


def _sought(hat: Hat, wanted: ListFilter, after: UUID | None, limit: int) -> Sought | None:
    """The places to look in: the units that the hat reaches, or the one asked about. None where they are too
    many; then nearly everything there is lies within the hat's scope, and walking wastes little."""
    units = list(within(hat.scope).values_list("pk", flat=True)[: MOST_UNITS + 1])
    inside = wanted.unit in units
    units = [wanted.unit] if wanted.unit and inside else units
    statuses = [wanted.status] if wanted.status else list(Status)
    most = MOST_UNITS if wanted.status else MOST_SEEKS // len(statuses)
    if len(units) > most:
        return None
    other = None if inside else wanted.unit
    return Sought(units, statuses, after, limit, wanted.changed_since, other)


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
