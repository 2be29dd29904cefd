"""What applicants do themselves: mend what was asked for, correct how to reach them, rate the service.

Each takes plain values, so that what was typed elsewhere can be sent here as a request and be applied or
refused. Withdrawing is the officers' act too: see `terms`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from motcua.applicants.actions import keep_sheet, record_answers, write_down
from motcua.applicants.models import Answers
from motcua.applicants.queries import person_of
from motcua.applicants.rules import BadPhone, normal_phone
from motcua.files.models import StoredFile
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.text import tidy
from motcua.kernel.words import gettext_noop
from motcua.procedures.queries import content
from motcua.staff.rules import Hat, Permission

from ..models import Dossier, Rating, SupplementRequest
from ..permissions import (
    ALREADY_RATED,
    open_request,
    why_not_correct_contact,
    why_not_rate,
    why_not_see,
    why_not_supply,
)
from ..queries.demands import paper_names
from ..rules import (
    STARS,
    TICKS,
    Act,
    Digitised,
    Holder,
    Mark,
    MarkKind,
    PaperBrought,
    Status,
    Supplement,
    with_answers,
)
from ..rules.ratings import MOST_WORDS
from .intake_parts import let_be_found
from .mending import why_not_mend, why_wrong
from .supplements import bring
from .writing import Change, Doing, Place, check, check_seen, put, state_fact, write


@transaction.atomic
def supply(
    *,
    dossier: Dossier,
    answers: Mapping[str, Any] | None,
    files: Mapping[str, StoredFile],
    by: ActsInUnit,
    at: datetime,
    seen: int | None = None,
) -> Dossier:
    """The applicant mends what was marked, all of it and nothing else (status stays 5 until somebody looks).

    `answers` are by the dotted path of the marked field, `files` by the key of the marked paper, each stored
    for this dossier. Demands in the officer's own words may stay without a file.
    """
    doing = Doing(by, at, seen)
    check(dossier, Act.SUPPLEMENT, doing)
    refuse_if(why_not_supply(dossier))
    request = open_request(dossier)
    marks = request.marked if request else ()
    refuse_if(why_not_mend(dossier, marks, answers or {}, files))
    values: dict[str, Any] = {"supplement": Supplement.SUPPLIED.value}
    if answers:
        values["answers_id"] = _answered(dossier, marks, answers, doing).pk
    data = {"papers": len(files), "fields": len(answers or {}), "online": True}
    place = Place(Holder.RECEPTION, None, dossier.step, None)
    write(dossier, Change(Act.SUPPLEMENT, Status.SUPPLEMENT_ASKED, values, place, data), doing)
    SupplementRequest.objects.filter(dossier=dossier, closed_at=None).update(supplied_at=at)
    _put_papers(dossier, marks, files)
    return dossier


def _answered(dossier: Dossier, marks: Sequence[Mark], answers: Mapping[str, Any], doing: Doing) -> Answers:
    """The whole form with the mended answers in it, recorded beside the one before."""
    assert dossier.answers is not None
    procedure = content(dossier.procedure_version_id)
    stated = with_answers(dossier.answers.stated, answers)
    refuse_if(why_wrong(procedure.form or {}, dossier.answers.stated, stated, marks))
    return record_answers(stated=stated, form_hash=procedure.content_hash(), by=doing.by, at=doing.at)


def _put_papers(dossier: Dossier, marks: Sequence[Mark], files: Mapping[str, StoredFile]) -> None:
    names = paper_names(dossier)
    names |= {mark.key: mark.why for mark in marks if mark.kind is MarkKind.PAPER and not mark.listed}
    lines = {line.mark_key: line for line in dossier.papers.all()}
    for key, file in files.items():
        line = lines.get(key) or bring(dossier, PaperBrought(key if key in names else "", names[key]))
        line.state, line.scan, line.digitised = "brought", file, Digitised.SCANNED.value
        line.save()


@transaction.atomic
def correct_contact(
    *,
    dossier: Dossier,
    by: ActsInUnit,
    at: datetime,
    phone: str = "",
    email: str = "",
    address: str = "",
    seen: int | None = None,
) -> Dossier:
    """Correct how the owner is reached; what is left empty stays. The owner is written down anew, so what
    stood before is not lost, and is found under the new number, too."""
    doing = Doing(by, at, seen)
    check_seen(dossier, doing)
    refuse_if(why_not_correct_contact(dossier))
    if isinstance(by, Hat):
        refuse_if(_why_not_officer(by, dossier))
    before = person_of(dossier.owner)
    typed = {"phone": _written_as_kept(phone), "email": tidy(email), "address": tidy(address)}
    changed = {name: value for name, value in typed.items() if value and value != getattr(before, name)}
    refuse_if(_why_not_contact(changed))
    person = replace(before, **changed)  # type: ignore[arg-type]
    owner = write_down(person=person, written_in=dossier.owner.written_in_id, by=by, at=at)
    put(dossier, {"owner_id": owner.pk}, doing)
    dossier.owner = owner
    state_fact(dossier, "dossier.contact_corrected", doing, {"changed": sorted(changed)})
    let_be_found(dossier, doing)
    return dossier


def _written_as_kept(phone: str) -> str:
    """So that the number that is known is not taken for a new one; a wrong one is refused later."""
    try:
        return normal_phone(phone)
    except BadPhone:
        return tidy(phone)


def _why_not_officer(hat: Hat, dossier: Dossier) -> Refusal | None:
    if hat.may(Permission.FILE):
        return why_not_see(hat, dossier)
    text = gettext_noop("Your post does not correct people's data. Ask the reception desk.")
    return Refusal("not_permitted", text)


def _why_not_contact(changed: Mapping[str, str]) -> Refusal | None:
    if not changed:
        text = gettext_noop("Write at least one new thing: the phone number, the e-mail or the address.")
        return Refusal("nothing_changed", text)
    try:
        if "email" in changed:
            validate_email(changed["email"])
    except ValidationError:
        text = gettext_noop("This is not an e-mail address. Write it as name@place, such as an@example.vn.")
        return Refusal("bad_email", text)
    if len(changed.get("address", "")) > 300 or len(changed.get("email", "")) > 254:
        return Refusal("too_long", gettext_noop("This is too long. Write it shorter."))
    return None


@transaction.atomic
def rate(
    *, dossier: Dossier, stars: int, ticks: Sequence[str], words: str, by: ActsInUnit, at: datetime
) -> Rating:
    """Rate the service from one to five stars, once, after the end; with ticks and words if one likes.
    The words are kept where personal data live, and are in no fact."""
    refuse_if(why_not_rate(dossier))
    refuse_if(_why_not_rating(stars, ticks, words))
    sheet = keep_sheet(sheet=None, stated={"words": words.strip()}, at=at, by=by) if words.strip() else None
    ticked = [code for code in TICKS if code in ticks]
    try:
        with transaction.atomic():
            rating = Rating.objects.create(
                dossier=dossier, stars=stars, ticks=ticked, sheet=sheet, rated_at=at
            )
    except IntegrityError:
        raise Refused(ALREADY_RATED) from None
    state_fact(dossier, "dossier.rated", Doing(by, at), {"stars": stars, "ticks": ticked})
    return rating


def _why_not_rating(stars: int, ticks: Sequence[str], words: str) -> Refusal | None:
    if stars not in STARS:
        return Refusal("no_stars", gettext_noop("Choose from one to five stars."))
    if not set(ticks) <= set(TICKS):
        return Refusal("unknown_tick", gettext_noop("Choose only from the list."))
    if len(words) > MOST_WORDS:
        text = gettext_noop("Write at most {most} characters.")
        return Refusal("too_long", text, {"most": MOST_WORDS})
    return None
