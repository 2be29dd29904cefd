"""Kinds of owner, sex, identity papers, and who files. Codes of the national portal where it has them."""

from enum import IntEnum, StrEnum

from motcua.kernel.words import gettext_noop, translate


class ApplicantKind(IntEnum):
    """Whose dossier it is (`LoaiDoiTuong` of the national portal)."""

    CITIZEN = 1
    ENTERPRISE = 2
    STATE_AGENCY = 3
    OTHER_ORGANISATION = 4

    @property
    def label(self) -> str:
        return translate(_KINDS[self])


_KINDS = {
    ApplicantKind.CITIZEN: gettext_noop("Citizen"),
    ApplicantKind.ENTERPRISE: gettext_noop("Enterprise"),
    ApplicantKind.STATE_AGENCY: gettext_noop("State agency"),
    ApplicantKind.OTHER_ORGANISATION: gettext_noop("Other organisation"),
}


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"

    @property
    def label(self) -> str:
        return translate(_SEXES[self])


_SEXES = {Sex.MALE: gettext_noop("Male"), Sex.FEMALE: gettext_noop("Female")}


class IdKind(StrEnum):
    """What the identity number is the number of."""

    PERSONAL = "personal"
    OLD_CARD = "old_card"
    PASSPORT = "passport"
    TAX_CODE = "tax_code"
    NONE = "none"

    @property
    def label(self) -> str:
        return translate(_ID_KINDS[self])


_ID_KINDS = {
    IdKind.PERSONAL: gettext_noop("Personal ID number (12 digits)"),
    IdKind.OLD_CARD: gettext_noop("Old identity card (9 digits)"),
    IdKind.PASSPORT: gettext_noop("Passport"),
    IdKind.TAX_CODE: gettext_noop("Tax code"),
    IdKind.NONE: gettext_noop("No identity paper at hand"),
}


class Filing(StrEnum):
    """Who brings the dossier. The owner stays the owner in every case."""

    OWNER = "owner"
    AUTHORISED = "authorised"
    HELPER = "helper"

    @property
    def label(self) -> str:
        return translate(_FILINGS[self])


_FILINGS = {
    Filing.OWNER: gettext_noop("The owner"),
    Filing.AUTHORISED: gettext_noop("An authorised person"),
    Filing.HELPER: gettext_noop("Somebody who only helps"),
}
