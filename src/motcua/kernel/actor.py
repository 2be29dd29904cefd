"""Who did something, as the journal remembers it: identifiers only, never names."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class ActorKind(StrEnum):
    STAFF = "staff"
    APPLICANT = "applicant"
    SYSTEM = "system"


@dataclass(frozen=True)
class Actor:
    """The doer of an act. `account` is a staff account or an applicant; `post` the hat worn; `unit` and
    `unit_path` where it was done; `instead_of` the post of the absent colleague, for a stand-in."""

    kind: ActorKind
    account: UUID | None = None
    post: UUID | None = None
    unit: UUID | None = None
    unit_path: str = ""
    instead_of: UUID | None = None


class ActsInUnit(Protocol):
    """Anything that can be asked for the actor it is: an officer's hat, a signed-in citizen, the program."""

    @property
    def actor(self) -> Actor: ...


@dataclass(frozen=True)
class InUnit:
    """Somebody's act as it is told of a unit: of the one that the subject belongs to, wherever and however
    the doer came in, so that the unit's readers of facts hear of it."""

    by: ActsInUnit
    unit: UUID
    unit_path: str

    @property
    def actor(self) -> Actor:
        return replace(self.by.actor, unit=self.unit, unit_path=self.unit_path)


@dataclass(frozen=True)
class System:
    """The program itself, for acts that no person does (a deadline passing, an import)."""

    unit: UUID | None = None
    unit_path: str = ""

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.SYSTEM, unit=self.unit, unit_path=self.unit_path)
