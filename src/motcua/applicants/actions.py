"""Writing people down. Parts of a dossier's own action, whose fact covers them; so they state none."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import fold, tidy
from motcua.rows import insert

from .models import Answers, Applicant, SearchTerm
from .permissions import why_not_write_down
from .rules import BadPhone, PersonWritten, normal_phone, tidy_id_number


def write_down(*, person: PersonWritten, written_in: UUID, by: ActsInUnit, at: datetime) -> Applicant:
    """Record a person for a dossier. Raises Refused for a missing name, dummy numbers, a wrong phone."""
    refuse_if(why_not_write_down(person))
    written = Applicant(
        kind=person.kind,
        name=tidy(person.name),
        name_folded=fold(person.name),
        born=person.born,
        sex=person.sex or "",
        id_kind=person.id_kind,
        id_number=tidy_id_number(person.id_number),
        phone=_phone(person.phone),
        email=person.email,
        address=person.address,
        residence_id=person.residence,
        written_in_id=written_in,
    )
    insert([written])
    return written


def record_answers(*, stated: dict[str, Any], form_hash: str, by: ActsInUnit, at: datetime) -> Answers:
    """Record what was stated on a form that the caller has checked against the form's schema."""
    answers = Answers(stated=stated, form_hash=form_hash)
    insert([answers])
    return answers


def let_be_found(
    *, subject: UUID, units: Iterable[UUID], terms: set[str], by: ActsInUnit, at: datetime
) -> None:
    """Let officers of these units find a dossier under these terms, besides those it has."""
    rows = [
        SearchTerm(unit_id=unit, term=term.encode(), subject=subject) for unit in set(units) for term in terms
    ]
    insert(rows, ignore_known=True)


def _phone(text: str) -> str:
    try:
        return normal_phone(text)
    except BadPhone as problem:
        raise Refused(Refusal("bad_phone", "{problem}", {"problem": str(problem)})) from None
