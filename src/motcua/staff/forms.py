"""The forms of signing in, as the library has them, without its placeholders and with our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _

_CODE = _("Code from the app, or a recovery code")


class OurWords(BaseForm):
    """Labels that stay visible while typing; hints where they help."""

    words: dict[str, Any] = {}
    hints: dict[str, Any] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = self.words.get(name, field.label)
            field.help_text = self.hints.get(name, "")


class SignInForm(OurWords, LoginForm):  # type: ignore[misc]
    words = {"login": _("User name"), "password": _("Password")}


class OwnPasswordForm(OurWords, ChangePasswordForm):  # type: ignore[misc]
    words = {
        "oldpassword": _("Present password"),
        "password1": _("New password"),
        "password2": _("New password again"),
    }
    hints = {"password1": _("At least 10 characters. A few words with spaces are good and easy to keep.")}


class PasswordAgain(OurWords, PasswordAgainForm):  # type: ignore[misc]
    words = {"password": _("Password")}


class SecondStepForm(OurWords, AuthenticateForm):  # type: ignore[misc]
    words = {"code": _CODE}


class CodeAgain(OurWords, CodeAgainForm):  # type: ignore[misc]
    words = {"code": _CODE}


class AppForm(OurWords, ActivateTOTPForm):  # type: ignore[misc]
    words = {"code": _("Code that the app shows")}
    hints = {"code": _("Six digits. A new code comes every 30 seconds.")}
