"""Who may keep accounts and posts, of whom, and who may stand in for whom."""

from datetime import date

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

from .models import Account, Post, StandIn
from .rules import Hat, Permission

_MACHINE = Refusal(
    "machines_account",
    gettext_noop(
        "This account belongs to another system, which acts by token. Open or close its tokens instead."
    ),
)


def why_not_manage_staff(hat: Hat, unit_path: str) -> Refusal | None:
    """Whether this officer may change accounts and posts in a unit."""
    if not hat.may(Permission.MANAGE_STAFF):
        return Refusal(
            "not_permitted",
            gettext_noop("Your post does not allow this. Ask the administrator or the head of the centre."),
        )
    if not hat.reaches(unit_path):
        return Refusal("not_found", gettext_noop("There is no such unit among yours."))
    return None


def why_not_manage_account(hat: Hat, account: Account, day: date) -> Refusal | None:
    """Whether this officer may close an account or give it a password: somebody of one's own units, who has
    no post elsewhere, and not oneself."""
    paths = _paths(account)
    refusal = why_not_manage_staff(hat, next(filter(hat.reaches, paths), ""))
    if refusal:
        return refusal
    if hat.account == account.pk:
        return Refusal(
            "own_account",
            gettext_noop("This is your own account. Ask a colleague who keeps the staff, or those above."),
        )
    running = Post.objects.filter(account=account).still_to_come(day)
    if not all(hat.reaches(path) for path in running.values_list("unit__path", flat=True)):
        return Refusal(
            "posts_elsewhere",
            gettext_noop(
                "This officer also has a post in another unit. Ask the administrator above both units."
            ),
        )
    return None


def why_not_have_password(account: Account) -> Refusal | None:
    """Whether an account may have a password at all: a machine's never, for nobody signs in as it."""
    return _MACHINE if account.is_machine else None


def why_not_give_post(hat: Hat, account: Account) -> Refusal | None:
    """Whether this officer may give a post to an account: one that is open, and not one's own."""
    if hat.account == account.pk:
        return Refusal(
            "own_post_given",
            gettext_noop("Nobody gives a post to themselves. Ask a colleague who keeps the staff."),
        )
    return why_not_hold_post(account)


def why_not_hold_post(account: Account) -> Refusal | None:
    """Whether an account may be given a post at all: an open one, and not a citizen's."""
    if account.is_citizen:
        return Refusal(
            "citizens_account",
            gettext_noop("This is a citizen's account. Open an officer's account for the post."),
        )
    if not account.is_active:
        return Refusal("closed_account", gettext_noop("This account is closed. Open it again first."))
    return None


def why_not_post_twice(post: Post) -> Refusal | None:
    """Whether the officer has the same post at the same time already."""
    same = Post.objects.filter(account=post.account, unit=post.unit_id, role=post.role)
    if not same.exclude(pk=post.pk).overlapping(post.valid_from, post.valid_to).exists():
        return None
    return Refusal(
        "post_twice",
        gettext_noop("This officer already has this post in those days. Look at the posts above."),
    )


def why_not_end_post(hat: Hat, post: Post) -> Refusal | None:
    """Whether this officer may end a post: not the one being worn, which would lock oneself out."""
    if hat.post == post.pk:
        return Refusal(
            "worn_post",
            gettext_noop("This is the post you are wearing. Ask a colleague who keeps the staff to end it."),
        )
    return why_not_manage_staff(hat, post.unit.path)


def why_not_stand_in(post: Post, account: Account) -> Refusal | None:
    """Whether an account may stand in for a post: an active colleague, not the holder."""
    if post.account_id == account.pk:
        return Refusal("own_post", gettext_noop("Nobody stands in for themselves. Choose a colleague."))
    if account.is_machine:
        return _MACHINE
    if not account.is_active or account.is_citizen:
        return Refusal(
            "account_closed", gettext_noop("This account is closed. Choose a colleague who works here.")
        )
    return None


def why_not_appoint(hat: Hat, account: Account) -> Refusal | None:
    """Whether this officer may appoint that account: somebody who has, or had, a post among one's units."""
    if any(hat.reaches(path) for path in _paths(account)):
        return None
    return Refusal("not_a_colleague", gettext_noop("Choose a colleague who works in your units."))


def why_not_stand_in_then(stand_in: StandIn) -> Refusal | None:
    """Whether somebody else stands in for the post on one of these days."""
    others = StandIn.objects.filter(post=stand_in.post, ended_at=None).exclude(pk=stand_in.pk)
    if not others.filter(valid_from__lte=stand_in.valid_to, valid_to__gte=stand_in.valid_from).exists():
        return None
    return Refusal(
        "stand_in_twice",
        gettext_noop("Somebody stands in for this post in those days already. End that first."),
    )


def _paths(account: Account) -> list[str]:
    return list(Post.objects.filter(account=account).values_list("unit__path", flat=True))
