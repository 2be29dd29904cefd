"""Writing people down. Parts of a dossier's own action, whose fact covers them; so they state none."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from motcua.kernel.actor import ActsInUnit, System
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import fold, tidy
from motcua.rows import fresh, insert, insert_values

from .models import Answers, Applicant, Citizen, SearchTerm, Sheet
from .permissions import why_not_trust_number, why_not_write_down
from .rules import BadPhone, PersonWritten, normal_phone, tidy_id_number

PROGRAM = System()


def write_down(*, person: PersonWritten, written_in: UUID, by: ActsInUnit, at: datetime) -> Applicant:
    """Record a person for a dossier. Raises Refused for a missing name, dummy numbers, a wrong phone."""
    refuse_if(why_not_write_down(person))
    written = fresh(
        Applicant,
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


def keep_sheet(*, sheet: UUID | None, stated: dict[str, Any], at: datetime, by: ActsInUnit = PROGRAM) -> UUID:
    """Write a sheet anew, or a fresh one where there is none; its id. The caller merges what was there."""
    if sheet is None:
        fresh = Sheet(stated=stated, written_at=at)
        insert([fresh])
        return fresh.pk
    Sheet.objects.filter(pk=sheet).update(stated=stated, written_at=at)
    return sheet


def shred_sheet(*, sheet: UUID, at: datetime | None = None, by: ActsInUnit = PROGRAM) -> None:
    """Forget what was typed on a sheet. Nothing may point to it any more."""
    Sheet.objects.filter(pk=sheet).delete()


def let_be_found(
    *, subject: UUID, units: Iterable[UUID], terms: set[str], by: ActsInUnit, at: datetime
) -> None:
    """Let officers of these units find a dossier under these terms, besides those it has."""
    rows = [(unit, term.encode(), subject) for unit in set(units) for term in terms]
    insert_values(SearchTerm, ("unit_id", "term", "subject"), rows, ignore_known=True)


def know_citizen(
    *, account: UUID, name: str, id_number: str, phone: str, vouched: bool, by: ActsInUnit, at: datetime
) -> Citizen:
    """Note what a provider told of a citizen who signed in, in place of what it told before. A number that
    cannot be one, or that is not vouched for, is noted as such and opens nothing."""
    number = tidy_id_number(id_number)[:20]
    known, _new = Citizen.objects.update_or_create(
        account_id=account,
        defaults={
            "name": tidy(name)[:200],
            "id_number": number,
            "phone": _phone_or_none(phone),
            "vouched_at": at if vouched and not why_not_trust_number(number) else None,
            "seen_at": at,
        },
    )
    return known


def _phone_or_none(text: str) -> str:
    try:
        return normal_phone(text)
    except BadPhone:
        return ""


def _phone(text: str) -> str:
    try:
        return normal_phone(text)
    except BadPhone as problem:
        raise Refused(Refusal("bad_phone", "{problem}", {"problem": str(problem)})) from None
