"""What is typed at the counter or sent from outside to make a dossier, before anything is recorded. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from motcua.applicants.rules import Filing, PersonWritten
from motcua.kernel.ids import new_id
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.rules import Channel, ReturnChannel


class PaperState(StrEnum):
    """How a required paper stands: brought, replaced by data the state holds, or not there."""

    BROUGHT = "brought"
    REPLACED = "replaced"
    MISSING = "missing"

    @property
    def label(self) -> str:
        return translate(_STATES[self])


_STATES = {
    PaperState.BROUGHT: gettext_noop("Brought"),
    PaperState.REPLACED: gettext_noop("Taken from a database"),
    PaperState.MISSING: gettext_noop("Missing"),
}


class Digitised(StrEnum):
    """`TrangThaiSoHoa` of the national portal: 0 not, 1 scanned, 2 reused paper, 3 reused result."""

    NO = "0"
    SCANNED = "1"
    REUSED_PAPER = "2"
    REUSED_RESULT = "3"


@dataclass(frozen=True)
class PaperBrought:
    """One line of the checklist. `key` is that of the procedure's paper; empty for one beyond the list.
    `scan` is a stored file of the dossier to be, for what comes with its picture."""

    key: str
    name: str
    state: PaperState = PaperState.BROUGHT
    originals: int = 0
    copies: int = 0
    scan: UUID | None = None


@dataclass(frozen=True)
class FeeAsked:
    """One amount to be asked for, in đồng: the kind and moment as `fees.rules` names them."""

    kind: str
    label: str
    amount: int
    collect: str
    code: str = ""


@dataclass(frozen=True)
class HelpGiven:
    """Who helped somebody to file, as the fact tells it: account and post of an officer (None: a relative),
    what kind of help, how many minutes."""

    kind: str
    account: UUID | None = None
    post: UUID | None = None
    minutes: int = 0

    def data(self) -> dict[str, Any]:
        stated = {"help": self.kind, "help_minutes": self.minutes}
        ids = {"helper": self.account, "helper_post": self.post}
        return stated | {name: str(one) for name, one in ids.items() if one}


@dataclass(frozen=True)
class Intake:
    """A filing. `id` is made by whoever offers the form, so that sending it twice makes one dossier.

    Three units are kept apart: where the person is served, who is competent, where the person lives (on the
    owner). `version` is the version of the procedure, `case` the code of one of its cases.
    """

    version: UUID
    owner: PersonWritten
    served_by: UUID
    competent: UUID
    case: str = ""
    id: UUID = field(default_factory=new_id)
    channel: Channel = Channel.COUNTER
    service_point: UUID | None = None
    filing: Filing = Filing.OWNER
    representative: PersonWritten | None = None
    relation: str = ""
    papers: tuple[PaperBrought, ...] = ()
    answers: Mapping[str, Any] | None = None
    fees: tuple[FeeAsked, ...] = ()
    return_by: ReturnChannel | None = None
    sets: int = 1
    note: str = ""
    help: HelpGiven | None = None
