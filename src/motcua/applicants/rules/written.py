"""A person as typed at the counter or online, before being recorded."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from .kinds import ApplicantKind, IdKind, Sex


@dataclass(frozen=True)
class PersonWritten:
    """The typed values. `residence` is the unit where the person lives, which may be anywhere."""

    name: str
    kind: ApplicantKind = ApplicantKind.CITIZEN
    id_kind: IdKind = IdKind.NONE
    id_number: str = ""
    born: date | None = None
    sex: Sex | None = None
    phone: str = ""
    email: str = ""
    address: str = ""
    residence: UUID | None = None
