"""The provider of citizens' accounts: where it is, and whom its answer is about.

Stricter than the library: the ID token must be there and signed with a key the provider publishes, although
it came straight from it, and what the provider adds must be about the same person. Of all it tells, the
library keeps nothing but a fingerprint of who it is.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.internal import jwtkit
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest

from .claims import told

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin, SocialToken

ID = "citizens"


def provider_of(request: HttpRequest) -> Any | None:
    """The provider of this installation; None where citizens cannot sign in."""
    try:
        return get_adapter(request).get_provider(request, provider=ID)
    except SocialApp.DoesNotExist:
        return None


def provider_name() -> str:
    """What citizens call their account; nothing where they cannot sign in."""
    known = settings.SOCIALACCOUNT_PROVIDERS.get("openid_connect", {}).get("APPS", [])
    return str(known[0]["name"]) if known else ""


class SignedAnswers(OpenIDConnectOAuth2Adapter):  # type: ignore[misc]
    """Takes nothing but what is signed."""

    def complete_login(
        self, request: HttpRequest, app: SocialApp, token: SocialToken, **more: Any
    ) -> SocialLogin:
        """Who has signed in. Raises OAuth2Error for an answer that proves nothing."""
        try:
            claims = self._claims(app, token.token, more["response"])
            login = self.get_provider().sociallogin_from_response(request, {"id_token": claims})
        except (AttributeError, KeyError, TypeError, ValueError) as problem:
            raise OAuth2Error("The answer of the provider cannot be read") from problem
        login.told = told(claims, settings.OIDC_CLAIMS)
        login.account.uid = fingerprint(claims["iss"], claims["sub"])
        login.account.extra_data = {}
        login.email_addresses, login.phone = [], None
        return login

    def _claims(self, app: SocialApp, token: str, answer: dict[str, Any]) -> dict[str, Any]:
        signed: dict[str, Any] = self._decode_id_token(app, answer["id_token"])
        if not isinstance(signed["sub"], str) or "userinfo_endpoint" not in self.openid_config:
            return signed
        added = self._fetch_user_info(token)
        if added["sub"] != signed["sub"]:
            raise OAuth2Error("The provider answered about somebody else")
        return {**added, **signed}

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict[str, Any]:
        decoded: dict[str, Any] = jwtkit.verify_and_decode(
            credential=id_token,
            keys_url=self.openid_config["jwks_uri"],
            issuer=self.openid_config["issuer"],
            audience=app.client_id,
            lookup_kid=jwtkit.lookup_kid_jwk,
        )
        return decoded


def fingerprint(issuer: str, subject: str) -> str:
    """Who somebody is at a provider, unreadable; the same subject at another provider is another person."""
    return sha256(f"{issuer}\n{subject}".encode()).hexdigest()
