"""Subscribing to facts, and ending it."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction

from motcua.journal.actions import append
from motcua.journal.queries import horizon
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.outbox.errands import put
from motcua.staff.rules import Hat

from .models import Subscription
from .rules import KIND, why_not_address


@transaction.atomic
def subscribe(*, url: str, kinds: Sequence[str], by: Hat, at: datetime, secret: str = "") -> Subscription:
    """Tell a client's system of facts of these kinds (none: all about dossiers) from now on. The secret that
    signs them is made here when none is given. Raises Refused for a bad address."""
    refuse_if(why_not_address(url, allow_private=settings.PRIVATE_WEBHOOKS))
    refuse_if(_why_not_secret(secret))
    made = Subscription.objects.create(
        account_id=by.account,
        url=url,
        kinds=sorted(set(kinds)),
        scope=by.scope,
        secret=secret or secrets.token_urlsafe(32),
        cursor=horizon(),
        subscribed_at=at,
    )
    _state(made, "webhook.subscribed", by, at, first=True)
    return made


@transaction.atomic
def unsubscribe(*, subscription: Subscription, by: ActsInUnit, at: datetime) -> None:
    """End a subscription. What was not delivered yet is not sent any more."""
    subscription.ended_at = at
    subscription.save(update_fields=["ended_at"])
    _state(subscription, "webhook.unsubscribed", by, at)


@transaction.atomic
def send_test(*, subscription: Subscription, by: ActsInUnit, at: datetime) -> None:
    """Send the subscriber a notice that says it is a test."""
    del by  # the client that subscribed; nothing but its own notice comes of it
    key = f"{KIND}:{subscription.pk.hex}:test:{secrets.token_hex(8)}"
    put(kind=KIND, subject=subscription.pk, key=key, body={"subscription": str(subscription.pk)}, at=at)


def _why_not_secret(secret: str) -> Refusal | None:
    if secret and not 16 <= len(secret) <= 100:
        return Refusal("bad_secret", gettext_noop("Give a secret of 16 to 100 characters, or none."))
    return None


def _state(subscription: Subscription, kind: str, by: ActsInUnit, at: datetime, first: bool = False) -> None:
    data = {"kinds": subscription.kinds, "scope": subscription.scope}
    append(subject_kind="webhook", subject=subscription.pk, kind=kind, by=by, at=at, data=data, first=first)
