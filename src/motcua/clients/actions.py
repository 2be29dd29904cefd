from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from motcua.journal.actions import append
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop
from motcua.rows import insert
from motcua.staff.actions import close_account, give_post, open_account, reopen_account
from motcua.staff.models import Account, Post
from motcua.staff.queries import hat_of_post
from motcua.staff.rules import Hat, RoleCode
from motcua.units.models import Unit

from .models import KeptAnswer, Token
from .permissions import why_not_open, why_not_scopes, why_not_within
from .queries import kept_answer
from .rules import Answer, Scope, hash_of, make_secret, why_not_key
from .turns import locked, turn

KEPT = timedelta(hours=48)
"""How long a client may ask again under the same key and be told the same."""


@dataclass(frozen=True)
class Wanted:
    """What a token is to open: where and as what the client works, how far it sees, from when to when."""

    username: str
    label: str
    unit: Unit
    role: RoleCode
    scopes: frozenset[Scope]
    valid_from: date
    valid_to: date
    unit_path: str = ""
    per_minute: int = 600


@transaction.atomic
def open_client(*, wanted: Wanted, by: ActsInUnit, at: datetime) -> tuple[Token, str]:
    """A token for a client, and the secret, which is shown this once. The client's account and post are made
    when it has none; a client that has them gets one more token (so that a secret can be replaced).

    Raises Refused for no scope, a path outside the post's, and a user name that belongs to an officer.
    """
    if isinstance(by, Hat):
        refuse_if(why_not_open(by, wanted.unit.path))
    refuse_if(why_not_scopes(wanted.scopes))
    post = _post(wanted, by, at)
    refuse_if(why_not_within(wanted.unit_path, hat_of_post(post.pk, wanted.valid_from).scope))
    secret = make_secret()
    token = _token(wanted, post, secret, at)
    token.save(force_insert=True)
    data = {"account": str(post.account_id), "post": str(post.pk), "scopes": token.scopes}
    append(subject_kind="client", subject=token.pk, kind="client.opened", by=by, at=at, data=data, first=True)
    return token, secret


@transaction.atomic
def close_client(*, token: Token, by: ActsInUnit, at: datetime) -> None:
    """Let a token open nothing from now on. With its last token a client's account is closed too."""
    if isinstance(by, Hat):
        refuse_if(why_not_open(by, token.post.unit.path))
    if not Token.objects.filter(pk=token.pk, ended_at=None).update(ended_at=at):
        raise Refused(Refusal("token_ended", gettext_noop("This token was closed already.")))
    token.ended_at = at
    append(subject_kind="client", subject=token.pk, kind="client.closed", by=by, at=at)
    if not Token.objects.filter(account=token.account_id, ended_at=None).exists():
        close_account(account=token.account, by=by, at=at)


def note_use(*, token: Token, by: ActsInUnit, at: datetime) -> None:
    """Write down the day on which a token was last used: one write a day."""
    day = local_day(at)
    if token.last_used != day:
        Token.objects.filter(pk=token.pk).update(last_used=day)


def answer_once(
    *, client: UUID, key: str, fingerprint: str, act: Callable[[], Answer], by: ActsInUnit, at: datetime
) -> Answer:
    """Do something once under a key: asked again, the same answer comes, byte for byte, and nothing is done.

    What was done and what was answered are written in one transaction. A refusal is not kept: nothing was
    done, so it may be tried again. Raises Refused when the key was used for another request, and while the
    first is at work.
    """
    refuse_if(why_not_key(key))
    name = f"{client.hex}:{key}"
    with turn(name) as first:
        if not first:
            raise Refused(_AT_WORK)
        with transaction.atomic():
            return _answered(client, key, fingerprint, act, at, locked(name))


def forget_answers(*, by: ActsInUnit, at: datetime) -> int:
    """Delete the answers kept for longer than 48 hours; how many they were."""
    return KeptAnswer.objects.filter(at__lt=at - KEPT).delete()[0]


_AT_WORK = Refusal(
    "request_at_work", gettext_noop("The first request with this key is still at work. Ask again shortly.")
)
_OTHER_REQUEST = Refusal(
    "key_used",
    gettext_noop("This Idempotency-Key was used for another request. Use a new key for each request."),
)


def _answered(
    client: UUID, key: str, fingerprint: str, act: Callable[[], Answer], at: datetime, first: bool
) -> Answer:
    if not first:
        raise Refused(_AT_WORK)
    known = kept_answer(client, key)
    if known and known[0] != fingerprint:
        raise Refused(_OTHER_REQUEST)
    return known[1] if known else _keep(client, key, fingerprint, act(), at)


def _keep(client: UUID, key: str, fingerprint: str, answer: Answer, at: datetime) -> Answer:
    kept = KeptAnswer(
        client_id=client,
        key=key,
        fingerprint=fingerprint,
        status=answer.status,
        headers=answer.headers,
        body=answer.body.decode(),
        at=at,
    )
    insert([kept])
    return answer


def _token(wanted: Wanted, post: Post, secret: str, at: datetime) -> Token:
    return Token(
        account=post.account,
        post=post,
        label=tidy(wanted.label)[:120],
        hash=hash_of(secret),
        scopes=sorted(scope.value for scope in wanted.scopes),
        unit_path=wanted.unit_path,
        per_minute=wanted.per_minute,
        valid_from=wanted.valid_from,
        valid_to=wanted.valid_to,
        opened_at=at,
    )


def _post(wanted: Wanted, by: ActsInUnit, at: datetime) -> Post:
    """The client's post of this role in this unit, there or made."""
    account = _account(wanted, by, at)
    there = Post.objects.on(wanted.valid_from).filter(account=account, unit=wanted.unit, role=wanted.role)
    found = there.select_related("account").first()
    if found:
        return found
    return give_post(
        account=account,
        unit=wanted.unit.pk,
        unit_path=wanted.unit.path,
        role=wanted.role,
        valid_from=wanted.valid_from,
        by=by,
        at=at,
    )


def _account(wanted: Wanted, by: ActsInUnit, at: datetime) -> Account:
    """The client's account: nobody signs in with it, for it has no password. An officer's is never used."""
    known = Account.objects.filter(username=tidy(wanted.username).lower()).first()
    if known is None or not known.is_machine:
        return open_account(
            username=wanted.username, name=wanted.label, password=None, by=by, at=at, machine=True
        )
    if not known.is_active:
        reopen_account(account=known, by=by, at=at)
    return known
