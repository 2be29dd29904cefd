"""How officers sign in: accounts are opened by an administrator, nobody signs up."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from motcua.kernel.actor import System
from motcua.kernel.clock import local_day, now
from motcua.kernel.words import gettext_noop

from .actions import choose_password
from .entrance import front_door, public
from .kept import forget_others_forms
from .models import Account
from .queries import hats_of, password_was_given

# In place of the library's own sentences: what happened, and what to do next.
_SENTENCES = {
    "account_inactive": gettext_lazy("This account is closed. Ask your administrator."),
    "enter_current_password": gettext_lazy("This is not your present password. Type it again."),
    "incorrect_password": gettext_lazy("This is not your password. Type it again."),
    "rate_limited": gettext_lazy("Too many attempts. Wait a few minutes, then try again."),
    "same_as_current": gettext_lazy("This is the password you have. Choose another one."),
    "too_many_login_attempts": gettext_lazy(
        "Too many wrong attempts. Wait five minutes, or ask your administrator for a new password."
    ),
    "username_password_mismatch": gettext_lazy(
        "The user name or the password is wrong. Check capital letters and the Vietnamese keyboard."
    ),
}
_WRONG_CODE = gettext_lazy("This code is not right. Wait for the next one in your app and type it.")
_KNOWN_PASSWORD = gettext_noop(
    "Somebody else knows this password. Choose one of your own under “Posts and account”."
)

_NOTHING_TO_SHOW = gettext_noop(
    "You have neither a password nor a code here, so this page cannot make sure that it is you. Ask your "
    "administrator for a password."
)


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """No sign-up page: an officer's account comes with a post."""

    error_messages = {**DefaultAccountAdapter.error_messages, **_SENTENCES}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def populate_username(self, request: HttpRequest, user: Any) -> None:
        """User names are given, never invented."""

    def post_login(self, request: HttpRequest, user: Account, **more: Any) -> HttpResponse:
        """In: in the officer's own language, and with several posts first to the choice among them."""
        answer: HttpResponse = super().post_login(request, user, **more)
        forget_others_forms(request, user.pk)
        if password_was_given(user):
            with override(user.language):
                messages.warning(request, _(_KNOWN_PASSWORD))
        if user.is_citizen:
            return answer
        hats = hats_of(user, local_day(now()))
        if len(hats) > 1:
            asked = urlencode({"next": answer.headers.get("Location", "")})
            answer = HttpResponseRedirect(f"{settings.HATS_URL}?{asked}")
        elif hats and answer.headers.get("Location") == settings.LOGIN_REDIRECT_URL:
            answer = HttpResponseRedirect(front_door(hats[0]))
        speak(answer, user.language)
        return answer

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, str]]:
        """How somebody may show once more who it is. Raises PermissionDenied where there is no way, in words
        that say whom to ask."""
        ways: list[dict[str, str]] = super().get_reauthentication_methods(user)
        if not ways:
            raise PermissionDenied(_(_NOTHING_TO_SHOW))
        return ways

    def set_password(self, user: Account, password: str) -> None:
        """An officer's own choice of a password is a fact as well."""
        by = getattr(context.request, "hat", None) or System()
        choose_password(account=user, password=password, by=by, at=now())


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The code of an app beside the password, in our words."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _WRONG_CODE,
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes are for the second step. Switch it on first."
        ),
    }


def speak(answer: HttpResponse, language: str) -> None:
    """Let the browser remember the language of the pages."""
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )


@public
def closed(request: HttpRequest, /, **_written: str) -> HttpResponse:
    """Doors of the sign-in library that stay shut: signing up, e-mail addresses, passwords by mail."""
    raise Http404


@public
def too_many_requests(request: HttpRequest) -> HttpResponse:
    """Signing in was tried too often from one place."""
    return render(request, "account/too_many.html", status=429)
