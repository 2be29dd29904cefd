"""Addresses of our own stylesheets and scripts, marked with what is in them.

Browsers keep static files for a day. The mark changes with the content, so that nobody works with the
stylesheet of yesterday's version; nothing has to be collected or renamed for it.
"""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static


def asset(path: str) -> str:
    """The address of a static file with the mark of its content. FileNotFoundError when there is none."""
    return f"{static(path)}?{_mark_now(path) if settings.DEBUG else _mark(path)}"


@lru_cache(maxsize=64)
def _mark(path: str) -> str:
    return _mark_now(path)


def _mark_now(path: str) -> str:
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(f"there is no static file {path}")
    return sha256(Path(found).read_bytes()).hexdigest()[:10]
