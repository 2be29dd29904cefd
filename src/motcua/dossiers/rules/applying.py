"""Somebody acting on their own dossier, as the journal remembers it."""

from dataclasses import dataclass
from uuid import UUID

from motcua.kernel.actor import Actor, ActorKind


@dataclass(frozen=True)
class AsApplicant:
    """The applicant of a dossier, who has shown the slip's code with its key or with a phone number written
    on the dossier. Which of the people on it that was is not known, so the owner is named."""

    applicant: UUID
    unit: UUID
    unit_path: str

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.APPLICANT, self.applicant, unit=self.unit, unit_path=self.unit_path)


@dataclass(frozen=True)
class OnBehalf(AsApplicant):
    """Another system that sends what an applicant decided. The applicant stays the one who acts: `account`
    and `post` are those of the system, `capacity` says whether it is the owner or who filed for them,
    `consent` how they agreed."""

    account: UUID
    post: UUID
    capacity: str
    consent: str

    def data(self) -> dict[str, str]:
        """What the fact tells of it, beside who the applicant is."""
        through = {"through": str(self.account), "through_post": str(self.post)}
        return through | {"capacity": self.capacity, "consent": self.consent}
