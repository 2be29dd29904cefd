"""What a browser remembers of filing: the drafts it was let into, and that it stands in a public place.

The note is signed and names drafts by their identity, never by what opens them. It is sent back to the pages
of filing alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

if TYPE_CHECKING:
    from motcua.drafts.models import Draft

DRAFTS, PC = "drafts", "pc"
PC_MINUTES = 15
_SALT = "motcua.filing"
_MOST = 10
_YEAR = 365 * 86400


def is_pc(request: HttpRequest) -> bool:
    """Whether this is a computer that stands in a public place for everybody."""
    return bool(request.COOKIES.get(PC) == "1")


def admitted(request: HttpRequest) -> dict[str, UUID]:
    """The drafts this browser was let into, by their code, the newest last."""
    try:
        noted = signing.loads(request.COOKIES.get(DRAFTS, ""), salt=_SALT, max_age=_seconds(request))
        return {str(code): UUID(draft) for code, draft in noted.items()}
    except (signing.BadSignature, ValueError, AttributeError, TypeError):
        return {}


def admit(request: HttpRequest, answer: HttpResponse, draft: Draft) -> None:
    """Let this browser into a draft from now on."""
    _note(request, answer, {**_without(admitted(request), draft.code), draft.code: draft.pk})


def dismiss(request: HttpRequest, answer: HttpResponse, draft: Draft) -> None:
    """Let this browser forget one draft."""
    _note(request, answer, _without(admitted(request), draft.code))


def renew(request: HttpRequest, answer: HttpResponse) -> None:
    """In a public place the note is short-lived, so every page writes it anew."""
    if is_pc(request) and DRAFTS not in answer.cookies and request.COOKIES.get(DRAFTS):
        _note(request, answer, admitted(request))


def mark_pc(answer: HttpResponse, on: bool = True) -> None:
    """Remember that this is a public computer, or no longer."""
    if on:
        secure = settings.SESSION_COOKIE_SECURE
        answer.set_cookie(PC, "1", max_age=_YEAR, secure=secure, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(PC)


def forget(answer: HttpResponse) -> None:
    """Let the browser forget everything about the person: drafts, session, look and language."""
    answer.delete_cookie(DRAFTS, path=reverse("citizen:file"))
    for name in (
        settings.SESSION_COOKIE_NAME,
        settings.CSRF_COOKIE_NAME,
        settings.LANGUAGE_COOKIE_NAME,
        "look",
    ):
        answer.delete_cookie(name)
    answer["Clear-Site-Data"] = '"cache", "storage"'


def _note(request: HttpRequest, answer: HttpResponse, drafts: dict[str, UUID]) -> None:
    noted = {code: draft.hex for code, draft in list(drafts.items())[-_MOST:]}
    answer.set_cookie(
        DRAFTS,
        signing.dumps(noted, salt=_SALT),
        max_age=_seconds(request),
        path=reverse("citizen:file"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _without(drafts: dict[str, UUID], code: str) -> dict[str, UUID]:
    return {name: draft for name, draft in drafts.items() if name != code}


def _seconds(request: HttpRequest) -> int:
    return PC_MINUTES * 60 if is_pc(request) else int(settings.DRAFT_DAYS) * 86400
