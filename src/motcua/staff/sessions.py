"""Django's sessions in the database, and the account of each request, read by statements built once.

Every request of a signed-in officer asks for both before anything else happens.
"""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.sessions.backends import db
from django.utils import timezone

from motcua.rows import read

from .models import Account


class SessionStore(db.SessionStore):
    """As Django's own store; only the look for a session is worded once."""

    def _get_session_from_db(self) -> Any:
        found = read(self.model, "session_key = %s AND expire_date > %s", [self.session_key, timezone.now()])
        if found:
            return found[0]
        self._session_key: str | None = None
        return None


class OfficerBackend(AuthenticationBackend):  # type: ignore[misc]
    """Signing in is the library's; who a session belongs to is asked at every request."""

    def get_user(self, user_id: Any) -> Account | None:
        found = read(Account, "id = %s", [UUID(str(user_id))])
        return found[0] if found and self.user_can_authenticate(found[0]) else None
