"""Every page says who may enter; "anybody" must be said aloud (`motcua.staff.entrance`)."""

from typing import Any

from motcua.staff.rules import Permission

from .addresses import Address, addresses
from .source import judge

# A client shows its token inside (`motcua.api.entrance`); tests/api looks that every operation asks for one.
ENTRANCES = {"public", "signed_in", "client", *(permission.value for permission in Permission)}
# Doors of other projects that we let in as they are: signing in, and choosing a language.
LET_IN = ("allauth.account.", "allauth.mfa.", "django.views.i18n", "django.contrib.staticfiles.")


def silent(address: Address) -> bool:
    """Whether nothing says who may enter."""
    entrance = getattr(address.view, "entrance", None)
    return entrance not in ENTRANCES and not address.module.startswith(LET_IN)


def test_every_page_says_who_may_enter() -> None:
    found = {
        address.pattern: f"{address.module} does not say who may enter: use public, signed_in or needs(…)"
        for address in addresses()
        if silent(address)
    }
    judge("entrances", found)


def test_there_are_pages() -> None:
    assert any(address.package for address in addresses())


def a_view(request: Any) -> None: ...


def test_a_silent_page_is_seen() -> None:
    assert silent(Address("desk:worklist", "desk/", a_view))


def test_every_address_has_a_name() -> None:
    nameless = {
        address.pattern: "has no name"
        for address in addresses()
        if address.package and address.name.endswith(":")
    }
    judge("nameless", nameless | {a.pattern: "has no name" for a in addresses() if a.package and not a.name})
