from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id

_OPEN = Q(done_at=None, given_up_at=None)


class ErrandQuerySet(models.QuerySet["Errand"]):
    def open(self) -> "ErrandQuerySet":
        """Those neither run nor given up."""
        return self.filter(_OPEN)

    def due(self, at: datetime) -> "ErrandQuerySet":
        """Those that may be run now: due, leased by nobody, and the first of their subject."""
        before = Errand.objects.open().filter(subject=OuterRef("subject"), id__lt=OuterRef("id"))
        free = Q(lease_until=None) | Q(lease_until__lt=at)
        return self.open().filter(free, ~Exists(before), due_at__lte=at).order_by("due_at", "id")


class Errand(models.Model):
    """One thing to do after an action: at least once, in order among those of the same subject."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=40)
    subject = models.UUIDField()
    key = models.CharField(max_length=120)
    body = models.JSONField(default=dict)
    put_at = models.DateTimeField()
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(null=True)
    leased_by = models.CharField(max_length=60, blank=True)
    done_at = models.DateTimeField(null=True)
    given_up_at = models.DateTimeField(null=True)
    problem = models.CharField(max_length=300, blank=True)

    objects = ErrandQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                name="errand_key_once",
                violation_error_message=_("This errand was asked for already."),
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(given_up_at=None),
                name="errand_done_or_given_up",
                violation_error_message=_("An errand is run or given up, not both."),
            ),
        ]
        indexes = [
            models.Index(fields=["due_at", "id"], name="errand_due", condition=_OPEN),
            models.Index(fields=["subject", "id"], name="errand_subject", condition=_OPEN),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
