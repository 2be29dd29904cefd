"""From a draft to a dossier, whole or not at all."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from motcua.applicants import actions as applicants
from motcua.applicants.rules import Filing
from motcua.dossiers.actions import file
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules import FeeAsked, HelpGiven, Intake, PaperBrought, PaperState
from motcua.files import actions as files
from motcua.files.contents import Laid
from motcua.kernel.actor import ActsInUnit
from motcua.kernel.ids import new_id
from motcua.kernel.refusal import Refusal, Refused, refuse_if
from motcua.kernel.words import gettext_noop
from motcua.procedures.rules import Channel, PaperRequirement, ReturnChannel

from ..models import Draft, DraftPage
from ..permissions import filled, why_not_file
from ..rules import Citizen, Filled, PaperHere, PaperStands, is_filled_in, person_of, pledged
from .locking import in_unit, lock, refresh, tell

_TRIES = 3


def file_draft(*, draft: Draft, by: ActsInUnit, at: datetime) -> Dossier:
    """File a draft: the dossier with its people, answers, fees and papers (one PDF for each); the draft is
    ended and its sheet shredded. All in one transaction. Filing twice gives the one dossier.

    Binding the pages takes seconds, so it is done before the transaction; if somebody writes into the draft
    meanwhile, it is done anew. Raises Refused as `why_not_file` says.
    """
    for _try in range(_TRIES):
        done = _filed(draft)
        if done:
            return done
        refuse_if(why_not_file(draft, by, at))
        seen, laid = draft.seen, _bound(draft, by, at)
        with transaction.atomic():
            lock(draft)
            if draft.filed_id is None and draft.seen == seen:
                return _file(draft, laid, by, at)
    text = gettext_noop("Somebody is still writing into this draft. Wait a moment, then file it again.")
    raise Refused(Refusal("written_meanwhile", text))


def _filed(draft: Draft) -> Dossier | None:
    refresh(draft)
    return draft.filed


def _bound(draft: Draft, by: ActsInUnit, at: datetime) -> dict[str, Laid]:
    known = filled(draft)
    return bound(draft, [(one.key, one.name) for one in known.procedure.papers_for(known.case)], by, at)


def bound(draft: Draft, papers: Iterable[tuple[str, str]], by: ActsInUnit, at: datetime) -> dict[str, Laid]:
    """One PDF on disk for each of these papers (key, name) that has pages."""
    pages: dict[str, list[DraftPage]] = {}
    for page in DraftPage.objects.filter(draft=draft).select_related("file").order_by("position", "id"):
        pages.setdefault(page.key, []).append(page)
    return {
        key: files.lay_bound(files=[page.file for page in pages[key]], name=name[:190], by=by, at=at)
        for key, name in papers
        if key in pages
    }


def _file(draft: Draft, laid: dict[str, Laid], by: ActsInUnit, at: datetime) -> Dossier:
    """The inside of the transaction. The owner or a relative files, whoever held the pen."""
    dossier_id, known, here = new_id(), filled(draft), in_unit(by, draft)
    scans = {key: files.keep(laid=one, subject=dossier_id, by=here, at=at).pk for key, one in laid.items()}
    papers = tuple(
        _paper(known, paper, scans.get(paper.key)) for paper in known.procedure.papers_for(known.case)
    )
    intake = Intake(
        id=dossier_id,
        version=draft.version_id,
        case=known.case,
        served_by=draft.unit_id,
        competent=draft.competent_id,
        channel=Channel(draft.channel),
        papers=papers,
        fees=_fees(known),
        help=help_of(draft),
        **_people(known.typed),
        **_stated(known),
    )
    filer = in_unit(Citizen(account=draft.account_id), draft)
    dossier = file(intake=intake, by=filer, at=at)
    end_as(draft, dossier, by, at)
    return dossier


def _people(typed: Any) -> dict[str, Any]:
    filing = Filing(typed.get("filing") or Filing.OWNER)
    other = None if filing is Filing.OWNER else person_of(typed.get("representative", {}))
    relation = "" if other is None else typed.get("relation", "")
    return {
        "owner": person_of(typed.get("owner", {})),
        "filing": filing,
        "representative": other,
        "relation": relation,
    }


def _stated(known: Filled) -> dict[str, Any]:
    typed, form = known.typed, known.procedure.form
    return {
        "answers": None if form is None else pledged(form, typed.get("answers", {})),
        "return_by": ReturnChannel(typed["return_by"]) if typed.get("return_by") else None,
        "note": typed.get("note", ""),
    }


def _paper(known: Filled, paper: PaperRequirement, scan: UUID | None) -> PaperBrought:
    stands = known.papers.get(paper.key, PaperStands())
    if scan or is_filled_in(known.procedure, paper):
        return PaperBrought(paper.key, paper.name, PaperState.BROUGHT, scan=scan)
    replaced = stands.said is PaperHere.REPLACED
    return PaperBrought(paper.key, paper.name, PaperState.REPLACED if replaced else PaperState.MISSING)


def _fees(known: Filled) -> tuple[FeeAsked, ...]:
    """What is asked for at once: the amounts that are known, counted by the copies that were asked for."""
    return tuple(
        FeeAsked(one.rule.kind.value, one.rule.name, one.total, one.rule.collect.value, one.rule.code)
        for one in known.to_pay
        if one.total
    )


def help_of(draft: Draft) -> HelpGiven | None:
    """Who helped with a draft and for how long, as the dossier's first fact tells it."""
    if not draft.help_kind:
        return None
    minutes = -(-draft.helped_seconds // 60)  # a minute begun is a minute
    return HelpGiven(draft.help_kind, draft.helper_id, draft.helper_post_id, minutes)


def end_as(draft: Draft, dossier: Dossier, by: ActsInUnit, at: datetime) -> None:
    """End a draft that became a dossier. It keeps nothing but which dossier that is, who helped, what was
    agreed."""
    sheet = draft.sheet_id
    draft.filed, draft.ended_at, draft.touched_at, draft.sheet_id = dossier, at, at, None
    draft.seen += 1
    draft.save(update_fields=["filed", "ended_at", "touched_at", "sheet", "seen"])
    if sheet:
        applicants.shred_sheet(sheet=sheet, by=by, at=at)
    DraftPage.objects.filter(draft=draft).delete()
    files.discard(subject=draft.pk, by=in_unit(by, draft), at=at)
    helped = draft.help_kind or None
    tell(draft, "draft.filed", by, at, {"dossier": str(dossier.pk), "help": helped})
