from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from motcua.kernel.text import fold
from motcua.rows import read

from .models import Answers, Applicant, Citizen, SearchTerm, Sheet
from .rules import ApplicantKind, IdKind, PersonWritten, Sex

SHOWN_DUPLICATES = 5


def applicant(applicant_id: UUID) -> Applicant | None:
    """The person or organisation of this id."""
    return Applicant.objects.filter(pk=applicant_id).first()


def applicants_with(id_number: str, limit: int = 500) -> list[UUID]:
    """Everybody written down with this identity number, newest first: one row for each dossier, as a rule."""
    found = Applicant.objects.filter(id_number=id_number).order_by("-id")
    return list(found.values_list("pk", flat=True)[:limit])


def person_of(written: Applicant) -> PersonWritten:
    """What was written down of a person, to be written down again with a change."""
    return PersonWritten(
        name=written.name,
        kind=ApplicantKind(written.kind),
        id_kind=IdKind(written.id_kind),
        id_number=written.id_number,
        born=written.born,
        sex=Sex(written.sex) if written.sex else None,
        phone=written.phone,
        email=written.email,
        address=written.address,
        residence=written.residence_id,
    )


def possible_duplicates(person: PersonWritten, scope: str) -> list[Applicant]:
    """People already written down within `scope` who may be the same: same number, same phone and name,
    or same name and day of birth. At most five, newest first, one per ID number."""
    same = Q(pk__in=[])
    if person.id_number:
        same |= Q(id_number=person.id_number)
    if person.name and person.born:
        same |= Q(name_folded=fold(person.name), born=person.born)
    if person.name and person.phone:
        same |= Q(name_folded=fold(person.name), phone=person.phone)
    met = Applicant.objects.filter(same, written_in__path__within=scope).order_by("-id")[:50]
    return _different(met)[:SHOWN_DUPLICATES]


def answers(answers_id: UUID) -> Answers | None:
    """What was stated on a form."""
    return Answers.objects.filter(pk=answers_id).first()


def sheet(sheet_id: UUID | None) -> dict[str, Any]:
    """What is typed on a sheet; nothing for one that is shredded. It is looked for in every case, so that
    the time taken does not tell whether there is one."""
    found = read(Sheet, "id = %s", [sheet_id or UUID(int=0)])
    return found[0].stated or {} if found else {}


def citizen_of(account_id: UUID) -> Citizen | None:
    """Who a citizen's account belongs to; None for an officer's."""
    return Citizen.objects.filter(account=account_id).first()


def names_of(applicants: Iterable[UUID]) -> dict[UUID, str]:
    """The names of these people, by id: one query for a whole page."""
    return dict(Applicant.objects.filter(pk__in=set(applicants)).values_list("pk", "name"))


def sheets(sheet_ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """What is typed on these sheets, by id: one query for a whole page."""
    return dict(Sheet.objects.filter(pk__in=set(sheet_ids)).values_list("pk", "stated"))


def subjects_found(text: str, units: list[UUID], limit: int) -> list[UUID]:
    """The dossiers that officers of these units find under a text: a code, phone, ID number, or the
    beginning of any run of words of a name, without diacritics. One look at an index, at most `limit`."""
    wanted = fold(text)
    if not wanted:
        return []
    terms = _beginning_with(wanted).filter(unit__in=units)
    found = terms.order_by("unit", "term", "subject").values_list("subject", flat=True)[: limit * 2]
    return list(dict.fromkeys(found))[:limit]


def _beginning_with(wanted: str) -> QuerySet[SearchTerm]:
    """A range rather than LIKE, which not every database serves from an index. No UTF-8 text holds 0xFF."""
    beginning = wanted.encode()
    return SearchTerm.objects.filter(term__gte=beginning, term__lt=beginning + b"\xff")


def _different(met: QuerySet[Applicant]) -> list[Applicant]:
    by_person: dict[str, Applicant] = {}
    for one in met:
        by_person.setdefault(one.id_number or f"{one.name_folded}/{one.phone}", one)
    return list(by_person.values())
