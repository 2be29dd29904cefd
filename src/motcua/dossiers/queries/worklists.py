"""The worklists officers really use: what waits for whom, most urgent first, paged in the database."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.rules import step_name
from motcua.staff.rules import Hat, Permission, RoleCode

from ..models import Dossier, Step
from ..models.dossier import DossierQuerySet
from ..rules import DUE_SOON, RUNNING, Delivery, Holder, Status, Supplement

PAGE = 25
_RUNNING = [status.value for status in RUNNING]


@dataclass(frozen=True)
class Worklist:
    """One list: its name, what is in it, and how it is sorted (open ones by urgency, ended ones newest
    first). `group` is the heading under which it stands; `needs` a permission without which it is hidden."""

    code: str
    name_text: str
    group: str
    condition: Callable[[Hat, datetime], Q]
    ended: bool = False
    needs: Permission = Permission.SEE_DOSSIERS

    @property
    def name(self) -> str:
        return translate(self.name_text)

    @property
    def group_name(self) -> str:
        return translate(GROUPS[self.group])


GROUPS = {
    "mine": gettext_noop("My work"),
    "desk": gettext_noop("At the desk"),
    "process": gettext_noop("In process"),
    "ended": gettext_noop("Ended"),
}


def _status(*statuses: Status) -> Callable[[Hat, datetime], Q]:
    wanted = [status.value for status in statuses]
    return lambda _hat, _at: Q(status__in=wanted) if len(wanted) > 1 else Q(status=wanted[0])


def _mine(hat: Hat, _at: datetime) -> Q:
    return Q(officer=hat.works_for or hat.account)


_HOLDERS = {
    RoleCode.RECEPTIONIST: Holder.RECEPTION,
    RoleCode.HEAD_OF_CENTRE: Holder.RECEPTION,
    RoleCode.SPECIALIST: Holder.SPECIALIST,
    RoleCode.LEADER: Holder.LEADER,
    RoleCode.CLERK: Holder.CLERK,
}


def _pool(hat: Hat, _at: datetime) -> Q:
    holder = _HOLDERS.get(hat.role.code)
    waiting = Q(officer=None, status__in=_RUNNING, supplement=Supplement.NONE.value)
    fields = Q(field_code__in=hat.fields) if hat.fields else Q()
    return waiting & fields & (Q(holder=holder.value) if holder else Q())


def _overdue(_hat: Hat, at: datetime) -> Q:
    return Q(status__in=_RUNNING, urgency_at__lt=at)


def _due_soon(_hat: Hat, at: datetime) -> Q:
    return Q(status__in=_RUNNING, urgency_at__gte=at, urgency_at__lte=at + DUE_SOON)


def _supplement(state: Supplement) -> Callable[[Hat, datetime], Q]:
    return lambda _hat, _at: Q(supplement=state.value, ended_at=None)


def _delivery(state: Delivery) -> Callable[[Hat, datetime], Q]:
    return lambda _hat, _at: Q(status=Status.FINISHED.value, delivery=state.value)


def _held_by(holder: Holder) -> Callable[[Hat, datetime], Q]:
    return lambda _hat, _at: Q(status=Status.IN_PROCESS.value, holder=holder.value)


def _to_return(by: str) -> Callable[[Hat, datetime], Q]:
    def condition(_hat: Hat, _at: datetime) -> Q:
        at_desk = Q(status=Status.FINISHED.value, delivery=Delivery.AT_DESK.value)
        return at_desk & (Q(return_by=by) if by != "counter" else ~Q(return_by__in=["post", "online"]))

    return condition


WORKLISTS: tuple[Worklist, ...] = (
    Worklist("mine", gettext_noop("Assigned to me"), "mine", _mine),
    Worklist("pool", gettext_noop("Waiting to be taken on"), "mine", _pool),
    Worklist("due_soon", gettext_noop("Due soon"), "mine", _due_soon),
    Worklist("overdue", gettext_noop("Overdue"), "mine", _overdue),
    Worklist("filed", gettext_noop("To be accepted"), "desk", _status(Status.FILED)),
    Worklist("accepted", gettext_noop("Newly accepted"), "desk", _status(Status.ACCEPTED)),
    Worklist(
        "supplement_proposed", gettext_noop("Papers to ask for"), "desk", _supplement(Supplement.PROPOSED)
    ),
    Worklist("supplement_asked", gettext_noop("Waiting for papers"), "desk", _supplement(Supplement.ASKED)),
    Worklist(
        "supplement_supplied", gettext_noop("Papers have arrived"), "desk", _supplement(Supplement.SUPPLIED)
    ),
    Worklist(
        "obligation",
        gettext_noop("Waiting for a financial obligation"),
        "desk",
        _status(Status.OBLIGATION_ASKED),
    ),
    Worklist(
        "return_counter", gettext_noop("To return at the counter"), "desk", _to_return("counter"), ended=True
    ),
    Worklist("return_post", gettext_noop("To return by post"), "desk", _to_return("post"), ended=True),
    Worklist("return_online", gettext_noop("To return online"), "desk", _to_return("online"), ended=True),
    Worklist("in_process", gettext_noop("All in process"), "process", _status(Status.IN_PROCESS)),
    Worklist("examining", gettext_noop("With the specialists"), "process", _held_by(Holder.SPECIALIST)),
    Worklist("signing", gettext_noop("With the leaders"), "process", _held_by(Holder.LEADER)),
    Worklist("issuing", gettext_noop("With the clerk"), "process", _held_by(Holder.CLERK)),
    Worklist(
        "to_hand_over", gettext_noop("Results to hand over"), "process", _delivery(Delivery.READY), ended=True
    ),
    Worklist("all_open", gettext_noop("All open dossiers"), "process", lambda _hat, _at: Q()),
    Worklist("returned", gettext_noop("Returned"), "ended", _status(Status.RETURNED), ended=True),
    Worklist("refused", gettext_noop("Not accepted"), "ended", _status(Status.REFUSED), ended=True),
    Worklist("withdrawn", gettext_noop("Withdrawn"), "ended", _status(Status.WITHDRAWN), ended=True),
    Worklist("stopped", gettext_noop("Stopped"), "ended", _status(Status.STOPPED), ended=True),
)
_BY_CODE = {worklist.code: worklist for worklist in WORKLISTS}


def worklist(code: str) -> Worklist | None:
    """The worklist of this code."""
    return _BY_CODE.get(code)


def narrowed(
    worklist: Worklist, *, officer: UUID | None = None, unassigned: bool = False, holder: Holder | None = None
) -> Worklist:
    """The same list, only of one officer's dossiers (or of those nobody has taken on), or of one holder's."""
    only = Q(officer=officer) if officer or unassigned else Q()
    if holder:
        only &= Q(holder=holder.value)
    return replace(worklist, condition=lambda hat, at: worklist.condition(hat, at) & only)


def worklists_for(hat: Hat) -> list[Worklist]:
    """The lists this hat may open."""
    return [worklist for worklist in WORKLISTS if hat.may(worklist.needs)]


def lying_with(hat: Hat) -> DossierQuerySet:
    """The folders that lie in this hat's unit; an inspector sees those of all units below."""
    present = Dossier.objects.present()
    if hat.role.code is RoleCode.INSPECTOR:
        return present.filter(holder_unit__path__within=hat.scope)
    return present.held_in(hat.authority)


