"""May this be done with this draft now? None, or a `Refusal` that says what to do next.

To hold a draft is to be allowed to go on with it: a citizen shows its key (or the code and the telephone
number typed in it, or signs in), an officer must be the one who helps.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Sum

from motcua.applicants import queries as applicants
from motcua.applicants.permissions import why_not_write_down
from motcua.applicants.rules import BadPhone, Filing, normal_phone
from motcua.files.models import StoredFile
from motcua.files.rules import LARGEST
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.clock import local_day
from motcua.kernel.refusal import Refusal
from motcua.kernel.words import gettext_noop, translate
from motcua.procedures.permissions import why_not_decide
from motcua.procedures.permissions import why_not_take_in as why_not_offered
from motcua.procedures.queries import content, standing_for
from motcua.procedures.rules import Channel, PaperRequirement, ProcedureContent
from motcua.rows import read
from motcua.staff.rules import Hat, Permission
from motcua.units.models import Unit
from motcua.units.queries import unit
from motcua.units.rules import UnknownUnit

from .models import Draft, DraftPage, DraftPaper
from .rules import (
    Consent,
    Filled,
    PageOf,
    PaperHere,
    PaperStands,
    Problem,
    may_come_later,
    person_of,
    problems,
    shown,
)

NO_DRAFT = Refusal(
    "no_draft", gettext_noop("No draft is found with this. Check what you typed, or begin a new one.")
)
_NOBODY = sha256(b"no draft").hexdigest()
_PAGES = list(PageOf)


def key_hash(key: str) -> str:
    """What is kept of a key. The key is 128 random bits, so one round is enough."""
    return sha256(key.strip().encode()).hexdigest()


def why_not_open(draft: Draft | None, key: str) -> Refusal | None:
    """Whether a key opens a draft. Unknown, wrong and given up are answered alike, in the same time."""
    kept = draft.key_hash if draft else _NOBODY
    fits = compare_digest(kept, key_hash(key))
    return None if draft and fits and _is_there(draft) else NO_DRAFT


def why_not_open_by_phone(draft: Draft | None, phone: str) -> Refusal | None:
    """Whether the telephone number typed in a draft opens it; never before one was typed. The sheet is looked
    for in every case, so that the time tells nothing."""
    typed = applicants.sheet(draft.sheet_id if draft else None)
    wanted = _number(phone)
    found = [_number(typed.get(part, {}).get("phone", "")) for part in ("owner", "representative")]
    same = [compare_digest(one.encode(), wanted.encode()) and bool(wanted) for one in found]
    return None if draft and any(same) and draft.is_open else NO_DRAFT


def why_not_begin(
    version: UUID, served: Unit, competent: Unit, channel: Channel, case: str, at: datetime
) -> Refusal | None:
    """Whether a procedure can be begun here, to be filed by this channel."""
    procedure, day = content(version), local_day(at)
    if procedure.channels and channel not in procedure.channels:
        text = gettext_noop("“{name}” cannot be filed this way. Come to the counter with your papers.")
        return Refusal("not_by_this_channel", text, {"name": procedure.plain_name or procedure.name})
    if refusal := _why_not_in_force(version, at) or why_not_offered(procedure, version, served.pk, day):
        return refusal
    return why_not_decide(procedure, case, served.path, competent, day) if competent != served else None


def why_not_help(hat: Hat) -> Refusal | None:
    """Whether an officer may help people to file."""
    if hat.may(Permission.HELP) or hat.may(Permission.FILE):
        return None
    text = gettext_noop("Your post does not help people to file. Ask the guidance desk.")
    return Refusal("not_permitted", text)


def why_not_prepare(channel: Channel, helper: Hat | None) -> Refusal | None:
    """Whether somebody may prepare what is handed in at the counter: only officers who help do."""
    if channel is not Channel.COUNTER or helper is not None:
        return None
    text = gettext_noop("This is handed in at the counter. Come there, and ask the guidance desk for help.")
    return Refusal("only_at_the_counter", text)


def why_not_take_in(draft: Draft, by: Hat) -> Refusal | None:
    """Whether an officer of the counter may take in what was prepared with somebody: for this very unit, all
    of it read out and agreed to, and not taken in yet."""
    here = draft.channel == Channel.COUNTER and draft.unit_id == by.authority
    if not (here and by.may(Permission.FILE)):
        return NO_DRAFT
    if draft.filed_id:
        text = gettext_noop("What was prepared under {code} is taken in already. Search for the dossier.")
        return Refusal("draft_filed", text, {"code": draft.code})
    if draft.ended_at or not (draft.agreed_at and draft.consent_at):
        text = gettext_noop("{code} is not ready. Ask the guidance desk to finish it, or type it in here.")
        return Refusal("not_prepared", text, {"code": draft.code})
    return None


def why_not_go_on(draft: Draft, by: ActsInUnit) -> Refusal | None:
    """Whether a draft can be gone on with: it is open, and an officer is the one who helps with it."""
    if isinstance(by, Hat) and not by.holds(draft.helper_id):
        return NO_DRAFT
    if draft.filed_id:
        return Refusal("draft_filed", gettext_noop("This was filed already. Look at your dossier instead."))
    if draft.ended_at:
        return Refusal("draft_given_up", gettext_noop("This draft was given up. Begin a new one."))
    return why_not_help(by) if isinstance(by, Hat) else None


def why_not_say(draft: Draft, key: str, state: PaperHere) -> Refusal | None:
    """Whether this can be said of a paper: it is asked for, and may come later or from the state's data."""
    procedure = content(draft.version_id)
    paper = asked_papers(procedure).get(key)
    if paper is None:
        return _unknown_paper()
    if state is PaperHere.REPLACED and not paper.result_of:
        text = gettext_noop("The office has no data that replace “{paper}”. Photograph it, or choose a file.")
        return Refusal("not_replaced", text, {"paper": paper.name})
    if state is PaperHere.LATER and not may_come_later(procedure, Channel(draft.channel)):
        text = gettext_noop("All of this is done online, so “{paper}” must be added here before you file.")
        return Refusal("not_later", text, {"paper": paper.name})
    return None


