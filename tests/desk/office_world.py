"""What the tests of the office share: an officer signed in, and pages read as text."""

import html
import re
from typing import Any

from django.test import Client
from django.urls import reverse
from tests.world import World

from motcua.staff.rules import Hat

PASSWORD = "mật khẩu rất dài"


def client_of(world: World, hat: Hat, language: str = "en") -> Client:
    """The browser of an officer who is signed in."""
    client = Client(headers={"accept-language": language})
    client.force_login(world.account(hat))
    return client


def url(name: str, *args: Any) -> str:
    return reverse(f"desk:{name}", args=args)


def words(response: Any) -> str:
    """What a reader sees of a page: its text without markup, spaces single."""
    text = re.sub(r"<(script|style|head)\b.*?</\1>", " ", response.content.decode(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def with_password(world: World, hat: Hat) -> Any:
    """The account behind a hat, with a password to sign in with."""
    account = world.account(hat)
    account.set_password(PASSWORD)
    account.save()
    return account
