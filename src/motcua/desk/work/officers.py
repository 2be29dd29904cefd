"""Officers to choose from, each with the load they carry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _

from motcua.dossiers.queries import OfficerLoad, load_of
from motcua.kernel.clock import local_day
from motcua.staff.queries import posts_within
from motcua.staff.rules import Hat, Permission, role

if TYPE_CHECKING:
    from motcua.staff.models import Post


@dataclass(frozen=True)
class Officer:
    """One who may be given work: the account, and the words shown beside the name."""

    account: UUID
    name: str
    role: str
    load: OfficerLoad | None

    @property
    def words(self) -> str:
        """`5 open, 1 overdue`, or that there is nothing."""
        if self.load is None or not self.load.open:
            return _("nothing open")
        if self.load.overdue:
            numbers = {"open": self.load.open, "late": self.load.overdue}
            return _("%(open)d open, %(late)d overdue") % numbers
        return _("%(open)d open") % {"open": self.load.open}


def with_loads(posts: Iterable[Post], hat: Hat, at: datetime) -> list[Officer]:
    """Each account once, in the order given, with its open dossiers in the hat's unit."""
    loads = {load.officer: load for load in load_of(hat, at)}
    found: dict[UUID, Officer] = {}
    for post in posts:
        account = post.account_id
        found.setdefault(
            account, Officer(account, post.account.name, role(post.role).name, loads.get(account))
        )
    return list(found.values())


def who_work(hat: Hat, at: datetime) -> list[Officer]:
    """Everybody within the hat's unit whose post passes dossiers on, by name."""
    posts = posts_within(hat.scope, local_day(at))
    return with_loads((post for post in posts if _works(post.role)), hat, at)


def _works(role_code: str) -> bool:
    return Permission.FORWARD in role(role_code).permissions
