from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop

from .models import Account, Post, StandIn
from .permissions import (
    why_not_appoint,
    why_not_end_post,
    why_not_give_post,
    why_not_have_password,
    why_not_hold_post,
    why_not_manage_account,
    why_not_manage_staff,
    why_not_post_twice,
    why_not_stand_in,
    why_not_stand_in_then,
)
from .rules import Hat, RoleCode, why_not_username


@transaction.atomic
def open_account(
    *,
    username: str,
    name: str,
    password: str | None,
    by: ActsInUnit,
    at: datetime,
    email: str = "",
    machine: bool = False,
) -> Account:
    """Open an account. Without a password nobody can sign in until one is set; a `machine` never gets one.

    Raises Refused for a user name that is taken or cannot be typed everywhere, and for a weak password.
    """
    account = Account(username=tidy(username).lower(), name=name, email=email, created_at=at)
    account.is_machine = machine
    refuse_if(why_not_username(account.username))
    _check_password(password, account)
    account.set_password(password)
    try:
        with transaction.atomic():
            account.save(force_insert=True)
    except IntegrityError:
        raise Refused(
            Refusal("username_taken", gettext_noop("Another account has this user name. Choose another one."))
        ) from None
    append(subject_kind="account", subject=account.pk, kind="account.opened", by=by, at=at, first=True)
    return account


@transaction.atomic
def open_citizen_account(*, language: str, by: ActsInUnit, at: datetime) -> Account:
    """Open the account of a citizen whom an outside provider knows. It has no password, never a post, and no
    name: whose it is stands in `applicants`."""
    account = Account(
        username=f"citizen.{uuid4().hex}", name="Công dân", language=language, is_citizen=True, created_at=at
    )
    account.set_unusable_password()
    account.save(force_insert=True)
    data = {"citizen": True}
    append(
        subject_kind="account", subject=account.pk, kind="account.opened", by=by, at=at, data=data, first=True
    )
    return account


@transaction.atomic
def take_on(
    *,
    username: str,
    name: str,
    password: str,
    unit: UUID,
    unit_path: str,
    role: RoleCode,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    title: str = "",
    fields: Sequence[str] = (),
    valid_to: date | None = None,
) -> Account:
    """A new officer: an account and its first post, both or neither."""
    account = open_account(username=username, name=name, password=password, by=by, at=at)
    give_post(
        account=account,
        unit=unit,
        unit_path=unit_path,
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
        title=title,
        fields=fields,
        by=by,
        at=at,
    )
    return account


@transaction.atomic
def set_password(*, account: Account, password: str, by: ActsInUnit, at: datetime) -> None:
    """Give an account a new password; whoever is signed in with it is signed out. Raises Refused when it is
    too weak, and for the account of somebody who is not, or not only, of one's own units."""
    _may_manage_account(by, account, at)
    refuse_if(why_not_have_password(account))
    _check_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    append(subject_kind="account", subject=account.pk, kind="account.password_set", by=by, at=at)


@transaction.atomic
def choose_password(*, account: Account, password: str, by: ActsInUnit, at: datetime) -> None:
    """An officer takes a password of one's own. Raises Refused when it is too weak."""
    _check_password(password, account)
    account.set_password(password)
    account.save(update_fields=["password"])
    append(subject_kind="account", subject=account.pk, kind="account.password_chosen", by=by, at=at)


@transaction.atomic
def choose_language(*, account: Account, language: str, by: ActsInUnit, at: datetime) -> None:
    """The language in which an officer's pages come after signing in. Raises Refused for one we lack."""
    if language not in dict(settings.LANGUAGES):
        raise Refused(
            Refusal("unknown_language", gettext_noop("There is no such language here. Choose one of these."))
        )
    account.language = language
    account.save(update_fields=["language"])
    append(subject_kind="account", subject=account.pk, kind="account.language_chosen", by=by, at=at)


@transaction.atomic
def close_account(*, account: Account, by: ActsInUnit, at: datetime) -> None:
    """Let nobody sign in with this account any more. Its history stays."""
    _may_manage_account(by, account, at)
    account.is_active = False
    account.save(update_fields=["is_active"])
    append(subject_kind="account", subject=account.pk, kind="account.closed", by=by, at=at)


