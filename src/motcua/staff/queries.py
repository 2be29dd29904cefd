import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.text import fold
from motcua.kernel.words import gettext_noop
from motcua.rows import read_beside
from motcua.units.queries import authority_of, unit
from motcua.units.rules import AUTHORITIES

from .models import Account, Post, StandIn
from .rules import Hat, role

PAGE = 50
_GIVEN = {"account.opened", "account.password_set"}


@dataclass(frozen=True)
class StaffPage:
    """One page of the list of posts. `number` counts from 1; `every` is how many posts there are in all."""

    posts: list[Post]
    number: int
    every: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE < self.every


def hats_of(account: Account, day: date) -> list[Hat]:
    """Every hat an account may wear on a day: its own posts first, then those it stands in for."""
    return _own_hats(account, day) + _hats_instead(account, day)


def _own_hats(account: Account, day: date) -> list[Hat]:
    posts = Post.objects.on(day).filter(account=account).select_related("unit").order_by("valid_from", "id")
    return [_hat(account, post) for post in posts]


def _hats_instead(account: Account, day: date) -> list[Hat]:
    return [_hat(account, stand_in.post, instead=True) for stand_in in _stand_ins(account, day)]


@dataclass(frozen=True)
class _Own:
    """A post of an account as it was read beside the account, with its unit and the body it belongs to."""

    post: UUID
    role: str
    fields: list[str]
    valid_from: date
    valid_to: date | None
    unit: UUID
    unit_name: str
    unit_path: str
    authority: UUID
    authority_name: str
    scope: str

    def exists(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)

    def hat(self, account: Account) -> Hat:
        return Hat(
            account=account.pk,
            post=self.post,
            name=account.name,
            role=role(self.role),
            unit=self.unit,
            unit_name=self.unit_name,
            unit_path=self.unit_path,
            authority=self.authority,
            authority_name=self.authority_name,
            scope=self.scope,
            fields=frozenset(self.fields),
            works_for=account.pk,
            machine=account.is_machine,
        )


_POSTS = """,
    p.id, p.role, p.fields, p.valid_from, p.valid_to,
    u.id, u.name, u.path, u.tier, b.id, b.name, b.path, b.tier
"""
_WITH_POSTS = """
    LEFT JOIN staff_post p ON p.account_id = staff_account.id
    LEFT JOIN units_unit u ON u.id = p.unit_id
    LEFT JOIN units_unit b ON b.id = u.parent_id
    WHERE staff_account.id = %s ORDER BY p.valid_from, p.id
"""


def account_at_work(account_id: UUID) -> Account | None:
    """The account of this id with its own posts, in one small query: what every request of an officer asks
    first. `hat` looks at the posts read here as long as this very object lives, that is, for one request."""
    rows = read_beside(Account, _POSTS, _WITH_POSTS, [account_id])
    if not rows:
        return None
    found = rows[0][0]
    setattr(found, _SEEN, [_own(beside) for _account, beside in rows if beside[0]])
    return found


_SEEN = "_posts_seen"


def _seen(account: Account) -> list[_Own]:
    seen: list[_Own] | None = getattr(account, _SEEN, None)
    if seen is None:
        seen = getattr(account_at_work(account.pk), _SEEN, [])
    return seen


def _own(beside: tuple[Any, ...]) -> _Own:
    post, code, fields, first, last, *units = beside
    here, body = units[:4], units[4:]
    if here[3] in AUTHORITIES:
        body = here
    elif body[3] not in AUTHORITIES:
        above = authority_of(unit(_id(here[0])))
        body = [above.pk, above.name, above.path, above.tier]
    return _Own(
        post=_id(post),
        role=code,
        fields=json.loads(fields),
        valid_from=first,
        valid_to=last,
        unit=_id(here[0]),
        unit_name=here[1],
        unit_path=here[2],
        authority=_id(body[0]),
        authority_name=body[1],
        scope=body[2],
    )


