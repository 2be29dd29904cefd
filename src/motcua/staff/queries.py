from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from motcua.journal.queries import facts_about
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.text import fold
from motcua.kernel.words import gettext_noop
from motcua.rows import read
from motcua.units.queries import authority_of, unit

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


def hat(account: Account, post: UUID | str | None, day: date) -> Hat | None:
    """The hat of this post, or the first one there is; None for an account without any post that day."""
    running = "account_id = %s AND valid_from <= %s AND (valid_to IS NULL OR valid_to >= %s)"
    for one in read(Post, f"{running} ORDER BY valid_from, id", [account.pk, day, day]):
        if post is None or str(one.pk) == str(post):  # nearly always
            one.account, one.unit = account, unit(one.unit_id)
            return _hat(account, one)
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


def posts_within(scope: str, day: date, *, role: str | None = None, field: str | None = None) -> list[Post]:
    """The posts that exist within a path on a day, with their account and unit, by name."""
    posts = (
        Post.objects.on(day).within(scope).select_related("account", "unit").order_by("account__name_folded")
    )
    if role:
        posts = posts.filter(role=role)
    found = [post for post in posts if post.account.is_active]
    return [post for post in found if not field or not post.fields or field in post.fields]


def all_posts_within(scope: str) -> list[Post]:
    """Every post within a path, ended ones too, newest first: for those who keep the list of staff."""
    posts = Post.objects.within(scope).select_related("account", "unit")
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
    posts = Post.objects.within(scope).filter(~running if ended else running)
    for word in fold(text).split():
        posts = posts.filter(Q(account__name_folded__contains=word) | Q(account__username__contains=word))
    if role:
        posts = posts.filter(role=role)
    ordered = posts.select_related("account", "unit").order_by("account__name_folded", "-valid_from", "pk")
    first = (max(number, 1) - 1) * PAGE
    return StaffPage(list(ordered[first : first + PAGE]), max(number, 1), posts.count())


def officer_within(scope: str, account_id: UUID) -> Account | None:
    """The account of an officer who has or had a post within a path; None for everybody else."""
    known = Post.objects.within(scope).filter(account=account_id)
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
    working = Post.objects.on(day).within(scope).values("account")
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
    )