@transaction.atomic
def reopen_account(*, account: Account, by: ActsInUnit, at: datetime) -> None:
    """Let the officer sign in again, with the password and the posts there were."""
    _may_manage_account(by, account, at)
    account.is_active = True
    account.save(update_fields=["is_active"])
    append(subject_kind="account", subject=account.pk, kind="account.reopened", by=by, at=at)


@transaction.atomic
def give_post(
    *,
    account: Account,
    unit: UUID,
    unit_path: str,
    role: RoleCode,
    valid_from: date,
    by: ActsInUnit,
    at: datetime,
    title: str = "",
    fields: Sequence[str] = (),
    valid_to: date | None = None,
) -> Post:
    """Give an account a post in a unit from a day on. Officers need leave to manage staff there, and give
    none to themselves."""
    _may_manage(by, unit_path)
    refuse_if(why_not_give_post(by, account) if isinstance(by, Hat) else why_not_hold_post(account))
    post = Post(
        account=account,
        unit_id=unit,
        role=role.value,
        title=tidy(title),
        fields=list(fields),
        valid_from=valid_from,
        valid_to=valid_to,
    )
    _check(post)
    refuse_if(why_not_post_twice(post))
    post.save(force_insert=True)
    data = {"role": role.value, "unit": str(unit), "account": str(account.pk), "from": valid_from.isoformat()}
    append(subject_kind="post", subject=post.pk, kind="post.given", by=by, at=at, data=data, first=True)
    return post


@transaction.atomic
def end_post(*, post: Post, last_day: date, by: ActsInUnit, at: datetime) -> None:
    """Let a post end after a day."""
    if isinstance(by, Hat):
        refuse_if(why_not_end_post(by, post))
    post.valid_to = last_day
    _check(post)
    post.save(update_fields=["valid_to"])
    data = {"last_day": last_day.isoformat()}
    append(subject_kind="post", subject=post.pk, kind="post.ended", by=by, at=at, data=data)


@transaction.atomic
def appoint_stand_in(
    *,
    post: Post,
    account: Account,
    first_day: date,
    last_day: date,
    reason: str,
    by: ActsInUnit,
    at: datetime,
) -> StandIn:
    """Let a colleague wear this post's hat from one day to another, both included."""
    _may_manage(by, post.unit.path)
    refuse_if(why_not_stand_in(post, account))
    if isinstance(by, Hat):
        refuse_if(why_not_appoint(by, account))
    stand_in = StandIn(
        post=post, account=account, valid_from=first_day, valid_to=last_day, reason=tidy(reason)
    )
    _check(stand_in)
    refuse_if(why_not_stand_in_then(stand_in))
    stand_in.save(force_insert=True)
    data = {"account": str(account.pk), "from": first_day.isoformat(), "to": last_day.isoformat()}
    append(subject_kind="post", subject=post.pk, kind="post.stand_in_appointed", by=by, at=at, data=data)
    return stand_in


@transaction.atomic
def end_stand_in(*, stand_in: StandIn, by: ActsInUnit, at: datetime) -> None:
    """The holder is back before the time."""
    _may_manage(by, stand_in.post.unit.path)
    stand_in.ended_at = at
    stand_in.save(update_fields=["ended_at"])
    data = {"account": str(stand_in.account_id), "on": local_day(at).isoformat()}
    append(subject_kind="post", subject=stand_in.post_id, kind="post.stand_in_ended", by=by, at=at, data=data)


def _may_manage(by: ActsInUnit, unit_path: str) -> None:
    if isinstance(by, Hat):
        refuse_if(why_not_manage_staff(by, unit_path))


def _may_manage_account(by: ActsInUnit, account: Account, at: datetime) -> None:
    if isinstance(by, Hat):
        refuse_if(why_not_manage_account(by, account, local_day(at)))


def _check(record: Post | StandIn) -> None:
    try:
        record.full_clean(validate_unique=False)
    except ValidationError as problem:
        raise Refused(Refusal("not_valid", "{problem}", {"problem": " ".join(problem.messages)})) from None


def _check_password(password: str | None, account: Account) -> None:
    if password is None:
        return
    try:
        validate_password(password, account)
    except ValidationError as problem:
        raise Refused(
            Refusal("weak_password", "{problem}", {"problem": " ".join(problem.messages)})
        ) from None
