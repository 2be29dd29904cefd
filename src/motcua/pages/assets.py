"""Addresses of our own stylesheets and scripts, marked with what is in them.

Browsers keep such a file for good (`serving`). The mark changes with the content, so that nobody works with
the stylesheet of yesterday's version; nothing has to be collected or renamed for it.
"""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static

MARK = 10
"""Signs of a mark."""


def asset(path: str) -> str:
    """The address of a static file with the mark of its content. FileNotFoundError when there is none."""
    return f"{static(path)}?{_mark_now(path) if settings.DEBUG else _mark(path)}"


def has_mark(address: str, query: str) -> bool:
    """Whether an address of a static file was asked for with the mark of what is in it now."""
    if len(query) != MARK or not address.startswith(settings.STATIC_URL):
        return False
    try:
        return _mark(address.removeprefix(settings.STATIC_URL)) == query
    except FileNotFoundError:
        return False


@lru_cache(maxsize=256)
def _mark(path: str) -> str:
    return _mark_now(path)


def _mark_now(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"there is no static file {path}")
    return sha256(Path(found).read_bytes()).hexdigest()[:MARK]
