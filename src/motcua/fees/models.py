from django.db import models
from django.utils.translation import gettext_lazy as _

from motcua.kernel.ids import new_id

from .rules import Collect, FeeKind, PaymentMethod, PaymentState


class PaymentRequest(models.Model):
    """One amount asked for one subject (a dossier), and what became of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=8, choices=[(kind.value, kind.name) for kind in FeeKind])
    code = models.CharField(max_length=60, blank=True)
    label = models.CharField(max_length=250)
    amount = models.PositiveBigIntegerField()
    collect = models.CharField(max_length=8, choices=[(when.value, when.name) for when in Collect])
    state = models.CharField(max_length=10, choices=[(state.value, state.name) for state in PaymentState])
    method = models.CharField(
        max_length=10, blank=True, choices=[(how.value, how.name) for how in PaymentMethod]
    )
    receipt_number = models.CharField(max_length=40, blank=True)
    asked_at = models.DateTimeField()
    paid_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paid_at=None, method="")
                | (models.Q(paid_at__isnull=False) & ~models.Q(method="")),
                name="payment_when_and_how_together",
                violation_error_message=_("A payment needs both its time and its method."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state="paid") | models.Q(paid_at__isnull=False),
                name="payment_paid_has_time",
                violation_error_message=_("A paid amount needs the time of payment."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.amount}"
