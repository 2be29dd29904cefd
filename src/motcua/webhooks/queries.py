from datetime import datetime
from uuid import UUID

from motcua.outbox.models import Errand

from .models import Subscription


def subscriptions_of(account: UUID, at: datetime) -> list[Subscription]:
    """What a client is told of, the newest first."""
    return list(Subscription.objects.running(at).filter(account=account).order_by("-subscribed_at"))


def subscription_of(account: UUID, subscription_id: UUID, at: datetime) -> Subscription | None:
    """A running subscription of this client; None for another's."""
    return Subscription.objects.running(at).filter(account=account, pk=subscription_id).first()


def undelivered(subscription: Subscription) -> int:
    """How many notices the subscriber has not answered yet."""
    return Errand.objects.open().filter(key__startswith=f"webhook:{subscription.pk.hex}:").count()
