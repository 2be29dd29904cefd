"""Webhooks: a client asks to be told of facts instead of asking for them."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from motcua.clients.rules import Scope
from motcua.kernel.clock import now
from motcua.kernel.refusal import Refusal, Refused
from motcua.kernel.words import gettext_noop
from motcua.webhooks.actions import send_test, subscribe, unsubscribe
from motcua.webhooks.queries import subscription_of, subscriptions_of

from . import asked, told
from .answers import answer, moment, once, read
from .documents import IF_NONE_MATCH, KEY, PREFIX, headers, reads, writes
from .entrance import Bearer, ClientRequest

router = Router(tags=["webhooks"], auth=Bearer(Scope.WEBHOOKS_MANAGE))
_ONE = "webhooks/{uuid:webhook_id}"


@router.get("webhooks", response=reads(told.Subscriptions), openapi_extra=headers(IF_NONE_MATCH))
def webhooks(request: ClientRequest) -> HttpResponse:
    """The client's subscriptions, the newest first."""
    found = subscriptions_of(request.auth.hat.account, now())
    return read(request, {"items": [_told(one) for one in found]})


@router.post("webhooks", response=writes(told.Subscribed, status=201), openapi_extra=headers(KEY))
@once
def subscribe_to(request: ClientRequest, body: asked.Subscribing) -> HttpResponse:
    """Be told of facts from now on. Each is sent as JSON with `Motcua-Signature` until answered 2xx."""
    made = subscribe(url=body.url, kinds=body.kinds, secret=body.secret, by=request.auth.hat, at=now())
    return answer(_told(made) | {"secret": made.secret}, 201, Location=f"{PREFIX}webhooks/{made.pk}")


@router.delete(_ONE, response=writes(None, 404, status=204))
def unsubscribe_from(request: ClientRequest, webhook_id: UUID) -> HttpResponse:
    """Be told no more."""
    unsubscribe(subscription=_own(request, webhook_id), by=request.auth.hat, at=now())
    return HttpResponse(status=204)


@router.post(f"{_ONE}/test", response=writes(told.Subscription, 404, status=202), openapi_extra=headers(KEY))
@once
def test(request: ClientRequest, webhook_id: UUID) -> HttpResponse:
    """Be sent a notice of the kind `webhook.test`."""
    subscription = _own(request, webhook_id)
    send_test(subscription=subscription, by=request.auth.hat, at=now())
    return answer(_told(subscription), 202)


def _own(request: ClientRequest, webhook_id: UUID) -> Any:
    found = subscription_of(request.auth.hat.account, webhook_id, now())
    if found is None:
        raise Refused(Refusal("not_found", gettext_noop("There is no such subscription among yours.")))
    return found


def _told(subscription: Any) -> dict[str, Any]:
    return {
        "id": str(subscription.pk),
        "url": subscription.url,
        "kinds": subscription.kinds,
        "subscribed_at": moment(subscription.subscribed_at),
    }
