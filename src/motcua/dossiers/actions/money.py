"""Taking a payment at the counter."""

from datetime import datetime

from django.db import transaction

from motcua.fees.actions import take
from motcua.fees.models import PaymentRequest
from motcua.fees.rules import PaymentMethod
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.staff.rules import Hat, Permission

from ..models import Dossier
from ..permissions import why_not_see
from .writing import Doing, state_fact


@transaction.atomic
def take_payment(
    *,
    dossier: Dossier,
    request: PaymentRequest,
    method: PaymentMethod,
    by: Hat,
    at: datetime,
    receipt_number: str = "",
) -> None:
    """Record that an amount asked for a dossier was paid."""
    refuse_if(why_not_see(by, dossier))
    if not by.may(Permission.COLLECT_FEE) or request.subject != dossier.pk:
        raise Refused(
            Refusal(
                "not_permitted", gettext_noop("Your post does not take payments. Ask the reception desk.")
            )
        )
    take(request=request, method=method, receipt_number=receipt_number, by=by, at=at)
    data = {"amount": request.amount, "method": method.value, "kind": request.kind}
    state_fact(dossier, "dossier.fee_paid", Doing(by, at), data)
