from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

# The cookie by which a browser remembers large letters and strong contrast.
LOOK, STRONG = "look", "strong"


def shell(request: HttpRequest) -> dict[str, Any]:
    """What every page shows around its content. No query is made here: the hat is looked up when shown."""
    return {
        "site": settings.SITE,
        "demo": settings.DEMO,
        "languages": _languages(),
        "hat": getattr(request, "hat", None),
        "strong": request.COOKIES.get(LOOK) == STRONG,
        "hats_url": settings.HATS_URL,
    }


def _languages() -> list[dict[str, Any]]:
    spoken = get_language()
    return [{"code": code, "name": name, "current": code == spoken} for code, name in settings.LANGUAGES]
