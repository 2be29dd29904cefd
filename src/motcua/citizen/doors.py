"""What the head of every page must know: whether citizens can sign in here, and whether a helper looks."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .helping.bar import helper_of
from .own.provider import provider_name


def around(request: HttpRequest) -> dict[str, Any]:
    """For every template: `own_door` and `helping`. Nothing is asked of the database before it is shown."""
    return {
        "own_door": bool(provider_name()),
        "helping": SimpleLazyObject(lambda: helper_of(request) is not None),
    }
