"""The register (Form 07): everything a desk has accepted, whoever decides it, in the order of acceptance."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from motcua.kernel.clock import day_bounds
from motcua.staff.rules import Hat, RoleCode

from ..models import Dossier
from ..models.dossier import DossierQuerySet
from ..rules import Status
from .register_kinds import Wanted, first_of_kinds
from .worklists import PAGE, Rows, keyset_page, read_cursor


@dataclass(frozen=True)
class RegisterFilter:
    """What of the register is wanted; empty means everything. Both days are included."""

    first_day: date | None = None
    last_day: date | None = None
    field_code: str = ""
    procedure_code: str = ""
    status: int | None = None
    channel: str = ""
    officer: UUID | None = None


def register_rows(hat: Hat, wanted: RegisterFilter, *, after: str = "", limit: int = PAGE) -> Rows:
    """A page of the register of the hat's unit, oldest first, from a cursor on."""
    found = _wanted(hat, wanted)
    if _by_kinds(hat, wanted):
        ids = first_of_kinds(_kinds(hat, wanted, after), limit + 1)
        found = found.filter(pk__in=ids)
    return keyset_page(found, "accepted_at", False, after, limit)


def _by_kinds(hat: Hat, wanted: RegisterFilter) -> bool:
    """Whether only kinds of dossiers narrow a unit's register. An officer's, and what is not returned yet,
    have indexes of their own; an inspector's spans too many units to leap from kind to kind."""
    narrowed = wanted.field_code or wanted.procedure_code or wanted.channel
    long = wanted.officer is None and wanted.status in (None, Status.RETURNED)
    return bool(narrowed) and long and hat.role.code is not RoleCode.INSPECTOR


def _kinds(hat: Hat, wanted: RegisterFilter, after: str) -> Wanted:
    return Wanted(
        unit=hat.authority,
        field_code=wanted.field_code,
        procedure_code=wanted.procedure_code,
        channel=wanted.channel,
        status=wanted.status,
        begin=day_bounds(wanted.first_day)[0] if wanted.first_day else None,
        end=day_bounds(wanted.last_day)[1] if wanted.last_day else None,
        behind=read_cursor(after),
    )


def _wanted(hat: Hat, wanted: RegisterFilter) -> DossierQuerySet:
    entered = Dossier.objects.present().filter(accepted_at__isnull=False)
    if hat.role.code is RoleCode.INSPECTOR:
        entered = entered.filter(served_by__path__within=hat.scope)
    else:
        entered = entered.filter(served_by=hat.authority)
    entered = _in_days(entered, wanted).select_related("result__handed_over_by", "result__received_by")
    plain = {
        "field_code": wanted.field_code,
        "procedure_version__procedure__code": wanted.procedure_code,
        "status": wanted.status,
        "channel": wanted.channel,
        "officer": wanted.officer,
    }
    return entered.filter(**{column: value for column, value in plain.items() if value}).for_lists()


def _in_days(entered: DossierQuerySet, wanted: RegisterFilter) -> DossierQuerySet:
    if wanted.first_day:
        entered = entered.filter(accepted_at__gte=day_bounds(wanted.first_day)[0])
    if wanted.last_day:
        entered = entered.filter(accepted_at__lt=day_bounds(wanted.last_day)[1])
    return entered
