"""The hat: what an officer is while acting. Worked out once per request, then only read."""

from dataclasses import dataclass
from uuid import UUID

from motcua.kernel.actor import Actor, ActorKind

from .permissions import Permission
from .roles import Role


@dataclass(frozen=True)
class Hat:
    """An account wearing one of its posts.

    `unit` is the unit of the post; `authority` the body it belongs to (a commune, a department, a province)
    and `scope` that body's path: what begins with it may be seen. `fields` are the codes of the fields of
    procedures the post works on; none means all. `works_for` is the account whose work this is: one's own, or
    that of the absent colleague whose post is `instead_of`. A `machine` acts by token: it works on what is
    there, but no dossier is laid on its desk.
    """

    account: UUID
    post: UUID
    name: str
    role: Role
    unit: UUID
    unit_name: str
    unit_path: str
    authority: UUID
    authority_name: str
    scope: str
    fields: frozenset[str] = frozenset()
    works_for: UUID | None = None
    instead_of: UUID | None = None
    instead_of_name: str = ""
    machine: bool = False

    def may(self, permission: Permission) -> bool:
        """Whether the post allows this at all; the rules of the subject still have their say."""
        return permission in self.role.permissions

    def works_on(self, field_code: str) -> bool:
        """Whether a field of procedures belongs to this post."""
        return not self.fields or field_code in self.fields

    def reaches(self, path: str) -> bool:
        """Whether a unit lies within what this hat may see."""
        return path.startswith(self.scope)

    def holds(self, officer: UUID | None) -> bool:
        """Whether what is assigned to this account is this hat's to work on."""
        return officer is not None and officer == (self.works_for or self.account)

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.STAFF, self.account, self.post, self.unit, self.unit_path, self.instead_of)