def why_not_add_page(draft: Draft, key: str, file: StoredFile) -> Refusal | None:
    """Whether a file can become a page of a paper: it was stored for this draft, and the paper stays within
    the pages and bytes that are taken."""
    if key not in asked_papers(content(draft.version_id)):
        return _unknown_paper()
    if file.subject != draft.pk:
        return Refusal("strange_file", gettext_noop("This file belongs elsewhere. Choose the file again."))
    return _why_too_much(draft, key, file)


def _why_too_much(draft: Draft, key: str, file: StoredFile) -> Refusal | None:
    there = DraftPage.objects.filter(draft=draft, key=key)
    pages = (there.aggregate(sum=Sum("file__pages"))["sum"] or 0) + file.pages
    if pages > settings.PAPER_PAGES:
        text = gettext_noop(
            "The paper would have {pages} pages; at most {most} are taken. Leave out what is not asked for."
        )
        return Refusal("too_many_pages", text, {"pages": pages, "most": settings.PAPER_PAGES})
    pdfs = there.filter(file__media_type="application/pdf").aggregate(sum=Sum("file__size"))["sum"] or 0
    if file.media_type == "application/pdf" and pdfs + file.size > LARGEST:
        text = gettext_noop("The PDF files of one paper may have 20 MB together. Scan them again in grey.")
        return Refusal("paper_too_large", text)
    return None


def why_not_agree(draft: Draft, how: str) -> Refusal | None:
    """Whether somebody can agree so: to the statement, or to being helped where somebody helps."""
    if how not in {one.value for one in Consent}:
        return Refusal("bad_consent", gettext_noop("Choose how the person agreed."))
    if how != Consent.STATEMENT and not draft.help_kind:
        text = gettext_noop("Nobody helps with this draft, so no consent to help is needed.")
        return Refusal("nobody_helps", text)
    return None


