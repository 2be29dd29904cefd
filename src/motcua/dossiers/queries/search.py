"""The one search box: code, name without diacritics, phone, ID number."""

from uuid import UUID

from motcua.applicants.queries import subjects_found
from motcua.staff.rules import Hat, RoleCode
from motcua.units.queries import within

from ..models import Dossier
from ..permissions import why_not_see

SHOWN = 25


def search(hat: Hat, text: str, limit: int = SHOWN) -> list[Dossier]:
    """At most `limit` dossiers that this hat may see and that are found under a text, newest first.

    Two queries and a bounded look at an index, however many dossiers there are.
    """
    found = subjects_found(text, _units(hat), limit)
    dossiers = Dossier.objects.filter(pk__in=found).for_lists().select_related("served_by", "competent")
    seen = [dossier for dossier in dossiers if why_not_see(hat, dossier) is None]
    return sorted(seen, key=lambda dossier: dossier.filed_at, reverse=True)


def _units(hat: Hat) -> list[UUID]:
    if hat.role.code is RoleCode.INSPECTOR:
        return list(within(hat.scope).values_list("pk", flat=True))
    return [hat.authority]
