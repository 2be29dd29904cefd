"""What the sign-in page tells of each officer: who it is, what this person does today, what waits."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.dossiers.queries import OfficerLoad, count, load_of, places_of
from motcua.drafts.queries import helped_by
from motcua.kernel.clock import local_day
from motcua.staff.queries import hat_of_post, posts_within
from motcua.staff.rules import Hat, RoleCode, role
from motcua.units.queries import unit_by_code
from motcua.units.rules import UnknownUnit

from .cast import BY_USERNAME, HEAD, PROVINCE, Officer

if TYPE_CHECKING:
    from motcua.staff.models import Post


@dataclass(frozen=True)
class Waiting:
    """One number beside an officer. `tone` is "late", "soon" or empty."""

    label: str
    number: int
    tone: str = ""


@dataclass(frozen=True)
class Seat:
    """One officer on the page."""

    officer: Officer
    post: UUID
    unit: UUID
    role_name: str
    title: str
    unit_name: str
    waiting: list[Waiting]


def cast_posts(at: datetime) -> "dict[str, Post]":
    """The posts of the cast by user name: only these may be entered without a password."""
    day = local_day(at)
    try:
        province = unit_by_code(PROVINCE, day)
    except UnknownUnit:
        return {}
    posts = posts_within(province.path, day)
    return {post.account.username: post for post in posts if post.account.username in BY_USERNAME}


def seats(at: datetime) -> list[Seat]:
    """The cast in its order, with what waits for each; nobody where the demonstration was not built."""
    posts = cast_posts(at)
    if HEAD not in posts:
        return []
    loads = {load.officer: load for load in load_of(_hat(posts[HEAD], at), at)}
    return [
        _seat(officer, posts[username], loads, at)
        for username, officer in BY_USERNAME.items()
        if username in posts
    ]


def _seat(officer: Officer, post: "Post", loads: dict[UUID | None, OfficerLoad], at: datetime) -> Seat:
    counting = _COUNTING.get(officer.role) if officer.shown else None
    waiting = counting(_hat(post, at), at) if counting else _own(loads.get(post.account_id))
    title = post.title or role(post.role).name
    seen = [one for one in waiting if one.number]
    return Seat(officer, post.pk, post.unit_id, role(post.role).name, title, post.unit.name, seen)


def _own(load: OfficerLoad | None) -> list[Waiting]:
    if load is None:
        return []
    return [
        Waiting(_("in hand"), load.open),
        Waiting(_("due soon"), load.due_soon, "soon"),
        Waiting(_("overdue"), load.overdue, "late"),
    ]


def _at_the_desk(hat: Hat, at: datetime) -> list[Waiting]:
    counted = count(hat, at)
    return [
        Waiting(_("to accept"), counted["filed"]),
        Waiting(_("papers have come"), counted["supplement_supplied"]),
        Waiting(_("results to return"), counted["return_counter"]),
    ]


def _at_the_stamp(hat: Hat, at: datetime) -> list[Waiting]:
    counted = count(hat, at)
    return [Waiting(_("to issue"), counted["issuing"]), Waiting(_("to hand over"), counted["to_hand_over"])]


def _at_somebodys_side(hat: Hat, at: datetime) -> list[Waiting]:
    return [Waiting(_("begun with somebody, not filed"), len(helped_by(hat, open_only=True)))]


def _over_all(hat: Hat, at: datetime) -> list[Waiting]:
    lying = places_of(hat, at)
    return [
        Waiting(_("open"), sum(one.open for one in lying)),
        Waiting(_("overdue"), sum(one.overdue for one in lying), "late"),
    ]


_COUNTING = {
    RoleCode.RECEPTIONIST: _at_the_desk,
    RoleCode.CLERK: _at_the_stamp,
    RoleCode.HEAD_OF_CENTRE: _over_all,
    RoleCode.INSPECTOR: _over_all,
    RoleCode.GUIDE: _at_somebodys_side,
    RoleCode.POST_CLERK: _at_somebodys_side,
    RoleCode.YOUTH_MEMBER: _at_somebodys_side,
}


def _hat(post: "Post", at: datetime) -> Hat:
    return hat_of_post(post.pk, local_day(at))
