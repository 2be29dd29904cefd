"""What is asked of a password, in words that say what to do."""

from django.contrib.auth import password_validation as library
from django.utils.translation import gettext as _


class LongEnough(library.MinimumLengthValidator):
    """So many characters at least: length, not signs, is what makes a password hard to guess."""

    def get_error_message(self) -> str:
        text = _("This password is too short. Use at least %(number)d characters, such as a few words.")
        return text % {"number": self.min_length}


class NotCommon(library.CommonPasswordValidator):
    """None of the passwords that everybody tries first."""

    def get_error_message(self) -> str:
        return _("Many people use this password. Choose another one.")
