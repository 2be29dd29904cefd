"""Delivering one notice: the handler of the outbox for errands of the kind `webhook`."""

import json
import socket
import urllib.error
import urllib.request
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from motcua.journal.models import Fact
from motcua.kernel.clock import now
from motcua.outbox.rules import NotDone

from .models import Subscription
from .rules import PATIENCE, SIGNATURE, is_private, signature


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A signed notice goes where it was subscribed to, and nowhere else."""

    def redirect_request(self, *_redirect: Any) -> None:
        return None


_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect)


def deliver(body: Mapping[str, Any], *, key: str) -> None:
    """Send one fact to a subscriber. Raises NotDone when it does not answer with 2xx."""
    subscription = Subscription.objects.filter(pk=body["subscription"], ended_at=None).first()
    if subscription is None:
        return  # it ended meanwhile
    told = _told(Fact.objects.get(pk=UUID(body["fact"]))) if "fact" in body else {"kind": "webhook.test"}
    _send(subscription, json.dumps(told | {"key": key}, ensure_ascii=False).encode(), key)


def _told(fact: Fact) -> dict[str, Any]:
    """What a subscriber learns: identifiers and the kind; the rest it asks for with its own token."""
    return {
        "id": str(fact.pk),
        "kind": fact.kind,
        "subject_kind": fact.subject_kind,
        "subject": str(fact.subject),
        "number": fact.number,
        "at": fact.at.isoformat(),
        "status": fact.data.get("status"),
    }


def _send(subscription: Subscription, body: bytes, key: str) -> None:
    _look_where(subscription.url)
    signed = signature(subscription.secret, int(now().timestamp()), body)
    headers = {"Content-Type": "application/json", SIGNATURE: signed, "Idempotency-Key": key}
    request = urllib.request.Request(subscription.url, body, headers, method="POST")  # noqa: S310 - checked
    try:
        with _opener.open(request, timeout=PATIENCE) as answer:
            answer.read(1024)
    except urllib.error.HTTPError as problem:
        raise NotDone(f"the subscriber answered {problem.code}") from None
    except (OSError, ValueError) as problem:
        raise NotDone(f"the subscriber cannot be reached: {type(problem).__name__}") from None


def _look_where(url: str) -> None:
    """A public name may lead into the private network; then nothing is sent there."""
    if settings.PRIVATE_WEBHOOKS:
        return
    host = urlsplit(url).hostname or ""
    try:
        found = {str(entry[4][0]) for entry in socket.getaddrinfo(host, None)}
    except OSError:
        raise NotDone("the name of the subscriber is not known") from None
    if any(map(is_private, found)):
        raise NotDone("the subscriber's name leads into a private network")
