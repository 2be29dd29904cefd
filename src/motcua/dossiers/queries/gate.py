"""The one gate: to obtain a dossier is to be allowed to see it; anybody else gets "not found"."""

from collections.abc import Iterable
from hmac import compare_digest
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Value

from motcua.applicants.queries import applicants_with
from motcua.applicants.rules import BadPhone, normal_phone, tidy_id_number
from motcua.kernel.refusal import Refused
from motcua.rows import read, statement
from motcua.staff.rules import Hat

from ..models import Dossier
from ..permissions import NOT_FOUND, why_not_see

_NO_FILING = UUID(int=0)
_PHONES = ("owner__phone", "representative__phone")
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


def entered(dossier_id: UUID) -> bool:
    """Whether a filing of this id has been entered: nearly never, so it is asked as cheaply as can be.
    Nothing of the dossier is told."""
    return bool(read(Dossier, "id = %s", [dossier_id]))


def obtain_many(hat: Hat, dossier_ids: Iterable[UUID]) -> list[Dossier]:
    """Those of these dossiers that the hat may see, most urgent first; no word about the others."""
    found = _joined().filter(pk__in=set(dossier_ids)).order_by("urgency_at", "id")
    return [dossier for dossier in found if why_not_see(hat, dossier) is None]


def obtain_set_aside(hat: Hat, limit: int = 100) -> list[Dossier]:
    """The dossiers set aside within the hat's scope, newest first, for those who may restore them."""
    theirs = Q(competent__path__within=hat.scope) | Q(served_by__path__within=hat.scope)
    aside = Dossier.objects.filter(theirs, set_aside_at__isnull=False)
    found = aside.for_lists().select_related("served_by", "competent").order_by("-set_aside_at")[:limit]
    return [dossier for dossier in found if why_not_see(hat, dossier) is None]


def tracked(code: str, key: str) -> Dossier | None:
    """The dossier of a slip: its code together with the key in the slip's QR; None when they do not belong
    together. This is the applicant's way in, without an account; how long the answer takes tells nothing."""
    found = next(iter(_of_code(code.strip().upper())), None)
    fits = _same(found.track_key if found else "no dossier", key.strip())
    return found if fits else None


def tracked_by_phone(code: str, phone: str) -> Dossier | None:
    """The dossier of this code, for somebody who knows the phone number of its owner or of whoever brought
    it; None when they do not belong together. How long the answer takes tells nothing."""
    return _with_phone(_on_slip(code, *_PHONES), phone)


def filing_by_phone(dossier_id: UUID | None, phone: str) -> Dossier | None:
    """The same for a filing that has no code yet and is known by another number of its own."""
    known = Dossier.objects.filter(pk__in=[dossier_id or _NO_FILING], set_aside_at=None)
    found = known.values_list("pk", *_PHONES)
    return _with_phone(found.first(), phone)


def filing_by_key(dossier_id: UUID | None, key: str) -> Dossier | None:
    """The same as `tracked` for a filing that has no code yet and is known by another number of its own."""
    known = Dossier.objects.filter(pk__in=[dossier_id or _NO_FILING], set_aside_at=None)
    found = known.values_list("pk", "track_key")
    pk, kept = found.first() or (None, "no dossier")
    fits = _same(kept, key.strip())
    return tracked_filing(pk) if pk and fits else None


def _with_phone(found: tuple[Any, ...] | None, phone: str) -> Dossier | None:
    pk, owner, other = found or (None, "", "")
    try:
        typed = normal_phone(phone)
    except BadPhone:
        typed = ""
    # Both are compared, whatever the first says: an empty number opens nothing.
    fits = [_same(kept or "no number", typed or "no phone") for kept in (owner, other)]
    return tracked_filing(pk) if pk and any(fits) else None


def tracked_filing(dossier_id: UUID) -> Dossier | None:
    """The dossier of an applicant who has proved it to be theirs, accepted or not."""
    return next(iter(_of_id(dossier_id)), None)


# What an applicant's pages tell of a dossier. Their officer, their agency are nobody's business there.
_FOLLOWED = ("owner", "served_by", "service_point")


@statement
def _of_id(dossier_id: Value) -> QuerySet[Dossier]:
    return Dossier.objects.select_related(*_FOLLOWED).filter(pk=dossier_id, set_aside_at=None)


@statement
def _of_code(code: Value) -> QuerySet[Dossier]:
    return Dossier.objects.select_related(*_FOLLOWED).filter(code=code, set_aside_at=None)


def dossiers_of_number(id_number: str, *, limit: int = 100) -> list[Dossier]:
    """The dossiers that name this identity number, as owner or as who brought them, newest first."""
    number = tidy_id_number(id_number)
    if not number:
        return []
    people = applicants_with(number)
    theirs = Q(owner__in=people) | Q(representative__in=people)
    found = Dossier.objects.present().filter(theirs).for_lists().select_related("served_by", "competent")
    return list(found.order_by("-filed_at", "-id")[:limit])


def _on_slip(code: str, *columns: str) -> tuple[Any, ...] | None:
    found = Dossier.objects.filter(code=code.strip().upper(), set_aside_at=None)
    return found.values_list("pk", *columns).first()


def _same(kept: str, given: str) -> bool:
    return compare_digest(kept.encode(), given.encode())


def _joined() -> QuerySet[Dossier]:
    return Dossier.objects.select_related(*_JOINED).defer(
        "procedure_version__content", "procedure_version__doubts"
    )
