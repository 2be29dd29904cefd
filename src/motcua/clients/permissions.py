"""Who may open a door for another system, and whether a token opens it."""

from collections.abc import Collection
from datetime import date

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop
from motcua.staff.permissions import why_not_manage_staff
from motcua.staff.rules import Hat

from .models import Token
from .rules import Scope

UNKNOWN_TOKEN = Refusal(
    "bad_token",
    gettext_noop("This token is not known here. Send “Authorization: Bearer mct_…” with a token of yours."),
)
NO_POST = Refusal(
    "token_without_post",
    gettext_noop("The post of this token has ended or its account is closed. Ask the administrator."),
)


def why_not_open(hat: Hat, unit_path: str) -> Refusal | None:
    """Whether this officer may open or close tokens of clients that work in a unit."""
    return why_not_manage_staff(hat, unit_path)


def why_not_scopes(scopes: Collection[Scope]) -> Refusal | None:
    """Whether a token would open anything at all."""
    if scopes:
        return None
    return Refusal("no_scope", gettext_noop("Give the token a scope; without one it opens nothing."))


def why_not_within(path: str, scope: str) -> Refusal | None:
    """Whether a token may be narrowed to a path: only to one that its post sees."""
    if not path or path.startswith(scope):
        return None
    return Refusal(
        "outside_post",
        gettext_noop("A token sees no further than its post. Choose a unit within the post's."),
    )


def why_not_use(token: Token | None, day: date) -> Refusal | None:
    """Whether a token opens the door on a day."""
    if token is None:
        return UNKNOWN_TOKEN
    if token.ended_at:
        return Refusal(
            "token_ended", gettext_noop("This token was closed. Ask the administrator for another one.")
        )
    if not token.is_running(day):
        text = gettext_noop(
            "This token is valid from {first} to {last} only. Ask the administrator for another."
        )
        days = {"first": f"{token.valid_from:%d/%m/%Y}", "last": f"{token.valid_to:%d/%m/%Y}"}
        return Refusal("token_expired", text, days)
    return None