def why_not_file(draft: Draft, by: ActsInUnit, at: datetime) -> Refusal | None:
    """Whether a draft can be filed now: it can be gone on with, its version of the procedure is in force, the
    body named may decide, and nothing is missing."""
    refusal = why_not_go_on(draft, by) or _why_not_in_force(draft.version_id, at)
    if refusal:
        return refusal
    if draft.channel == Channel.COUNTER:
        text = gettext_noop("This is handed in at the counter. Tell the number {code} there.")
        return Refusal("only_at_the_counter", text, {"code": draft.code})
    found = problems_of(draft)
    if found:
        return Refusal("incomplete", "{sentence}", {"sentence": found[0].sentence})
    if draft.competent_id == draft.unit_id:
        return None
    case = str(filled(draft).case)
    return why_not_decide(content(draft.version_id), case, draft.unit.path, draft.competent, local_day(at))


def problems_of(draft: Draft, known: Filled | None = None) -> list[Problem]:
    """Everything that still stops a draft from being filed, in the order of the pages. `known` is the draft
    as it has just been read."""
    known = known or filled(draft)
    found = problems(known)
    told = {(one.page, one.key) for one in found}
    found += [one for one in _about_people(known.typed) if (one.page, one.key) not in told]
    return sorted(found, key=lambda one: _PAGES.index(PageOf(one.page)))


def filled(draft: Draft, typed: Mapping[str, Any] | None = None) -> Filled:
    """A draft as far as filing asks about it; `typed` where that has just been read."""
    return Filled(
        procedure=content(draft.version_id),
        typed=shown(applicants.sheet(draft.sheet_id)) if typed is None else typed,
        today=local_day(draft.touched_at),
        channel=Channel(draft.channel),
        papers=stands(draft),
        helped=bool(draft.helper_id),
        consented=draft.consent_at is not None,
        agreed=draft.agreed_at is not None,
    )


def stands(draft: Draft) -> dict[str, PaperStands]:
    """How each paper stands that something was said of or that has pages."""
    said = {one.key: PaperHere(one.state) for one in read(DraftPaper, "draft_id = %s", [draft.pk])}
    pages: dict[str, int] = {}
    for page in read(DraftPage, "draft_id = %s", [draft.pk]):
        pages[page.key] = pages.get(page.key, 0) + 1
    return {key: PaperStands(said.get(key), pages.get(key, 0)) for key in {*said, *pages}}


def asked_papers(procedure: ProcedureContent) -> dict[str, PaperRequirement]:
    """The papers of all cases by their key, for a case may be chosen later."""
    of_cases = [paper for case in procedure.cases for paper in case.papers]
    return {paper.key: paper for paper in (*procedure.papers, *of_cases)}


def _about_people(typed: dict[str, Any] | Any) -> list[Problem]:
    """What `applicants` would refuse to write down, and units that are none."""
    parts = {PageOf.OWNER: typed.get("owner", {})}
    if typed.get("filing", Filing.OWNER) != Filing.OWNER:
        parts[PageOf.REPRESENTATIVE] = typed.get("representative", {})
    found = []
    for page, written in parts.items():
        refusal = why_not_write_down(person_of(written))
        if refusal:
            key = "name" if refusal.code == "no_name" else "id_number"
            found.append(Problem(page, key, str(refusal)))
        if written.get("residence") and not _is_unit(written["residence"]):
            text = gettext_noop("Choose the place where you live from the list.")
            found.append(Problem(page, "residence", translate(text)))
    return found


def _is_unit(text: str) -> bool:
    try:
        unit(UUID(str(text)))
    except (UnknownUnit, ValueError):
        return False
    return True


def _why_not_in_force(version: UUID, at: datetime) -> Refusal | None:
    if standing_for(version, local_day(at)) == version:
        return None
    text = gettext_noop(
        "This procedure has changed since you began. Look at what changed; what you typed is kept."
    )
    return Refusal("version_changed", text)


def _is_there(draft: Draft) -> bool:
    return draft.is_open or draft.filed_id is not None


def _number(text: str) -> str:
    try:
        return normal_phone(text)
    except BadPhone:
        return ""


def _unknown_paper() -> Refusal:
    text = gettext_noop("This paper is not asked for. Look at the list of papers again.")
    return Refusal("unknown_paper", text)
