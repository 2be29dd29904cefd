from uuid import UUID

from .models import PaymentRequest
from .rules import Collect, PaymentState


def payments_of(subject: UUID) -> list[PaymentRequest]:
    """All that was asked for a subject, oldest first."""
    return list(PaymentRequest.objects.filter(subject=subject).order_by("id"))


def payment(payment_id: UUID, subject: UUID) -> PaymentRequest | None:
    """One request of this subject. Whoever asks has been let at the subject before."""
    return PaymentRequest.objects.filter(pk=payment_id, subject=subject).first()


def owes(subject: UUID, collect: Collect | None = None) -> int:
    """Đồng still to be paid for a subject: all of it, or what is due at one moment."""
    waiting = PaymentRequest.objects.filter(subject=subject, state=PaymentState.WAITING)
    if collect:
        waiting = waiting.filter(collect=collect)
    return sum(waiting.values_list("amount", flat=True))
