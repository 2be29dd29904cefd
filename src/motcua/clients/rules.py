"""What a client's token lets it do: scopes, the permissions each leaves of a post, and the hat they make."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop, translate
from motcua.staff.rules import Hat, Permission

PREFIX = "mct_"
"""What every token begins with, so that people and programs that look for lost secrets know one by sight."""
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
FACTS = {
    "client.opened": gettext_noop("A token was opened for another system"),
    "client.closed": gettext_noop("A token of another system was closed"),
}


class Scope(StrEnum):
    """One thing that a token opens. The value is stored and never changes."""

    APPLICANTS_ACT = "applicants:act"
    DOSSIERS_ACT = "dossiers:act"
    DOSSIERS_FILE = "dossiers:file"
    DOSSIERS_READ = "dossiers:read"
    PAPERS_READ = "papers:read"
    PAPERS_WRITE = "papers:write"
    PROCEDURES_READ = "procedures:read"
    UNITS_READ = "units:read"
    WEBHOOKS_MANAGE = "webhooks:manage"

    @property
    def sentence(self) -> str:
        """What the scope opens, in the reader's language."""
        return translate(SENTENCES[self])


SENTENCES: dict[Scope, str] = {
    Scope.APPLICANTS_ACT: gettext_noop("Send what applicants decide about their own dossiers."),
    Scope.DOSSIERS_ACT: gettext_noop("Act on dossiers as the client's post allows."),
    Scope.DOSSIERS_FILE: gettext_noop("File dossiers."),
    Scope.DOSSIERS_READ: gettext_noop("Read dossiers and hear of changes."),
    Scope.PAPERS_READ: gettext_noop("Read the papers of dossiers and their scans."),
    Scope.PAPERS_WRITE: gettext_noop("Attach scans to the papers of dossiers."),
    Scope.PROCEDURES_READ: gettext_noop("Read the catalogue of procedures."),
    Scope.UNITS_READ: gettext_noop("Read the units."),
    Scope.WEBHOOKS_MANAGE: gettext_noop("Subscribe to be told of changes."),
}

_SEE = frozenset({Permission.SEE_DOSSIERS})
# Keeping staff and the catalogue are for people alone.
_ACTING = frozenset(Permission) - {Permission.MANAGE_CATALOGUE, Permission.MANAGE_STAFF}
_GRANTS: dict[Scope, frozenset[Permission]] = {
    Scope.APPLICANTS_ACT: _SEE | {Permission.FILE},
    Scope.DOSSIERS_ACT: _ACTING,
    Scope.DOSSIERS_FILE: frozenset({Permission.FILE}),
    Scope.DOSSIERS_READ: _SEE | {Permission.SEE_LOAD},
    Scope.PAPERS_READ: _SEE,
    Scope.PAPERS_WRITE: _SEE | {Permission.FILE},
    Scope.PROCEDURES_READ: frozenset(),
    Scope.UNITS_READ: frozenset(),
    Scope.WEBHOOKS_MANAGE: frozenset(),
}


@dataclass(frozen=True)
class Client:
    """Who is asking: the token, what it opens, and the hat in which it acts. `at_home` says whether it sees
    the unit in whose name it acts, which one narrowed to a part of it does not."""

    token: UUID
    scopes: frozenset[Scope]
    hat: Hat
    at_home: bool = True

    def opens(self, scope: Scope) -> bool:
        """Whether the token was given this scope."""
        return scope in self.scopes


@dataclass(frozen=True)
class Answer:
    """What a client is answered, as it is kept to be told again byte for byte."""

    status: int
    headers: dict[str, str]
    body: bytes


def make_secret() -> str:
    """A fresh token: the prefix and 256 random bits. It is shown once; only its hash is kept."""
    return PREFIX + secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """Under what a token is found. A plain SHA-256 is enough: nobody guesses 256 random bits."""
    return hashlib.sha256(secret.encode(errors="replace")).hexdigest()


def fingerprint(method: str, path: str, body: bytes) -> str:
    """What tells one request from another: sent again under the same key, it must be the same."""
    return hashlib.sha256(b"\n".join([method.encode(), path.encode(), body])).hexdigest()


def narrowed(hat: Hat, scopes: Iterable[Scope], path: str) -> Hat:
    """The hat of a post, with what the scopes leave of its permissions, and seeing no further than `path`
    (empty: as far as the post does)."""
    granted = frozenset[Permission]().union(*(_GRANTS[scope] for scope in scopes))
    role = replace(hat.role, permissions=hat.role.permissions & granted)
    return replace(hat, role=role, scope=path or hat.scope)


def why_not_key(key: str) -> Refusal | None:
    """Whether a text can name one request among those of a client."""
    if _KEY.fullmatch(key):
        return None
    text = gettext_noop("An Idempotency-Key has 1 to 200 visible ASCII characters. A UUID is a good one.")
    return Refusal("bad_key", text)