def _id(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def hat(account: Account, post: UUID | str | None, day: date) -> Hat | None:
    """The hat of this post, or the first one there is; None for an account without any post that day."""
    for own in _seen(account):
        if own.exists(day) and (post is None or str(own.post) == str(post)):  # nearly always
            return own.hat(account)
    hats = hats_of(account, day)
    chosen = [one for one in hats if str(one.post) == str(post)]
    return next(iter(chosen or hats), None)


def hat_of_post(post_id: UUID, day: date) -> Hat:
    """The hat of a post's own holder. Raises Refused when the post does not exist on that day."""
    post = Post.objects.on(day).select_related("unit", "account").filter(pk=post_id).first()
    if post is None:
        raise Refused(Refusal("no_such_post", gettext_noop("This post does not exist on that day.")))
    return _hat(post.account, post)


def account_named(username: str) -> Account | None:
    """The active account of this user name."""
    return Account.objects.filter(username=username.strip().lower(), is_active=True).first()


def account(account_id: UUID) -> Account | None:
    """The account of this id, active or not (history names people who left)."""
    return Account.objects.filter(pk=account_id).first()


def names_of(accounts: Any) -> dict[UUID, str]:
    """The names of these accounts, by id: one query for a whole page."""
    wanted = {one for one in accounts if one}
    return dict(Account.objects.filter(pk__in=wanted).values_list("pk", "name"))


def machines_among(accounts: Any) -> set[UUID]:
    """Which of these accounts are machines: one query for a whole page, none for nobody."""
    wanted = {one for one in accounts if one}
    found = Account.objects.filter(pk__in=wanted, is_machine=True) if wanted else Account.objects.none()
    return set(found.values_list("pk", flat=True))


def posts_within(scope: str, day: date, *, role: str | None = None, field: str | None = None) -> list[Post]:
    """The posts of officers that exist within a path on a day, with their account and unit, by name. Those of
    machines are not among them: work is given to people."""
    people = Post.objects.on(day).within(scope).of_people()
    posts = people.select_related("account", "unit").order_by("account__name_folded")
    if role:
        posts = posts.filter(role=role)
    found = [post for post in posts if post.account.is_active]
    return [post for post in found if not field or not post.fields or field in post.fields]


def all_posts_within(scope: str) -> list[Post]:
    """Every post of an officer within a path, ended ones too, newest first: for those who keep the staff."""
    posts = Post.objects.within(scope).of_people().select_related("account", "unit")
    return list(posts.order_by("account__name_folded", "-valid_from"))


def stand_ins_within(scope: str, day: date) -> list[StandIn]:
    """Absences of today or later within a path."""
    current = StandIn.objects.filter(post__unit__path__within=scope, valid_to__gte=day, ended_at=None)
    return list(current.select_related("post__account", "post__unit", "account").order_by("valid_from"))


def staff_page(
    scope: str, day: date, *, text: str = "", role: str = "", ended: bool = False, number: int = 1
) -> StaffPage:
    """The posts within a path by the name of the officer, fifty at a time: those that exist or are to come,
    or with `ended` those that are over or whose account is closed."""
    running = Q(pk__in=Post.objects.still_to_come(day).values("pk"), account__is_active=True)
    posts = Post.objects.within(scope).of_people().filter(~running if ended else running)
    for word in fold(text).split():
        posts = posts.filter(Q(account__name_folded__contains=word) | Q(account__username__contains=word))
    if role:
        posts = posts.filter(role=role)
    ordered = posts.select_related("account", "unit").order_by("account__name_folded", "-valid_from", "pk")
    first = (max(number, 1) - 1) * PAGE
    return StaffPage(list(ordered[first : first + PAGE]), max(number, 1), posts.count())


def officer_within(scope: str, account_id: UUID) -> Account | None:
    """The account of an officer who has or had a post within a path; None for everybody else, and for
    machines."""
    known = Post.objects.within(scope).of_people().filter(account=account_id)
    return Account.objects.filter(pk=account_id).first() if known.exists() else None


def posts_of(account: Account, scope: str) -> list[Post]:
    """The posts of an officer within a path, ended ones too, newest first; posts elsewhere are not told."""
    posts = Post.objects.within(scope).filter(account=account).select_related("account", "unit")
    return list(posts.order_by("-valid_from", "pk"))


def post_within(scope: str, post_id: UUID) -> Post | None:
    """A post within a path, with its account and unit."""
    return Post.objects.within(scope).filter(pk=post_id).select_related("account", "unit").first()


def stand_in_within(scope: str, stand_in_id: UUID) -> StandIn | None:
    """A stand-in of a post within a path."""
    found = StandIn.objects.filter(pk=stand_in_id, post__unit__path__within=scope)
    return found.select_related("post__account", "post__unit", "account").first()


def stand_ins_for(posts: list[Post], day: date) -> dict[UUID, list[StandIn]]:
    """Who stands in for each of these posts on a day or later, by post: one query for a whole page."""
    found = StandIn.objects.filter(post__in=[post.pk for post in posts], valid_to__gte=day, ended_at=None)
    by_post: dict[UUID, list[StandIn]] = {}
    for stand_in in found.select_related("account").order_by("valid_from"):
        by_post.setdefault(stand_in.post_id, []).append(stand_in)
    return by_post


def colleagues(scope: str, day: date) -> list[Account]:
    """The open accounts of all who have a post within a path on a day, by name."""
    working = Post.objects.on(day).within(scope).of_people().values("account")
    return list(Account.objects.filter(pk__in=working, is_active=True).order_by("name_folded", "username"))


def password_was_given(account: Account) -> bool:
    """Whether somebody else knows the password: it was given, and the officer has not chosen another yet."""
    if not account.has_usable_password():
        return False
    known = _GIVEN | {"account.password_chosen"}
    kinds = [fact.kind for fact in facts_about("account", account.pk) if fact.kind in known]
    return bool(kinds) and kinds[-1] in _GIVEN


def _stand_ins(account: Account, day: date) -> list[StandIn]:
    running = StandIn.objects.filter(account=account, valid_from__lte=day, valid_to__gte=day, ended_at=None)
    alive = Q(post__valid_to=None) | Q(post__valid_to__gte=day)
    return list(running.filter(alive).select_related("post__unit", "post__account").order_by("valid_from"))


def _hat(account: Account, post: Post, instead: bool = False) -> Hat:
    authority = authority_of(post.unit)
    return Hat(
        account=account.pk,
        post=post.pk,
        name=account.name,
        role=role(post.role),
        unit=post.unit_id,
        unit_name=post.unit.name,
        unit_path=post.unit.path,
        authority=authority.pk,
        authority_name=authority.name,
        scope=authority.path,
        fields=frozenset(post.fields),
        works_for=post.account_id,
        instead_of=post.pk if instead else None,
        instead_of_name=post.account.name if instead else "",
        machine=account.is_machine,
    )
