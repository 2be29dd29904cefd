"""Checks that are asked before a person is written down."""

from motcua.kernel.refusal import Refusal
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop

from .rules import Finding, IdKind, Level, PersonWritten, check_id_number, check_tax_code

DIGITS = 12  # of a personal identification number; older cards are not valid any more


def why_not_write_down(person: PersonWritten) -> Refusal | None:
    """Whether a person can be recorded so: a name, and a number that is not impossible."""
    if not tidy(person.name):
        return Refusal("no_name", gettext_noop("Write the name of the person or organisation."))
    if person.id_kind is not IdKind.NONE and not person.id_number:
        return Refusal(
            "no_number", gettext_noop("Write the number of the paper, or choose “No identity paper at hand”.")
        )
    for finding in findings(person):
        if finding.level is Level.REFUSE:
            return Refusal(finding.code, finding.text, finding.params)
    return None


def why_not_trust_number(id_number: str) -> Refusal | None:
    """Whether what an outside provider told can be a personal identification number at all."""
    refused = any(one.level is Level.REFUSE for one in check_id_number(id_number))
    if len(id_number) == DIGITS and not refused:
        return None
    return Refusal("not_a_number", gettext_noop("This is not a personal identification number."))


def findings(person: PersonWritten) -> list[Finding]:
    """All remarks about the numbers of a person."""
    if person.id_kind in (IdKind.PERSONAL, IdKind.OLD_CARD):
        return list(check_id_number(person.id_number, sex=person.sex, born=person.born))
    if person.id_kind is IdKind.TAX_CODE:
        return list(check_tax_code(person.id_number))
    return []
