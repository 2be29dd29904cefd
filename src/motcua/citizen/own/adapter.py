"""What becomes of somebody whom the provider knows: a citizen's account, and never an officer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from motcua.applicants.actions import know_citizen
from motcua.kernel.actor import System
from motcua.kernel.clock import now
from motcua.staff.actions import open_citizen_account

if TYPE_CHECKING:
    from allauth.socialaccount.models import SocialLogin

    from motcua.staff.models import Account


class CitizenAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Opens a citizen's account at the first sign-in, and notes what the provider tells at each."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return True

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: Any) -> Any:
        """Nothing of what is told goes into the account."""
        return sociallogin.user

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Stop whoever is not a citizen signing in, before anything is written down."""
        if request.user.is_authenticated and not request.user.is_citizen:
            _back(request, _("You are signed in as an officer. Sign out, then sign in as a citizen."))
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            _back(request, _("Begin signing in from this page."))
        if sociallogin.is_existing:
            self._check(request, sociallogin.user)
            _note(sociallogin.user, sociallogin)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> Account:
        """The first time: an account without name, password and post."""
        language = get_language() or "vi"
        with transaction.atomic():
            account = open_citizen_account(language=language, by=System(), at=now())
            sociallogin.user = sociallogin.account.user = account
            sociallogin.account.save()
            _note(account, sociallogin)
        return account

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: Any = None,
        exception: Any = None,
        extra_context: Any = None,
    ) -> None:
        """Back to where it began; nothing of what went wrong is told to whoever tries."""
        if error == AuthError.CANCELLED:
            _back(request, _("You did not sign in. You can go on without an account."), messages.INFO)
        _back(request, _("Signing in did not work. Try again in a few minutes, or go on without an account."))

    def _check(self, request: HttpRequest, account: Any) -> None:
        if not account.is_citizen:
            _back(request, _("This account is an officer's. Sign in with your user name and password."))
        if not account.is_active:
            _back(request, _("This account is closed. You can go on without an account."))


def _note(account: Any, sociallogin: SocialLogin) -> None:
    said = sociallogin.told
    know_citizen(
        account=account.pk,
        name=said.name,
        id_number=said.id_number,
        phone=said.phone,
        vouched=said.vouched,
        by=System(),
        at=now(),
    )


def _back(request: HttpRequest, sentence: str, level: int = messages.WARNING) -> NoReturn:
    messages.add_message(request, level, sentence)
    raise ImmediateHttpResponse(redirect("citizen:own"))
