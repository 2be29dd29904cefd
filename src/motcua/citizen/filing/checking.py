"""Everything at a glance before it is filed: what is missing, every answer, the statement, the button."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from motcua.applicants.rules import ApplicantKind, IdKind, Sex
from motcua.drafts import queries
from motcua.drafts.actions import agree, file_draft
from motcua.drafts.rules import Consent, PageOf, pledges
from motcua.kernel.refusal import Refused
from motcua.pages.questions import said
from motcua.pages.stated import stated_rows
from motcua.procedures.rules import ReturnChannel

from .choosing import way_back
from .costs import bill, filled_of
from .gate import behind_draft
from .people_forms import day_shown, who_words
from .steps import address_of, order_of, paper_step

if TYPE_CHECKING:
    from .gate import Filing as Draft

Row = tuple[str, str, str]


@dataclass(frozen=True)
class Section:
    """Answers of one page, label and value, and where they are changed: all on one page, or (`address` empty)
    each on its own."""

    title: str
    rows: list[Row]
    address: str


@behind_draft
def check(filing: Draft) -> HttpResponse:
    """GET: the check page. POST: the statement, and it is filed (or ready for the counter, where it is handed
    in). Sent twice, it is filed once."""
    if not filing.posted:
        return _page(filing)
    if filing.stale:
        return _page(filing, status=403)
    if filing.request.POST.get("agree") != "yes":
        return _page(filing, [("#agree", _("Read the statement, and tick that all of it is true."))], 422)
    try:
        given: dict[str, Any] = {"draft": filing.draft, "by": filing.by, "at": filing.at}
        agree(how=Consent.STATEMENT, words=" ".join(statement(filing)), **given)
        if not filing.for_counter:
            file_draft(**given)
    except Refused as refused:
        return _not_filed(filing, refused)
    return HttpResponseRedirect(filing.to("done"))


def statement(filing: Draft) -> list[str]:
    """What is stated with the filing, sentence by sentence; recorded as it was shown."""
    return [
        *(_form_pledge(filing) or _plain_pledge(filing)),
        _("%(unit)s may use this data for “%(procedure)s”, and for nothing else.")
        % {"unit": filing.draft.unit.name, "procedure": filing.name},
    ]


def _form_pledge(filing: Draft) -> list[str]:
    """The pledge in the form's own words, which the law gives; nothing where the form has none."""
    own = [said(one, "title").rstrip(".") + "." for one in pledges(filing.procedure.form).values()]
    papers = (
        _("I bring the papers themselves.")
        if filing.for_counter
        else _("The papers are photographed from the originals.")
    )
    return [*own, papers] if own else []


def _plain_pledge(filing: Draft) -> list[str]:
    return [
        _("What I said is true, and I bring the papers themselves.")
        if filing.for_counter
        else _("What I wrote is true, and the papers are photographed from the originals."),
        _("I answer for it before the law."),
    ]


def _not_filed(filing: Draft, refused: Refused) -> HttpResponse:
    """Filed a moment ago: to that dossier. Changed rules: to what changed. Else the page with the reason."""
    if refused.refusal.code == "draft_filed":
        return HttpResponseRedirect(filing.to("done"))
    if refused.refusal.code == "version_changed":
        return HttpResponseRedirect(filing.to("changed"))
    missing = refused.refusal.code == "incomplete"
    return _page(filing, [] if missing else [("", str(refused))], 422)


def _page(filing: Draft, wrong: list[tuple[str, str]] | None = None, status: int = 200) -> HttpResponse:
    missing = [
        (f"{address_of(filing, one)}?then=check", one.sentence)
        for one in filing.problems
        if one.page != PageOf.CHECK
    ]
    return filing.page(
        "check",
        status,
        missing=_once(missing),
        wrong=wrong or [],
        sections=[one for one in sections(filing) if one.rows],
        bill=bill(filing),
        statement=statement(filing),
        accept_by=queries.accept_by_if_filed(filing.draft, filing.at).at,
    )


def sections(filing: Draft) -> list[Section]:
    """What was answered, page by page."""
    pages = {one.key: one for one in order_of(filing)}
    found = []
    for key, rows in _rows(filing).items():
        step = pages.get(key)
        if step:
            shown = [("" if label == step.title else label, value, "") for label, value in rows]
            found.append(Section(step.title, shown, f"{step.address}?then=check"))
    return [*found, _papers(filing)]


def _rows(filing: Draft) -> dict[str, list[tuple[str, str]]]:
    typed, schema = filing.typed, filing.procedure.form or {}
    answers, owner = typed.get("answers", {}), typed.get("owner", {})
    other = {**typed.get("representative", {}), "relation": typed.get("relation", "")}
    known = schema.get("properties", {})
    parts = {
        f"part-{part.key}": [
            row
            for name in part.names
            if name in answers
            for row in _stated(schema, known, name, answers[name])
        ]
        for part in filing.parts
    }
    case = next((one.name or one.code for one in filing.procedure.cases if one.code == filing.case), "")
    return {
        "case": _told([(_("Your case"), case)]),
        "who": _told([(_("Who files"), who_words().get(typed.get("filing", ""), ""))]),
        "representative": _person(other),
        "owner": _person(owner),
        "contact": _contact(owner),
        **parts,
        "return": _told(
            [
                (_("The result"), _returned(filing)),
                (_("Copies wanted"), str(typed.get("copies", "")) if filled_of(filing).asks_copies else ""),
                (_("Note"), typed.get("note", "")),
            ]
        ),
    }


def _stated(schema: Any, known: Any, name: str, value: Any) -> list[tuple[str, str]]:
    """Objects without their heading, which the section shows already."""
    if isinstance(value, dict):
        return stated_rows(known.get(name), value)
    return stated_rows(schema, {name: value})


def _person(person: dict[str, str]) -> list[tuple[str, str]]:
    kind, id_kind = person.get("kind", ""), person.get("id_kind", "")
    organised = kind not in ("", str(ApplicantKind.CITIZEN.value))
    return _told(
        [
            (_("Who is it?"), ApplicantKind(int(kind)).label if organised else ""),
            (_("Full name"), person.get("name", "")),
            (IdKind(id_kind).label if id_kind else _("Number"), person.get("id_number", "")),
            (_("Day of birth"), day_shown(person.get("born", ""))),
            (_("Sex"), Sex(person["sex"]).label if person.get("sex") else ""),
            (_("Who are you to that person?"), person.get("relation", "")),
            (_("Your phone number"), person.get("phone", "") if "relation" in person else ""),
        ]
    )


def _contact(owner: dict[str, str]) -> list[tuple[str, str]]:
    labels = {"phone": _("Phone number"), "address": _("Address"), "email": _("E-mail")}
    return _told([(label, owner.get(name, "")) for name, label in labels.items()])


def _papers(filing: Draft) -> Section:
    steps = [paper_step(filing, one) for one in filing.papers if not one.filled_in]
    rows = [(one.title, one.more, f"{one.address}?then=check") for one in steps if one.more]
    return Section(_("Your papers"), rows, "")


def _returned(filing: Draft) -> str:
    given = filing.typed.get("return_by")
    return way_back(ReturnChannel(given), filing) if given else ""


def _told(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [row for row in rows if row[1]]


def _once(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys(found))
