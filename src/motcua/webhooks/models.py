from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def running(self, at: datetime) -> "SubscriptionQuerySet":
        """Those whose subscriber is told of facts now."""
        return self.filter(Q(ended_at=None) | Q(ended_at__gt=at))


class Subscription(models.Model):
    """That another system is told of facts of some kinds within a path. `cursor` is the last fact it was told
    of; `secret` signs what is sent, so it is kept as it is."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    account = models.ForeignKey("staff.Account", on_delete=models.PROTECT, related_name="+")
    url = models.URLField(max_length=300)
    kinds = models.JSONField(default=list, blank=True)
    scope = models.CharField(max_length=200)
    secret = models.CharField(max_length=100)
    cursor = models.UUIDField()
    subscribed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(scope=""),
                name="subscription_has_scope",
                violation_error_message=_("A subscriber is told of one unit and those below it."),
            ),
        ]

    def __str__(self) -> str:
        return self.url
