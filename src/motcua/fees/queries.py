from uuid import UUID

from motcua.rows import read

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
    return sum(one.amount for one in _waiting(subject) if collect in (None, one.collect))


def owed(subject: UUID) -> dict[Collect, int]:
    """Đồng still to be paid for a subject, by when it is due; what is not due at all is left out."""
    found: dict[Collect, int] = {}
    for one in _waiting(subject):
        moment = Collect(one.collect)
        found[moment] = found.get(moment, 0) + one.amount
    return found


def _waiting(subject: UUID) -> list[PaymentRequest]:
    return read(PaymentRequest, "subject = %s AND state = %s", [subject, PaymentState.WAITING.value])
