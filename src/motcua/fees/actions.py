"""Asking for money and taking it. Parts of a dossier's own actions, whose facts tell of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.rows import fresh, insert

from .models import PaymentRequest
from .permissions import why_not_become
from .rules import Collect, FeeKind, PaymentMethod, PaymentState


@dataclass(frozen=True)
class Asked:
    """One amount to ask for. `amount` in đồng."""

    kind: FeeKind
    label: str
    amount: int
    collect: Collect
    code: str = ""


def ask(*, subject: UUID, items: Sequence[Asked], by: ActsInUnit, at: datetime) -> list[PaymentRequest]:
    """Ask for these amounts; exempt ones and zeros are not asked."""
    rows = [
        fresh(
            PaymentRequest,
            subject=subject,
            kind=item.kind.value,
            code=item.code,
            label=item.label,
            amount=item.amount,
            collect=item.collect.value,
            state=PaymentState.WAITING.value,
            asked_at=at,
        )
        for item in items
        if item.amount > 0 and item.collect is not Collect.EXEMPT
    ]
    insert(rows)
    return rows


def take(
    *, request: PaymentRequest, method: PaymentMethod, receipt_number: str, by: ActsInUnit, at: datetime
) -> None:
    """Record that an amount was paid. Raises Refused when it was settled meanwhile."""
    refuse_if(why_not_become(request, PaymentState.PAID))
    values = {"method": method.value, "receipt_number": receipt_number, "paid_at": at}
    _move(request, PaymentState.PAID, values)


def cancel_waiting(*, subject: UUID, by: ActsInUnit, at: datetime) -> int:
    """Cancel all that is still unpaid for a subject; how many requests that was."""
    waiting = PaymentRequest.objects.filter(subject=subject, state=PaymentState.WAITING)
    return waiting.update(state=PaymentState.CANCELLED)


def _move(request: PaymentRequest, state: PaymentState, values: Mapping[str, object]) -> None:
    """Only if nobody was faster: the row must still be in the state it was read in."""
    same = PaymentRequest.objects.filter(pk=request.pk, state=request.state)
    if not same.update(state=state.value, **values):
        raise Refused(
            Refusal(
                "payment_settled",
                gettext_noop(
                    "Somebody settled this payment a moment ago. Look at the list of payments again."
                ),
            )
        )
    request.refresh_from_db()
