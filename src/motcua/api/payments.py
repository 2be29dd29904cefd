"""What is to be paid for a dossier, and recording that it was."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from motcua.clients.rules import Scope
from motcua.dossiers.actions import take_payment
from motcua.dossiers.queries import obtain
from motcua.fees.queries import payment, payments_of
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop

from . import asked, telling, told
from .answers import answer, once, read
from .documents import IF_NONE_MATCH, KEY, headers, reads, writes
from .entrance import Bearer, ClientRequest

router = Router(tags=["payments"])
_READ, _ACT = Bearer(Scope.DOSSIERS_READ), Bearer(Scope.DOSSIERS_ACT)
_OF = "dossiers/{uuid:dossier_id}/payments"


@router.get(_OF, auth=_READ, response=reads(told.Payments, 404), openapi_extra=headers(IF_NONE_MATCH))
def payments(request: ClientRequest, dossier_id: UUID) -> HttpResponse:
    """The fee lines of a dossier: what was asked for, and what became of each."""
    found = obtain(request.auth.hat, dossier_id)
    return read(request, {"items": [telling.payment(one) for one in payments_of(found.pk)]})


@router.post(
    f"{_OF}/{{uuid:payment_id}}/take",
    auth=_ACT,
    response=writes(told.Payment, 404),
    openapi_extra=headers(KEY),
)
@once
def take(
    request: ClientRequest, dossier_id: UUID, payment_id: UUID, body: asked.PaymentTaken
) -> HttpResponse:
    """Record that one amount was paid. A post that collects fees may do so, once for each."""
    hat = request.auth.hat
    found = obtain(hat, dossier_id)
    line = payment(payment_id, found.pk)
    if line is None:
        text = gettext_noop("This dossier has no such amount to pay. Read its payments.")
        raise Refused(Refusal("not_found", text))
    how, number = body.method, body.receipt_number
    take_payment(dossier=found, request=line, method=how, receipt_number=number, by=hat, at=now())
    return answer(telling.payment(line))