def count(hat: Hat, at: datetime) -> dict[str, int]:
    """How many dossiers wait in each list, in two queries. Lists of what is over and done are not counted."""
    opened = [one for one in worklists_for(hat) if not one.ended]
    finished = [one for one in worklists_for(hat) if one.ended and one.group != "ended"]
    held = lying_with(hat)
    counted: dict[str, int] = held.open().aggregate(**_counts(opened, hat, at))
    waiting = held.ended().filter(status=Status.FINISHED.value).aggregate(**_counts(finished, hat, at))
    return counted | waiting


def _counts(worklists: list[Worklist], hat: Hat, at: datetime) -> dict[str, Any]:
    return {one.code: Count("id", filter=one.condition(hat, at)) for one in worklists}


@dataclass(frozen=True)
class Rows:
    """One page of a list and the cursor of the next one, if there is more."""

    dossiers: list[Dossier]
    next: str = ""


def rows(worklist: Worklist, hat: Hat, at: datetime, *, after: str = "", limit: int = PAGE) -> Rows:
    """A page of a list, from a cursor on. One query; its cost does not grow with what lies beyond."""
    found = lying_with(hat).filter(worklist.condition(hat, at))
    column, newest_first = ("ended_at", True) if worklist.ended else ("urgency_at", False)
    found = found.ended() if worklist.ended else found.open()
    return keyset_page(found.for_lists(), column, newest_first, after, limit)


def step_names(dossiers: Iterable[Dossier]) -> dict[UUID, str]:
    """The name of each dossier's current step, by the dossier's id: one query for a whole page."""
    current = {dossier.pk: dossier.step for dossier in dossiers if dossier.step}
    steps = Step.objects.filter(dossier__in=current, position__in=set(current.values()))
    found = steps.values_list("dossier", "position", "name")
    return {pk: step_name(name) for pk, position, name in found if current[pk] == position}


def keyset_page(found: DossierQuerySet, column: str, newest_first: bool, after: str, limit: int) -> Rows:
    """The `limit` dossiers behind a cursor in the order of (column, id). A broken cursor begins anew."""
    sign, compare = ("-", "lt") if newest_first else ("", "gt")
    cursor = read_cursor(after)
    if cursor:
        moment, last = cursor
        behind = Q(**{f"{column}__{compare}": moment}) | Q(**{column: moment, f"id__{compare}": last})
        found = found.filter(behind, **{f"{column}__{compare}e": moment})
    page = list(found.order_by(f"{sign}{column}", f"{sign}id")[: limit + 1])
    more = page[limit - 1] if len(page) > limit else None
    return Rows(page[:limit], write_cursor(getattr(more, column), more.pk) if more else "")


def write_cursor(moment: datetime, last: UUID) -> str:
    return f"{moment.isoformat()}~{last}"


def read_cursor(text: str) -> tuple[datetime, UUID] | None:
    """The place in a list that a cursor names; None for the beginning and for nonsense."""
    try:
        moment, last = text.split("~")
        read = datetime.fromisoformat(moment)
        return (read, UUID(last)) if read.tzinfo else None
    except ValueError:
        return None
