"""Turning facts into errands for those who asked to hear of them."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from motcua.journal.models import Fact
from motcua.journal.queries import facts_since
from motcua.kernel.clock import now
from motcua.outbox.errands import put

from .models import Subscription
from .rules import KIND

AT_ONCE = 200


def collect(*, at: datetime | None = None) -> int:
    """Put down an errand for each fact that subscribers have not been told of; how many were put down."""
    moment = at or now()
    return sum(_collect(one.pk, moment) for one in Subscription.objects.running(moment).only("pk"))


@transaction.atomic
def _collect(subscription_id: UUID, at: datetime) -> int:
    """One subscriber's new facts. The row is locked, so that two workers do not read them twice."""
    subscription = Subscription.objects.select_for_update().get(pk=subscription_id)
    facts = facts_since(subscription.cursor, scope=subscription.scope, limit=AT_ONCE)
    wanted = [fact for fact in facts if _is_wanted(fact, subscription)]
    for fact in wanted:
        put(
            kind=KIND,
            subject=uuid5(subscription.pk, fact.subject.hex),  # in order for each dossier
            key=f"{KIND}:{subscription.pk.hex}:{fact.pk.hex}",
            body={"subscription": str(subscription.pk), "fact": str(fact.pk)},
            at=at,
        )
    if facts:
        subscription.cursor = facts[-1].pk
        subscription.save(update_fields=["cursor"])
    return len(wanted)


def _is_wanted(fact: Fact, subscription: Subscription) -> bool:
    if subscription.kinds:
        return fact.kind in subscription.kinds
    return fact.subject_kind == "dossier"
