"""Who fills a draft in, who helps, what they agreed to, and how a paper stands."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from motcua.kernel.actor import Actor, ActorKind
from motcua.kernel.words import gettext_noop, translate


@dataclass(frozen=True)
class Citizen:
    """Whoever files for himself or a relative: signed in (`account`), written down before (`applicant`) or
    known by nothing."""

    applicant: UUID | None = None
    account: UUID | None = None

    @property
    def actor(self) -> Actor:
        return Actor(ActorKind.APPLICANT, self.account or self.applicant)


class HelpKind(StrEnum):
    """Who helps to fill in. Helpers decide nothing; the citizen stays the one who files."""

    RELATIVE = "relative"
    POST = "post"
    YOUTH = "youth"
    DESK = "desk"

    @property
    def label(self) -> str:
        return translate(_HELP[self])


_HELP = {
    HelpKind.RELATIVE: gettext_noop("A relative or friend"),
    HelpKind.POST: gettext_noop("A post-office clerk"),
    HelpKind.YOUTH: gettext_noop("A member of the youth or digital team"),
    HelpKind.DESK: gettext_noop("The guidance desk"),
}


class Consent(StrEnum):
    """How somebody agreed: to the closing statement of a filing, or before that to being helped."""

    STATEMENT = "statement"
    SPOKEN = "spoken"
    SIGNED = "signed"
    PHONE = "phone"
    FAMILY = "family"

    @property
    def label(self) -> str:
        return translate(_CONSENTS[self])


_CONSENTS = {
    Consent.STATEMENT: gettext_noop("Confirmed that what was stated is true"),
    Consent.SPOKEN: gettext_noop("Agreed to be helped, in words at the desk"),
    Consent.SIGNED: gettext_noop("Agreed to be helped, with a signature or fingerprint on paper"),
    Consent.PHONE: gettext_noop("Agreed to be helped, on the telephone"),
    Consent.FAMILY: gettext_noop("Agreed to be helped, through a family member who came along"),
}


class PaperHere(StrEnum):
    """How a paper stands in a draft: its pages are here, the state holds it, or it comes later."""

    BROUGHT = "brought"
    REPLACED = "replaced"
    LATER = "later"

    @property
    def label(self) -> str:
        return translate(_PAPERS[self])


_PAPERS = {
    PaperHere.BROUGHT: gettext_noop("Its pages are added here"),
    PaperHere.REPLACED: gettext_noop("The office takes it from its own data"),
    PaperHere.LATER: gettext_noop("It is handed in later, on paper"),
}


class PageOf(StrEnum):
    """The pages of the filing on which a problem is mended. Faces map them to addresses."""

    CASE = "case"
    OWNER = "owner"
    REPRESENTATIVE = "representative"
    ANSWERS = "answers"
    PAPERS = "papers"
    RETURN = "return"
    CONSENT = "consent"
    CHECK = "check"
