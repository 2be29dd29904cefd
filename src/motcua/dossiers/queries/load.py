"""Who has how much, what is late, and where it lies."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q

from motcua.staff.models import Post
from motcua.staff.queries import machines_among, names_of, posts_within
from motcua.staff.rules import Hat
from motcua.units.queries import authority_id

from ..models import Dossier
from ..permissions import roles_at
from ..rules import DUE_SOON, RUNNING, Holder
from .worklists import lying_with

_RUNNING = [status.value for status in RUNNING]


@dataclass(frozen=True)
class OfficerLoad:
    """One officer's open dossiers. `officer` None: those that wait for somebody to take them on; `machine`:
    those that another system has taken on by token."""

    officer: UUID | None
    name: str
    open: int
    due_soon: int
    overdue: int
    machine: bool = False


@dataclass(frozen=True)
class PlaceLoad:
    """How many dossiers lie with one kind of holder, and how many of them are late."""

    holder: Holder
    open: int
    overdue: int


def load_of(hat: Hat, at: datetime) -> list[OfficerLoad]:
    """The load of each officer who has open dossiers in the hat's unit, the most overdue first."""
    counts = _counted(hat, "officer", at)
    officers = [officer for officer, *_numbers in counts]
    names, machines = names_of(officers), machines_among(officers)
    loads = [
        OfficerLoad(officer, names.get(officer, ""), every, soon, late, officer in machines)
        for officer, every, soon, late in counts
    ]
    return sorted(loads, key=lambda load: (-load.overdue, -load.open, load.name))


def places_of(hat: Hat, at: datetime) -> list[PlaceLoad]:
    """Where the open dossiers of the hat's unit lie, by kind of holder."""
    places = [
        PlaceLoad(Holder(holder), every, late) for holder, every, _soon, late in _counted(hat, "holder", at)
    ]
    return sorted(places, key=lambda place: list(Holder).index(place.holder))


def latest(hat: Hat, at: datetime, limit: int = 10) -> list[Dossier]:
    """The dossiers that are late the longest."""
    late = lying_with(hat).open().overdue(at).for_lists()
    return list(late.order_by("urgency_at", "id")[:limit])


def eligible_posts(dossier: Dossier, role: str, day: date) -> list[Post]:
    """The posts that may do a step of this role for this dossier on that day, by name of their holder: those
    of the unit itself, not of the bodies below it that decide in their own name."""
    unit = dossier.served_by if role in ("receptionist", "return_desk") else dossier.competent
    wanted = {code.value for code in roles_at(role)}
    only = next(iter(wanted)) if len(wanted) == 1 else None  # a few posts to read instead of all
    posts = posts_within(unit.path, day, role=only, field=dossier.field_code)
    return [post for post in posts if post.role in wanted and authority_id(post.unit) == unit.pk]


def least_loaded(dossier: Dossier, role: str, day: date) -> UUID | None:
    """The account with the fewest open dossiers among those who may do the step; None when nobody may.

    Those who are named for the field of the dossier come before those who do everything.
    """
    posts = eligible_posts(dossier, role, day)
    named = [post for post in posts if post.fields] or posts
    accounts = [post.account_id for post in named]
    counts = Dossier.objects.filter(officer__in=accounts, ended_at=None).values("officer")
    busy = dict(counts.annotate(all=Count("id")).values_list("officer", "all"))
    return min(accounts, key=lambda account: busy.get(account, 0), default=None)


def person_or_pool(officer: UUID | None) -> UUID | None:
    """Where a folder goes that goes back to whoever had it: to that officer; what a machine had goes to the
    step's pool, for nobody would look for it at the machine's."""
    return None if officer in machines_among([officer]) else officer


def _counted(hat: Hat, column: str, at: datetime) -> list[tuple[Any, ...]]:
    """Rows of (value of the column, all open, due soon, overdue), in one query."""
    running = Q(status__in=_RUNNING)
    grouped = lying_with(hat).open().order_by().values(column)
    counted = grouped.annotate(
        every=Count("id"),
        soon=Count("id", filter=running & Q(urgency_at__gte=at, urgency_at__lte=at + DUE_SOON)),
        late=Count("id", filter=running & Q(urgency_at__lt=at)),
    )
    return list(counted.values_list(column, "every", "soon", "late"))
