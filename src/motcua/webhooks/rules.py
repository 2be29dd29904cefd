"""What a subscriber is sent, how it is signed, and which addresses may be sent to. Pure."""

import hashlib
import hmac
import ipaddress
from urllib.parse import urlsplit

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop

KIND = "webhook"
SIGNATURE = "Motcua-Signature"
PATIENCE = 10.0
"""Seconds a subscriber has to answer."""
FACTS = {
    "webhook.subscribed": gettext_noop("Another system asked to be told of facts."),
    "webhook.unsubscribed": gettext_noop("Another system is told of facts no more."),
}


def signature(secret: str, moment: int, body: bytes) -> str:
    """`t=<seconds>,v1=<HMAC-SHA256 of "<seconds>.<body>">`: who sent it, and that it is not an old one."""
    signed = hmac.new(secret.encode(), f"{moment}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={signed}"


def is_signed(header: str, secret: str, body: bytes, *, now: int, tolerance: int = 300) -> bool:
    """What a subscriber checks: the signature is right and not older than `tolerance` seconds."""
    parts = dict(part.partition("=")[::2] for part in header.split(","))
    moment = parts.get("t", "")
    if not moment.isascii() or not moment.isdigit() or abs(now - int(moment)) > tolerance:
        return False
    return hmac.compare_digest(signature(secret, int(moment), body), header)


def why_not_address(url: str, *, allow_private: bool) -> Refusal | None:
    """Whether notices may be sent to an address: https, or where allowed a machine of the own network."""
    parts = urlsplit(url)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.username or parts.fragment:
        text = gettext_noop("Write the whole address of the subscriber, such as https://example.vn/motcua.")
        return Refusal("bad_address", text)
    if allow_private:
        return None
    if parts.scheme != "https":
        return Refusal("not_https", gettext_noop("The address must begin with https."))
    if is_private(parts.hostname):
        text = gettext_noop(
            "This address is inside a private network. Allow it with MOTCUA_PRIVATE_WEBHOOKS, or use another."
        )
        return Refusal("private_address", text)
    return None


def is_private(host: str) -> bool:
    """Whether a host, given as an address or as `localhost`, is not of the public network."""
    if host.lower() == "localhost" or host.lower().endswith((".localhost", ".local", ".internal")):
        return True
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return False
