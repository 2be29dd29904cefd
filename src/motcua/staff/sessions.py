"""Django's sessions in the database, and the account of each request, read by statements built once.

Every request of a signed-in officer asks for both before anything else happens.
"""

import json
from functools import lru_cache
from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import VALID_KEY_CHARS, CreateError
from django.core import signing
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string

from motcua.rows import insert, read

from .models import Account
from .queries import account_at_work

SMALL = 2_000  # characters of a session that nobody was typing a form in


class SessionStore(db.SessionStore):
    """As Django's own store; only the look for a session and the row of a fresh one are worded once."""

    def _get_session_from_db(self) -> Any:
        found = read(self.model, "session_key = %s AND expire_date > %s", [self.session_key, timezone.now()])
        if found:
            return found[0]
        self._session_key: str | None = None
        return None

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        """What a session holds. The row is read at every request; that its signature is right, and what it
        says, is worked out once for each text."""
        if isinstance(session_data, str) and len(session_data) <= SMALL:
            try:
                found: dict[str, Any] = json.loads(_opened(session_data, self.key_salt, settings.SECRET_KEY))
                return found
            except signing.BadSignature:
                pass
        return dict(super().decode(session_data))

    def _get_new_session_key(self) -> str:
        """Whether a fresh key is taken shows when its row is written."""
        return get_random_string(32, VALID_KEY_CHARS)

    def save(self, must_create: bool = False) -> None:
        if not must_create or self.session_key is None:
            super().save(must_create)
            return
        row = self.create_model_instance(self._get_session(no_load=True))  # type: ignore[attr-defined]
        try:
            with transaction.atomic():
                insert([row])
        except IntegrityError:
            raise CreateError from None


class OfficerBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in is the library's; who a session belongs to is asked at every request."""

    def get_user(self, user_id: Any) -> Account | None:
        found = account_at_work(UUID(str(user_id)))
        return found if found and self.user_can_authenticate(found) else None


@lru_cache(maxsize=1024)
def _opened(session_data: str, salt: str, _secret: str) -> str:
    """What a signed text holds, as JSON. Raises BadSignature."""
    return json.dumps(signing.loads(session_data, salt=salt))
