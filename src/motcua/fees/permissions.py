from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

from .models import PaymentRequest
from .rules import AFTER, PaymentState


def why_not_become(request: PaymentRequest, state: PaymentState) -> Refusal | None:
    """Whether a payment request may go to a state: paid once, refunded if paid, cancelled if not."""
    if state in AFTER[PaymentState(request.state)]:
        return None
    text = gettext_noop("“{label}” is already settled. Look at the list of payments again.")
    return Refusal("payment_settled", text, {"label": request.label})
